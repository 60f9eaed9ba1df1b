"""Activations made from the logistic curve."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

BY_DEFINITION = {
    "sigmoid": (tf.sigmoid, lambda x: 1 / (1 + np.exp(-x))),
    "softplus": (tf.nn.softplus, lambda x: np.log(1 + np.exp(x))),
    "log_sigmoid": (tf.math.log_sigmoid, lambda x: -np.log(1 + np.exp(-x))),
    "silu": (tf.nn.silu, lambda x: x / (1 + np.exp(-x))),
    "softsign": (tf.nn.softsign, lambda x: x / (1 + abs(x))),
}

PRECISION = {"float16": 4e-3, "bfloat16": 3e-2, "float32": 1e-6, "float64": 1e-14}


@table("sigmoid")
def test_as_tensorflow(expression):
    check("sigmoid", expression)


@pytest.mark.parametrize("name", BY_DEFINITION)
@pytest.mark.parametrize("dtype", PRECISION)
def test_by_definition(name, dtype):
    f, definition = BY_DEFINITION[name]
    x = np.linspace(-5, 5, 21)
    y = f(tf.constant(x, dtype))
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype(float), definition(x), rtol=PRECISION[dtype], atol=1e-12)


@pytest.mark.parametrize("name", BY_DEFINITION)
def test_derivatives(name):
    check_gradients(BY_DEFINITION[name][0], [-3.0, -0.5, 0.25, 2.0])


def test_far_from_0_nothing_overflows_and_no_digit_is_lost():
    x = tf.constant([-1e4, -30.0, 30.0, 1e4], tf.float64)
    np.testing.assert_allclose(tf.sigmoid(x), [0.0, np.exp(-30.0), 1.0, 1.0], rtol=1e-12)
    np.testing.assert_allclose(tf.nn.softplus(x), [0.0, np.exp(-30.0), 30.0, 1e4], rtol=1e-12)
    np.testing.assert_allclose(tf.math.log_sigmoid(x), [-1e4, -30.0, -np.exp(-30.0), 0.0], rtol=1e-12)


def test_a_number_without_axes():
    assert float(tf.sigmoid(0.0)) == 0.5
    assert float(tf.nn.softsign(1.0)) == 0.5
    assert abs(float(tf.nn.softplus(0.0)) - np.log(2)) < 1e-7


class TestSlopeOfTheSigmoid:
    def slope(self, x):
        x = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.sigmoid(x)
        return tape.gradient(y, x)

    def test_it_is_steepest_at_0(self):
        np.testing.assert_allclose(self.slope([0.0]), [0.25])

    def test_it_is_the_same_on_both_sides(self):
        p = 1 / (1 + np.exp(-2.0))
        np.testing.assert_allclose(self.slope([2.0, -2.0]), [p * (1 - p)] * 2, rtol=1e-6)

    def test_what_comes_from_above_is_a_factor(self):
        x = tf.constant([0.0, 0.0])
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(tf.sigmoid(x) * [8.0, -4.0])
        np.testing.assert_allclose(tape.gradient(y, x), [2.0, -1.0])

    def test_far_out_it_is_0_and_not_nan(self):
        np.testing.assert_allclose(self.slope([-1000.0, 1000.0]), [0.0, 0.0])
