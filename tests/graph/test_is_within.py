"""Whether every tensor of one shape has another: also what chapter 7's exercise `is_within` is graded by."""

import pytest

from minitf.backend.shapes import TensorShape
from minitf.graph.signature import is_within


def within(shape, wide):
    return is_within(TensorShape(shape), TensorShape(wide))


@pytest.mark.parametrize("shape", [[], [3], [2, 3]])
def test_a_shape_is_within_itself(shape):
    assert within(shape, shape)


def test_a_size_must_be_the_same():
    assert not within([2, 3], [2, 4])


def test_an_open_axis_takes_any_size():
    assert within([2, 3], [None, 3])
    assert within([2, 3], [None, None])
    assert not within([2, 3], [None, 4])


def test_what_is_open_on_the_other_side_may_not_fit():
    assert within([None, 3], [None, 3])
    assert not within([None, 3], [2, 3])


def test_the_rank_must_be_the_same():
    assert not within([2, 3], [2])
    assert not within([2], [2, 3])
    assert not within([], [None])


def test_an_unknown_rank_takes_everything():
    assert within([2, 3], None)
    assert within([], None)
    assert within(None, None)
    assert not within(None, [2])
