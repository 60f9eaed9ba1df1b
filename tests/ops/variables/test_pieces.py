"""Which part of which array a stretch of the long row is."""

import pytest

from minitf.ops.variables.apply_rule import pieces


def test_within_one_array():
    assert list(pieces([10], 2, 7)) == [(0, 2, 7)]


def test_places_count_from_the_begin_of_each_array():
    assert list(pieces([3, 8], 4, 6)) == [(1, 1, 3)]


def test_a_stretch_over_several_arrays():
    assert list(pieces([3, 5, 9], 2, 7)) == [(0, 2, 3), (1, 0, 2), (2, 0, 2)]


def test_a_stretch_that_begins_where_an_array_ends():
    assert list(pieces([3, 5], 3, 5)) == [(1, 0, 2)]


def test_a_stretch_that_ends_where_an_array_ends():
    assert list(pieces([3, 5], 0, 3)) == [(0, 0, 3)]


def test_arrays_without_elements_are_left_out():
    assert list(pieces([0, 3, 3, 5], 0, 5)) == [(1, 0, 3), (3, 0, 2)]


def test_a_stretch_without_elements_has_no_pieces():
    assert list(pieces([3, 5], 2, 2)) == []


@pytest.mark.parametrize("block", [1, 2, 3, 4, 100])
def test_every_element_comes_once_and_in_order(block):
    ends = [0, 4, 5, 5, 12]
    begins = [0, *ends[:-1]]
    seen = [begins[i] + k for lo in range(0, 12, block) for i, start, stop in pieces(ends, lo, min(lo + block, 12))
            for k in range(start, stop)]
    assert seen == list(range(12))
