"""Reading axis arguments in all their forms."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.axes import as_axes, as_int, checked_axis


@pytest.mark.parametrize("value", [3, np.int64(3), np.array(3), tf.constant(3), True + 2], ids=repr)
def test_one_integer_in_any_form(value):
    assert as_int(value) == 3
    assert type(as_int(value)) is int
    assert as_axes(value) == (3,)


SEVERAL = [[0, -1], (0, -1), np.array([0, -1]), tf.constant([0, -1]), [np.int8(0), tf.constant(-1)]]


@pytest.mark.parametrize("value", SEVERAL, ids=repr)
def test_several_integers_in_any_form(value):
    assert as_axes(value) == (0, -1)
    assert all(type(axis) is int for axis in as_axes(value))


def test_none_means_all_axes_and_an_empty_list_none_at_all():
    assert as_axes(None) is None
    assert as_axes([]) == ()
    assert as_axes(range(2)) == (0, 1)


@pytest.mark.parametrize("value", [1.5, "a", [0.5], np.array([0.5]), tf.constant(1.0)], ids=repr)
def test_anything_else_is_named(value):
    with pytest.raises(TypeError, match=r"axis: axis is .*: it must be an integer"):
        as_axes(value)


def test_an_axis_is_counted_from_the_front():
    assert checked_axis(-1, 3, "gather") == 2
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"gather: axis is 3: it must be in \[-3, 3\)"):
        checked_axis(3, 3, "gather")
