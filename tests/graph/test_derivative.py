"""The way back through a function."""

import numpy as np
import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.derivative import Derivative


def gradients(f, *xs):
    with tf.GradientTape() as tape:
        tape.watch(xs)
        y = f(*xs)
    return tape.gradient(y, xs)


def network(x, w):
    return tf.reduce_sum(tf.tanh(tf.matmul(x, w)) ** 2)


X, W = tf.constant([[1.0, -2.0]]), tf.constant([[0.5, 1.0], [-1.0, 2.0]])


def test_the_gradient_is_that_of_the_function_itself():
    for ours, plain in zip(gradients(tf.function(network), X, W), gradients(network, X, W)):
        np.testing.assert_allclose(ours, plain, rtol=1e-6)


def test_only_what_the_way_back_needs_is_kept():
    graph = traced(lambda x: tf.exp(tf.sin(x) + 1.0), (tf.float32, (2,)))
    assert [x.op.type for x in Derivative(graph).kept] == ["Exp"]


def test_what_nobody_wants_is_not_computed():
    derivative = Derivative(traced(lambda x, w: tf.matmul(x, w), (tf.float32, (2, 2)), (tf.float32, (2, 2))))
    assert derivative.program((True, True)).source.count("MatMul(") == 2
    assert derivative.program((True, False)).source.count("MatMul(") == 1


def test_rows_stay_rows():
    table = tf.Variable(tf.ones([5, 2]))
    f = tf.function(lambda i: tf.reduce_sum(tf.gather(table, i)))
    with tf.GradientTape() as tape:
        y = f(tf.constant([1, 1, 3]))
    slices = tape.gradient(y, table)
    assert isinstance(slices, tf.IndexedSlices)
    assert slices.indices.numpy().tolist() == [1, 1, 3]


def test_outputs_that_nobody_used():
    f = tf.function(lambda x: (tf.sin(x), tf.cos(x), tf.cast(x, tf.int32)))
    x = tf.constant(0.5)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)[1]
    np.testing.assert_allclose(tape.gradient(y, x), -np.sin(0.5), rtol=1e-6)


@pytest.mark.parametrize("order", [2, 3])
def test_higher_derivatives(order):
    def derivative(f):
        def slope(x):
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = f(x)
            return tape.gradient(y, x)

        return slope

    ours, plain = tf.function(lambda x: tf.sin(x) * x), lambda x: tf.sin(x) * x
    for _ in range(order):
        ours, plain = derivative(ours), derivative(plain)
    x = tf.constant(0.7)
    np.testing.assert_allclose(ours(x), plain(x), rtol=1e-5)


def test_a_tape_around_the_gradient_alone():
    f = tf.function(tf.sin)
    x, dy = tf.constant(0.5), tf.constant(2.0)
    with tf.GradientTape() as first:
        first.watch(x)
        y = f(x)
    with tf.GradientTape() as second:
        second.watch(dy)
        dx = first.gradient(y, x, output_gradients=dy)
    np.testing.assert_allclose(second.gradient(dx, dy), np.cos(0.5), rtol=1e-6)
