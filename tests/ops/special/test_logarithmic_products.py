"""xlogy, xlog1py and xdivy: 0 wins, in the value and in the gradient."""

import math

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize(("f", "bad"), [(tf.math.xlogy, 0.0), (tf.math.xlog1py, -1.0), (tf.math.xdivy, 0.0)])
def test_zero_wins(f, bad):
    x, y = tf.constant([0.0, 0.0]), tf.constant([bad, math.nan])
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = f(x, y)
    assert z.numpy().tolist() == [0, 0]
    assert [g.numpy().tolist() for g in tape.gradient(z, [x, y])] == [[0, 0], [0, 0]]


def test_elsewhere_it_is_the_product():
    x, y = np.array([[1.0], [-2.0]]), np.array([0.5, 3.0])
    np.testing.assert_allclose(tf.math.xlogy(x, y), x * np.log(y))
    np.testing.assert_allclose(tf.math.xlog1py(x, y), x * np.log1p(y))
    np.testing.assert_allclose(tf.math.xdivy(x, y), x / y)


def test_a_tiny_y_keeps_its_digits():
    assert tf.math.xlog1py(tf.constant(1.0, tf.float64), 1e-20).numpy() == 1e-20
