"""ReLU after max pooling: fewer of them, the same results."""

import numpy as np
import pytest

import minitf as tf
from graph.passes.bodies import after, run, types
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.passes.pooling import pool_first

SPEC = (tf.float32, (2, 5, 4, 3))
X = np.random.default_rng(0).integers(-3, 3, SPEC[1]).astype(np.float32)  # with many that are equal
X[0, 0, 0] = np.nan


def forth(x, windows=(2, 2, "SAME")):
    return tf.nn.max_pool2d(tf.nn.relu(x), *windows)


def back(x, windows=(2, 2, "SAME")):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = forth(x, windows)
        loss = tf.reduce_sum(y * tf.reshape(tf.range(tf.size(y), dtype=tf.float32), tf.shape(y)))
    return y, tape.gradient(loss, x)


def lines(x):
    return tf.nn.max_pool3d(tf.nn.relu(tf.expand_dims(x, 0)), 2, 1, "VALID")


@pytest.mark.parametrize("f", [forth, back, lambda x: back(x, (3, 1, "VALID")), lines])
def test_pooling_comes_first_and_changes_nothing(f):
    body = after(pool_first, f, SPEC)
    found = [name for name in types(body) if "Relu" in name or "MaxPool" in name]
    assert found in (["MaxPool", "Relu"], ["MaxPool3D", "Relu"], ["MaxPool", "Relu", "ReluGrad", "MaxPoolGrad"])
    for a, b in zip(run(body, X), run(body_of(traced(f, SPEC)), X), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("pooled", [
    lambda y: [tf.nn.max_pool2d(y, 2, 2, "SAME"), tf.reduce_sum(y)],
    lambda y: [tf.nn.max_pool2d(y, 2, 2, "SAME"), y],
    lambda y: [tf.nn.max_pool2d(y, 2, 2, "SAME"), tf.nn.max_pool2d(y, 3, 2, "SAME")],
    lambda y: [tf.nn.avg_pool2d(y, 2, 2, "SAME")],
], ids=["a sum", "an output", "two", "a mean"])
def test_relus_that_something_else_needs_stay(pooled):
    body = after(pool_first, lambda x: pooled(tf.nn.relu(x)), SPEC)
    pools = [node for node in body.nodes if node.type in ("MaxPool", "AvgPool")]
    assert pools
    assert all(node.inputs[0].op.type == "Relu" for node in pools)


def test_gradients_of_gradients_are_left_alone():
    def f(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y, dx = back(x)
            loss = tf.reduce_sum(dx * dx * x)
        return y, tape.gradient(loss, x)

    body = after(pool_first, f, SPEC)
    for a, b in zip(run(body, np.nan_to_num(X)), run(body_of(traced(f, SPEC)), np.nan_to_num(X)), strict=True):
        np.testing.assert_array_equal(a, b)
