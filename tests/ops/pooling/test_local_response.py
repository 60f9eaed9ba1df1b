"""Local response normalization."""

import numpy as np
import pytest

import minitf as tf
from naive import pooling

ATTRS = {"depth_radius": 1, "bias": 0.5, "alpha": 0.25, "beta": 0.75}


def slope(f, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(f(x) * tf.range(1.0, 1.0 + tf.size(x).numpy(), dtype=tf.float32)[None, None, None])
    return tape.gradient(y, x)


def test_the_gradients_are_the_differences():
    rng = np.random.default_rng(0)
    x, u = rng.standard_normal((2, 1, 1, 1, 5))
    weights = np.arange(1.0, 6.0)

    def total(v):
        return float(np.sum(pooling.lrn(v, 1, 0.5, 0.25, 0.75) * weights))

    def lrn(v):
        return tf.nn.lrn(v, **ATTRS)

    def along(v):
        return tf.reduce_sum(slope(lrn, v) * u.astype("f4"))

    point = tf.constant(x, tf.float32)
    h = 1e-4
    first, second = total(x + h * u) - total(x - h * u), total(x + h * u) - 2 * total(x) + total(x - h * u)
    assert float(along(point)) == pytest.approx(first / (2 * h), rel=1e-4)
    with tf.GradientTape() as tape:
        tape.watch(point)
        value = along(point)
    assert float(np.sum(tape.gradient(value, point).numpy() * u)) == pytest.approx(second / h**2, rel=1e-2)


def test_a_large_batch():
    x = np.random.default_rng(0).standard_normal((4, 64, 64, 40)).astype("f4")
    y = tf.nn.lrn(x, **ATTRS).numpy()
    np.testing.assert_allclose(y[3:, :1, :1], pooling.lrn(x[3:, :1, :1], 1, 0.5, 0.25, 0.75), rtol=1e-5)


def test_a_negative_radius_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="depth_radius is -1: it must be >= 0"):
        tf.nn.lrn(tf.ones([1, 1, 1, 3]), depth_radius=-1)
