"""The scrambling of Philox4x32-10: the answers that its authors publish, and what makes it counter-based.

An exercise grades with these. The published answers are those of Random123's file `kat_vectors`.
"""

import numpy as np
import pytest

from minitf.backend.bits import Philox

ONES = 0xFFFFFFFF
PUBLISHED = {
    "zeros": ((0, 0), (0, 0, 0, 0), "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    "ones": ((ONES, ONES), (ONES, ONES, ONES, ONES), "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    "pi": (
        (0xA4093822, 0x299F31D0),
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        "d16cfe09 94fdcceb 5001e420 24126ea1",
    ),
}


def hexadecimal(words):
    return " ".join(f"{word:08x}" for word in words.tolist())


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_answer(name):
    key, counter, words = PUBLISHED[name]
    assert hexadecimal(Philox(key, counter).words(4)) == words


def test_groups_in_a_row_are_those_that_start_later():
    stream = Philox((1, 2), (3, 4, 5, 6))
    rows = stream.words(40).reshape(10, 4)
    assert [hexadecimal(row) for row in rows] == [hexadecimal(stream.skip(i).words(4)) for i in range(10)]


def test_any_positions_in_any_order():
    stream = Philox((7, 8), (0, 0, 9, 0))
    rows = stream.words(40).reshape(10, 4)
    positions = np.array([6, 0, 9, 6], np.uint64)
    np.testing.assert_array_equal(stream.groups(positions), rows[[6, 0, 9, 6]])


@pytest.mark.parametrize("low", [(ONES, 0), (ONES, ONES)], ids=["into word 1", "into word 2"])
def test_the_counter_carries(low):
    stream = Philox((1, 2), (*low, 5, 6))
    after = {(ONES, 0): (0, 1, 5, 6), (ONES, ONES): (0, 0, 6, 6)}[low]
    assert hexadecimal(stream.words(8)[4:]) == hexadecimal(Philox((1, 2), after).words(4))


def test_each_word_of_key_and_counter_counts():
    base = (1, 2), (3, 4, 5, 6)
    changed = [((9, 2), base[1]), ((1, 9), base[1])]
    changed += [(base[0], base[1][:i] + (9,) + base[1][i + 1 :]) for i in range(4)]
    answers = {hexadecimal(Philox(key, counter).words(4)) for key, counter in [base, *changed]}
    assert len(answers) == 7
