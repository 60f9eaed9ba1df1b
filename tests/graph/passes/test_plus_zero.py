"""Which zero may be added without changing anything."""

import numpy as np
import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.passes.algebra import plus_zero


def rule(f, dtype):
    """What the rule says about the sum that a function makes of x, and x."""
    graph = traced(f, (dtype, (3,)))
    return plus_zero(graph.nodes[-1]), graph.inputs[0]


@pytest.mark.parametrize(("f", "dtype"), [(lambda x: x + 0, tf.int32), (lambda x: x + -0.0, tf.float32),
                                          (lambda x: x + np.float64(-0.0), tf.float64)])
def test_zero_on_the_right(f, dtype):
    found, x = rule(f, dtype)
    assert isinstance(found, tuple), f"it returns {found!r}"
    assert found[0] is x


@pytest.mark.parametrize(("f", "dtype"), [(lambda x: 0 + x, tf.int64), (lambda x: -0.0 + x, tf.float32)])
def test_zero_on_the_left(f, dtype):
    found, x = rule(f, dtype)
    assert isinstance(found, tuple), f"it returns {found!r}"
    assert found[0] is x


@pytest.mark.parametrize("f", [lambda x: x + 0.0, lambda x: 0.0 + x])
def test_the_other_zero_changes_minus_zero(f):
    assert rule(f, tf.float32)[0] is None


@pytest.mark.parametrize(("f", "dtype"), [
    (lambda x: x + 1, tf.int32), (lambda x: x + x, tf.float32), (lambda x: x + tf.zeros([2, 3], tf.int32), tf.int32),
])
def test_what_is_no_zero(f, dtype):
    assert rule(f, dtype)[0] is None


def test_only_real_numbers_have_a_zero():
    assert rule(lambda x: x + tf.constant("a"), tf.string)[0] is None
    assert rule(lambda x: x + tf.constant(0, tf.complex64), tf.complex64)[0] is None
