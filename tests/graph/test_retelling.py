"""Gradient rules that functions bring along, wherever the function's graph runs."""

import numpy as np
import pytest

import minitf as tf


@tf.custom_gradient
def ten_times(x):
    """x, whose gradient is ten times as large as it should be, and twice x for good measure."""
    return tf.identity(x), lambda dy: 10.0 * dy * x


def slope(f, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x)


def nested(f):
    return tf.function(lambda x: tf.function(f)(x))


X = tf.constant(3.0)


@pytest.mark.parametrize("make", [tf.function, nested], ids=["function", "nested"])
def test_a_custom_gradient_holds_for_a_tape_outside(make):
    assert slope(make(lambda x: 2.0 * ten_times(x)), X).numpy() == 60.0


@pytest.mark.parametrize("make", [tf.function, nested], ids=["function", "nested"])
def test_and_for_a_tape_inside(make):
    assert make(lambda x: slope(lambda x: 2.0 * ten_times(x), x))(X).numpy() == 60.0


def test_and_where_the_tape_is_in_the_outer_function():
    inner = tf.function(lambda x: 2.0 * ten_times(x))
    assert tf.function(lambda x: slope(inner, x))(X).numpy() == 60.0


def test_and_for_second_derivatives():
    f = tf.function(lambda x: 2.0 * ten_times(x))
    assert slope(lambda x: slope(f, x), X).numpy() == 20.0


def test_recomputation_inside_a_function():
    v = tf.Variable(3.0)
    f = tf.recompute_grad(lambda x: tf.sin(x) * v)
    with tf.GradientTape() as tape:
        tape.watch(X)
        y = tf.function(f)(X)
    dx, dv = tape.gradient(y, [X, v])
    np.testing.assert_allclose([dx, dv], [3 * np.cos(3.0), np.sin(3.0)], rtol=1e-6)
