"""Shapes that end with the shape of a distribution's parameters."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import RuleError
from minitf.ops.random.suffix import ends_with, leading, samples_of


@pytest.mark.parametrize(
    ("dims", "tail"), [((5, 3), (3,)), ((3,), (3,)), ((3,), ()), ((None, 3), (None,)), (None, (3,))]
)
def test_what_fits(dims, tail):
    assert ends_with(dims, tail, "x") == dims


@pytest.mark.parametrize(("dims", "tail"), [((3, 5), (3,)), ((), (1,)), ((3,), (1,))])
def test_what_does_not(dims, tail):
    with pytest.raises(RuleError):
        ends_with(dims, tail, "x")


def test_counting():
    assert samples_of(np.array([4, 5, 3]), np.zeros([3])) == 20
    assert samples_of(np.array([3]), np.zeros([3])) == 1
    assert leading(tf.zeros([4, 5, 3]), tf.zeros([3])) == (0, 1)
