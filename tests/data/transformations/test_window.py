"""transformations/window.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("window"))
def test_as_tensorflow_does(name):
    assert_as_recorded("window", name)


def windows(n, *args, **options):
    return [[int(x) for x in window] for window in tf.data.Dataset.range(n).window(*args, **options)]


def test_windows_side_by_side():
    assert windows(7, 3) == [[0, 1, 2], [3, 4, 5], [6]]


def test_windows_that_overlap_share_elements():
    assert windows(4, 3, shift=1) == [[0, 1, 2], [1, 2, 3], [2, 3], [3]]


def test_what_lies_between_windows_is_passed_over():
    assert windows(10, 2, shift=4) == [[0, 1], [4, 5], [8, 9]]


def test_a_stride_leaves_elements_out():
    assert windows(7, 3, shift=2, stride=2) == [[0, 2, 4], [2, 4, 6], [4, 6], [6]]


def test_short_windows_can_be_dropped():
    assert windows(7, 3, drop_remainder=True) == [[0, 1, 2], [3, 4, 5]]
    assert windows(6, 3, shift=2, stride=2, drop_remainder=True) == [[0, 2, 4]]


def test_each_part_of_an_element_has_a_window():
    pairs = tf.data.Dataset.from_tensor_slices(([1, 2, 3], [4, 5, 6])).window(2)
    assert [([int(x) for x in a], [int(x) for x in b]) for a, b in pairs] == [([1, 2], [4, 5]), ([3], [6])]
