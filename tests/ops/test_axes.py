"""The arguments that are structure: ints and axes in every form in which programs pass them."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.axes import as_axes, as_int, checked_axis


@pytest.mark.parametrize("value", [2, np.int64(2), np.array(2), tf.constant(2), tf.Variable(2)], ids=type)
def test_an_integer_in_any_form(value):
    assert as_int(value) == 2
    assert type(as_int(value)) is int


@pytest.mark.parametrize("value", [1.5, "1", None, [1], tf.constant(1.0)], ids=str)
def test_what_is_no_integer(value):
    with pytest.raises(TypeError, match=r"axis: axis is .+: it must be an integer\. Pass a plain int\."):
        as_int(value)


@pytest.mark.parametrize(
    ("axis", "found"),
    [(None, None), (1, (1,)), ([0, -1], (0, -1)), (range(2), (0, 1)), ((), ()), (np.array([1, 0]), (1, 0)),
     (tf.constant(1), (1,)), (tf.constant([1, 2]), (1, 2)), (np.int32(3), (3,))], ids=str)  # fmt: skip
def test_axes_in_any_form(axis, found):
    assert as_axes(axis) == found


@pytest.mark.parametrize("axis", [1.5, "a", [0, 1.5], np.array([0.5])], ids=str)
def test_what_is_no_axis(axis):
    with pytest.raises(TypeError, match=r"axis: axis is .+: it must be an integer"):
        as_axes(axis)


def test_a_matrix_of_axes():
    with pytest.raises(tf.errors.InvalidArgumentError, match="it must have at most one axis itself"):
        as_axes(np.zeros((2, 2), int))


def test_an_axis_is_counted_from_the_front():
    assert [checked_axis(a, 3, "gather") for a in (-3, -1, 0, 2)] == [0, 2, 0, 2]
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"gather: axis is 3: it must be in \[-3, 3\)\."):
        checked_axis(3, 3, "gather")
