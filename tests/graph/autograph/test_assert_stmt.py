"""Assertions."""

import pytest

import minitf as tf
from minitf.graph.autograph.assert_stmt import assert_stmt


def test_python_values():
    assert_stmt(1, lambda: "never")
    with pytest.raises(AssertionError, match="zero"):
        assert_stmt(0, lambda: "zero")
    with pytest.raises(AssertionError):
        assert_stmt(0, lambda: "")


def test_tensors_are_checked_when_the_graph_runs():
    @tf.function
    def f(x):
        assert x > 0, "positive"
        return x

    assert f(tf.constant(1)).numpy() == 1
    with pytest.raises(tf.errors.InvalidArgumentError, match="positive"):
        f(tf.constant(-1))
    assert f.experimental_get_tracing_count() == 1
