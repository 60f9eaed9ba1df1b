"""transformations/shuffle.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("shuffle"))
def test_as_tensorflow_does(name):
    assert_as_recorded("shuffle", name)


def order(n, size, seed=1):
    tf.random.set_seed(None)  # other tests may have set one, which would count, too
    return [int(x) for x in tf.data.Dataset.range(n).shuffle(size, seed=seed)]


def test_each_element_comes_once():
    assert sorted(order(30, 7)) == list(range(30))
    assert sorted(order(5, 7)) == list(range(5))


def test_the_word_picks_among_those_held():
    assert order(10, 4) == [0, 4, 5, 1, 2, 7, 9, 8, 6, 3]


def test_an_element_comes_when_it_was_read_and_not_before():
    assert all(x < place + 5 for place, x in enumerate(order(40, 5)))
    assert order(6, 1) == list(range(6))


def test_a_pick_is_made_among_as_many_as_there_is_room_for():
    latest = [place for place, x in enumerate(order(200, 5)) if x == place + 4]  # the element that was read last
    assert any(place % 5 for place in latest)


def test_so_many_are_picked_as_were_asked_for():
    cursor = tf.data.Dataset.range(10).shuffle(4, seed=1).stage.begin()
    assert [len(cursor._pick(n)) for n in (3, 0, 6, 4, 4)] == [3, 0, 6, 1, 0]
