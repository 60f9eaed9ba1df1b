"""recompute_grad: what it saves, and what else it can do. test_another_run.py has its gradients."""

import tracemalloc

import numpy as np

import minitf as tf


def number(x):
    """A gradient as a Python value: None, a number or a list."""
    return None if x is None else tf.convert_to_tensor(x).numpy().tolist()


def test_second_derivatives_and_forward_mode():
    block = tf.recompute_grad(tf.sin)
    x = tf.constant(0.5, tf.float64)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = block(x)
        dx = inner.gradient(y, x)
    with tf.autodiff.ForwardAccumulator(x, tf.constant(1.0, tf.float64)) as acc:
        y = block(x)
    np.testing.assert_allclose([number(dx), number(outer.gradient(dx, x)), number(acc.jvp(y))],
                               [np.cos(0.5), -np.sin(0.5), np.cos(0.5)])  # fmt: skip


def peak(block):
    """Megabytes at the worst moment of a gradient through eight blocks."""
    x = tf.ones([250, 500])  # half a megabyte
    tracemalloc.start()
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        for _ in range(8):
            y = block(y)
    tape.gradient(y, x)
    _, worst = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return worst / 1e6


def test_it_needs_less_memory():
    def block(x):
        for _ in range(8):
            x = tf.tanh(x)
        return x

    assert peak(tf.recompute_grad(block)) < 0.45 * peak(block)


def test_the_function_itself_can_be_had():
    assert tf.recompute_grad(number).__wrapped__ is number
