"""Shape rules that have something to work out: a product, a reduction, a reshape. Exercises grade with these."""

import numpy as np
import pytest

from minitf.backend.dtypes import float32, int32
from minitf.backend.errors import RuleError
from minitf.core.spec import Spec
from minitf.ops.linalg.matmul import BatchMatMulV2, MatMul
from minitf.ops.shapes.broadcasting import Sum
from minitf.ops.shapes.layout import Reshape


def product(a, b, transpose_a=False, transpose_b=False):
    """The dims of the product of matrices with dims a and b."""
    op, names = (MatMul, "transpose_a transpose_b") if len(a or b) == 2 else (BatchMatMulV2, "adj_x adj_y")
    attrs = dict(zip(names.split(), (transpose_a, transpose_b)))
    return op.infer(Spec(a, float32), Spec(b, float32), **attrs).dims


def test_a_product_has_the_rows_of_a_and_the_columns_of_b():
    assert product((2, 3), (3, 4)) == (2, 4)


@pytest.mark.parametrize(
    ("a", "b", "transpose_a", "transpose_b"),
    [((3, 2), (3, 4), True, False), ((2, 3), (4, 3), False, True), ((3, 2), (4, 3), True, True)],
    ids=str,
)
def test_a_transposed_factor_is_read_the_other_way(a, b, transpose_a, transpose_b):
    assert product(a, b, transpose_a, transpose_b) == (2, 4)


@pytest.mark.parametrize(
    ("a", "b", "dims"),
    [((7, 2, 3), (7, 3, 4), (7, 2, 4)), ((7, 1, 2, 3), (5, 3, 4), (7, 5, 2, 4)), ((6, 2, 3), (3, 4), (6, 2, 4))],
    ids=str,
)
def test_the_axes_before_the_last_two_broadcast(a, b, dims):
    assert product(a, b) == dims


def test_inner_sizes_that_differ_are_both_named():
    with pytest.raises(RuleError) as caught:
        product((2, 3), (4, 5))
    assert "(3)" in caught.value.rule
    assert "(4)" in caught.value.rule


@pytest.mark.parametrize(
    ("a", "b", "fix"), [((2, 3), (4, 3), "transpose_b"), ((3, 2), (3, 4), "transpose_a"), ((2, 3), (4, 5), None)],
    ids=str,
)
def test_a_product_that_would_work_transposed_says_so(a, b, fix):
    with pytest.raises(RuleError) as caught:
        product(a, b)
    assert fix in caught.value.fix if fix else not caught.value.fix


@pytest.mark.parametrize("dims", [((3,), (3, 4)), ((2, 3), (3,)), ((), (3, 4))], ids=str)
def test_a_factor_must_be_a_matrix(dims):
    with pytest.raises(RuleError):
        product(*dims)


@pytest.mark.parametrize(
    ("a", "b", "dims"),
    [((None, 3), (3, 4), (None, 4)), ((2, None), (3, 4), (2, 4)), ((2, 3), (None, None), (2, None))],
    ids=str,
)
def test_unknown_sizes_are_let_through(a, b, dims):
    assert product(a, b) == dims


def test_a_factor_of_unknown_rank_leaves_everything_open():
    assert product((2, 3), None) is None
    assert product(None, (3, 4)) is None


def summed(dims, axis, keep_dims=False):
    """The dims of a sum over the axes."""
    return Sum.infer(Spec(dims, float32), axis=axis, keep_dims=keep_dims).dims


@pytest.mark.parametrize(("axis", "dims"), [((0,), (3, 4)), ((1,), (2, 4)), ((0, 2), (3,)), ((), (2, 3, 4))], ids=str)
def test_a_reduced_axis_is_gone(axis, dims):
    assert summed((2, 3, 4), axis) == dims


@pytest.mark.parametrize(("axis", "dims"), [((0,), (1, 3, 4)), ((1, 2), (2, 1, 1)), ((), (2, 3, 4))], ids=str)
def test_a_reduced_axis_is_kept_with_size_one(axis, dims):
    assert summed((2, 3, 4), axis, keep_dims=True) == dims


def test_no_axis_means_all_of_them():
    assert summed((2, 3, 4), None) == ()
    assert summed((2, 3, 4), None, keep_dims=True) == (1, 1, 1)


def test_negative_axes_count_from_the_end():
    assert summed((2, 3, 4), (-1,)) == (2, 3)
    assert summed((2, 3, 4), (-3, 1), keep_dims=True) == (1, 1, 4)


@pytest.mark.parametrize("axis", [(0, 0), (2, -1)], ids=str)
def test_an_axis_named_twice_is_refused(axis):
    with pytest.raises(RuleError):
        summed((2, 3, 4), axis)


@pytest.mark.parametrize("axis", [(3,), (-4,), (0, 7)], ids=str)
def test_an_axis_that_is_not_there_is_refused(axis):
    with pytest.raises(RuleError):
        summed((2, 3, 4), axis)


def test_unknown_sizes_stay_where_they_are():
    assert summed((None, 3), (1,)) == (None,)
    assert summed((None, 3), (0,), keep_dims=True) == (1, 3)


def test_what_is_known_of_a_sum_when_the_rank_is_not():
    assert summed(None, (0,)) is None
    assert summed(None, None, keep_dims=True) is None
    assert summed(None, None) == ()


def reshaped(dims, sizes):
    """The dims of a reshape to the sizes, whose values are known."""
    shape = Spec((len(sizes),), int32, np.array(sizes, np.int32))
    return Reshape.infer(Spec(dims, float32), shape).dims


@pytest.mark.parametrize(
    ("dims", "sizes"), [((6,), (2, 3)), ((2, 3), (3, 2)), ((), (1, 1)), ((1,), ()), ((0, 3), (2, 0))],
    ids=str,
)
def test_the_same_number_of_elements_in_another_shape(dims, sizes):
    assert reshaped(dims, sizes) == sizes


@pytest.mark.parametrize(
    ("dims", "sizes", "result"),
    [((6,), (2, -1), (2, 3)), ((2, 3, 4), (-1, 4), (6, 4)), ((), (-1,), (1,)), ((4,), (4, -1, 1), (4, 1, 1))],
    ids=str,
)
def test_minus_one_is_worked_out(dims, sizes, result):
    assert reshaped(dims, sizes) == result


def test_minus_one_where_there_are_no_elements():
    assert reshaped((0, 3), (-1, 3)) == (0, 3)
    assert reshaped((0,), (0, -1)) == (0, 1)
    assert reshaped((0, 3), (0, -1)) == (0, 3)


@pytest.mark.parametrize(("dims", "sizes"), [((6,), (4,)), ((2, 3), (2, 2)), ((6,), (0,)), ((), (2,))], ids=str)
def test_a_reshape_can_neither_add_nor_drop_elements(dims, sizes):
    with pytest.raises(RuleError):
        reshaped(dims, sizes)


@pytest.mark.parametrize(("dims", "sizes"), [((6,), (4, -1)), ((5,), (0, -1)), ((2, 3), (-1, 5))], ids=str)
def test_minus_one_must_come_out_even(dims, sizes):
    with pytest.raises(RuleError):
        reshaped(dims, sizes)


@pytest.mark.parametrize("sizes", [(-1, -1), (2, -2), (-3,)], ids=str)
def test_sizes_that_mean_nothing(sizes):
    with pytest.raises(RuleError):
        reshaped((4,), sizes)


def test_with_an_unknown_size_minus_one_stays_unknown():
    assert reshaped((None, 4), (-1, 2)) == (None, 2)
    assert reshaped(None, (3, -1)) == (3, None)
    assert reshaped((None,), (2, 3)) == (2, 3)


def test_sizes_without_values_tell_the_rank_only():
    x = Spec((2, 3), float32)
    assert Reshape.infer(x, Spec((3,), int32)).dims == (None, None, None)
    assert Reshape.infer(x, Spec((None,), int32)).dims is None
