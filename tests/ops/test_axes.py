"""Reading axis arguments in all their forms."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import RuleError
from minitf.core.spec import Spec
from minitf.ops.axes import as_axes, as_choice, as_flag, as_int, checked_axis, one_number


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


@pytest.mark.parametrize("value", [1.5, "a", True, [True], [0.5], np.array([0.5]), tf.constant(1.0)], ids=repr)
def test_anything_else_is_named(value):
    with pytest.raises(TypeError, match=r"axis: axis is .*: it must be an integer"):
        as_axes(value)


def test_an_axis_is_counted_from_the_front():
    assert checked_axis(-1, 3, "gather") == 2
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"gather: axis is 3: it must be in \[-3, 3\)"):
        checked_axis(3, 3, "gather")


@pytest.mark.parametrize("value", [True, 1, np.bool_(True)], ids=repr)
def test_a_flag_in_any_form(value):
    assert as_flag(value, "keepdims") is True


NO_FLAGS = ["False", 2, 0.0, [True], np.array([True, False]), np.zeros(2, "i4,f4"), tf.constant([1, 2])]


@pytest.mark.parametrize("value", NO_FLAGS, ids=repr)
def test_several_values_are_no_flag(value):
    with pytest.raises(TypeError, match=r"^keepdims: keepdims is .*: it must be True or False"):
        as_flag(value, "keepdims")


@pytest.mark.parametrize("value", ["ascend", None, 1, ["ASCENDING"], np.array(["a"]), tf.constant([1, 2])], ids=repr)
def test_a_choice_that_is_none(value):
    with pytest.raises(ValueError, match=r"^sort: direction is .*: it must be 'ASCENDING' or 'DESCENDING'"):
        as_choice(value, ("ASCENDING", "DESCENDING"), "sort", "direction")


def test_one_number():
    assert one_number(Spec((), tf.int32, np.array(3)), "k") == 3
    assert one_number(Spec((), tf.int32), "k") is None
    with pytest.raises(RuleError, match="k is -1 and must be >= 0"):
        one_number(Spec((), tf.int32, np.array(-1)), "k")
    with pytest.raises(RuleError, match="k must be one number, without axes"):
        one_number(Spec((1,), tf.int32, np.array([3])), "k")
