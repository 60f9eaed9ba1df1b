"""sqrt, rsqrt, reciprocal, pow."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

FUNCTIONS = {
    "sqrt": (tf.sqrt, np.sqrt),
    "rsqrt": (tf.math.rsqrt, lambda x: 1 / np.sqrt(x)),
    "reciprocal": (tf.math.reciprocal, lambda x: 1 / x),
}


@table("powers")
def test_as_tensorflow(expression):
    check("powers", expression)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64", "complex64"])
def test_every_dtype(name, dtype):
    f, numpys = FUNCTIONS[name]
    x = np.array([0.5, 1.0, 3.0])
    y = f(tf.constant(x, dtype))
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype("complex128"), numpys(x), rtol=1e-2)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_derivatives(name):
    check_gradients(FUNCTIONS[name][0], [[0.5, 2.0], [1.25, 3.0]])


def test_derivatives_of_pow():
    check_gradients(tf.pow, [[0.5, 2.0], [1.25, 3.0]], [2.0, -1.5])
    check_gradients(lambda x: x**3, [-2.0, 0.5])
    check_gradients(lambda x: 2.0**x, [-2.0, 0.5])


@pytest.mark.parametrize("dtype", ["int8", "int32", "int64"])
def test_powers_of_integers(dtype):
    x = tf.constant([-2, 0, 3], dtype) ** tf.constant([3, 0, 4], dtype)
    assert x.dtype == dtype
    assert x.numpy().tolist() == [-8, 1, 81]


def test_a_negative_power_of_an_integer_is_named():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Pow: .*: an integer cannot be raised to a negative"):
        tf.pow(2, -1)


@pytest.mark.parametrize("y", [-3.0, -2.0, 0.0, 1.0, 2.0, 3.0, np.inf])
def test_many_whole_powers_are_as_few(y):
    x = np.random.default_rng(0).standard_normal(200_000).astype("f")
    x[:6] = 0.0, -0.0, np.inf, -np.inf, np.nan, -1.0
    with np.errstate(divide="ignore"):
        wanted = np.power(x[:1000], np.float32(y))
    np.testing.assert_allclose(tf.pow(x, y)[:1000], wanted, rtol=1e-6)
    np.testing.assert_array_equal(np.signbit(tf.pow(x, y)[:4]), np.signbit(wanted[:4]))


@pytest.mark.parametrize("op", [tf.sqrt, tf.math.rsqrt, tf.math.reciprocal])
def test_a_gradient_that_nobody_asks_for_is_zero_even_where_the_slope_is_infinite(op):
    x = tf.constant([0.0, 1.0, -1.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = op(x)
    np.testing.assert_array_equal(tape.gradient(y, x, output_gradients=tf.zeros(3)), [0, 0, 0])
