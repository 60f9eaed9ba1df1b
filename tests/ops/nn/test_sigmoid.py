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
