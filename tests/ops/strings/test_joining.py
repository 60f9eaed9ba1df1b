"""Many texts as one."""

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize(("axis", "expected"), [
    (None, b"abcd"), (0, [b"ac", b"bd"]), (-1, [b"ab", b"cd"]), ([0, 1], b"acbd"), ([1, 0], b"abcd"),
    ([], [[b"a", b"b"], [b"c", b"d"]]),
])  # fmt: skip
def test_the_first_axis_changes_fastest(axis, expected):
    found = tf.strings.reduce_join([["a", "b"], ["c", "d"]], axis=axis)
    assert np.asarray(found).tolist() == expected


def test_no_text_at_all_is_the_empty_text():
    assert tf.strings.reduce_join(tf.zeros([0, 2], tf.string), axis=0, separator=",").numpy().tolist() == [b"", b""]
    assert tf.strings.unsorted_segment_join(["a"], [1], 3).numpy().tolist() == [b"", b"a", b""]


@pytest.mark.parametrize(("axis", "kind"), [
    (2, tf.errors.OutOfRangeError), (-3, tf.errors.OutOfRangeError), ([0, 0], tf.errors.InvalidArgumentError),
])
def test_axes_that_there_are_not(axis, kind):
    with pytest.raises(kind):
        tf.strings.reduce_join([["a"]], axis=axis)


def test_ids_that_there_are_not():
    for ids in ([0, 2], [0, -1]):
        with pytest.raises(tf.errors.InvalidArgumentError, match=r"must be in \[0, 2\)"):
            tf.strings.unsorted_segment_join(["a", "b"], ids, 2)
