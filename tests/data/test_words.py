"""words.py: a stream of random words."""

from minitf.backend.bits import Philox
from minitf.data.words import Words


def test_the_words_are_those_of_the_stream():
    words = Words((1, 2))
    assert [words.next() for _ in range(6)] == Philox.from_seeds(1, 2).words(6).tolist()


def test_a_saved_place_can_be_gone_back_to():
    words, other = Words((1, 2)), Words((3, 4))
    for _ in range(1030):
        words.next()
    other.restore(words.save())
    assert [words.next() for _ in range(5)] == [other.next() for _ in range(5)]
