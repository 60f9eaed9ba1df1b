"""Two rules about shapes that nearly every op shares: counting an axis, broadcasting. Exercises grade with these."""

import numpy as np
import pytest

from minitf.backend.errors import RuleError
from minitf.backend.shapes import broadcast, normalize_axis


def test_an_axis_counts_from_the_front():
    assert [normalize_axis(axis, 3) for axis in range(3)] == [0, 1, 2]


def test_a_negative_axis_counts_from_the_end():
    assert [normalize_axis(axis, 3) for axis in (-1, -2, -3)] == [2, 1, 0]


def test_an_axis_may_be_any_kind_of_integer():
    found = normalize_axis(np.int64(-1), 4)
    assert found == 3


@pytest.mark.parametrize("axis", [3, 7, -4])
def test_an_axis_that_does_not_exist_is_told_the_range(axis):
    with pytest.raises(RuleError) as caught:
        normalize_axis(axis, 3)
    assert str(axis) in caught.value.rule
    assert "[-3, 3)" in caught.value.rule


@pytest.mark.parametrize("axis", [0, -1])
def test_a_scalar_has_no_axis(axis):
    with pytest.raises(RuleError):
        normalize_axis(axis, 0)


@pytest.mark.parametrize("axis", [1.0, "0", None])
def test_what_is_no_integer_is_no_axis(axis):
    with pytest.raises(RuleError):
        normalize_axis(axis, 3)


@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 1, 0)], ids=str)
def test_equal_shapes_stay(shape):
    assert broadcast(shape, shape) == shape


@pytest.mark.parametrize(
    ("a", "b", "result"),
    [((4, 1), (1, 3), (4, 3)), ((1, 1), (4, 3), (4, 3)), ((2, 0), (2, 1), (2, 0))],
    ids=str,
)
def test_a_size_of_one_stretches(a, b, result):
    assert broadcast(a, b) == result
    assert broadcast(b, a) == result


@pytest.mark.parametrize(
    ("a", "b", "result"),
    [((4, 1), (3,), (4, 3)), ((2, 3, 4), (4,), (2, 3, 4)), ((), (5, 2), (5, 2)), ((2, 1, 4), (3, 1), (2, 3, 4))],
    ids=str,
)
def test_missing_axes_are_on_the_left(a, b, result):
    assert broadcast(a, b) == result
    assert broadcast(b, a) == result


@pytest.mark.parametrize(
    ("a", "b", "axis"), [((2,), (3,), "-1"), ((32, 8), (32,), "-1"), ((5, 2, 1), (3, 1), "-2"), ((0,), (2,), "-1")],
    ids=str,
)
def test_sizes_that_do_not_fit_name_their_axis(a, b, axis):
    for pair in [(a, b), (b, a)]:
        with pytest.raises(RuleError) as caught:
            broadcast(*pair)
        assert axis in caught.value.rule


@pytest.mark.parametrize(
    ("a", "b", "result"),
    [
        ((None,), (1,), (None,)),
        ((None,), (8,), (8,)),
        ((None, 1), (8,), (None, 8)),
        ((None, 8), (1, None), (None, 8)),
        ((None,), (None,), (None,)),
    ],
    ids=str,
)
def test_an_unknown_size_beside(a, b, result):
    assert broadcast(a, b) == result
    assert broadcast(b, a) == result


def test_an_unknown_rank_stays_unknown():
    assert broadcast(None, (2, 3)) is None
    assert broadcast((2, 3), None) is None
