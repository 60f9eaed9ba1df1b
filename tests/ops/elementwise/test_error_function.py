"""erf and erfc against Python's own."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.elementwise.error_function import chebyshev, horner, powers_of
from ops.as_recorded import check, table


@table("error_function")
def test_as_tensorflow(expression):
    check("error_function", expression, atol=0)


@pytest.mark.parametrize(("dtype", "end"), [("float32", 9.0), ("float64", 26.0)])
@pytest.mark.parametrize("name", ["erf", "erfc"])
def test_as_python(name, dtype, end):
    x = np.concatenate([np.linspace(-7, end, 5001), 10.0 ** np.linspace(-8, 0, 501)]).astype(dtype)
    wanted = [getattr(math, name)(float(v)) for v in x]
    y = getattr(tf.math, name)(x)
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype("float64"), wanted, rtol=16 * np.finfo(dtype).eps)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_16_bits(dtype):
    y = tf.math.erf(tf.constant([0.5, -3.0], dtype))
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype(float), [0.5205, -1.0], rtol=4e-3)


def test_erf_is_odd_and_never_beyond_1():
    x = np.linspace(0, 8, 4001).astype("float32")
    plus, minus = tf.math.erf(x).numpy(), tf.math.erf(-x).numpy()
    assert (plus == -minus).all()
    assert plus.max() == 1.0


def test_many_elements_go_block_by_block():
    x = np.random.default_rng(0).standard_normal([3, 40000])
    np.testing.assert_array_equal(tf.math.erf(x), np.concatenate([tf.math.erf(row)[None] for row in x]))


def test_derivatives():
    check_gradients(tf.math.erf, [-2.0, -0.3, 0.1, 1.0])
    check_gradients(tf.math.erfc, [-2.0, -0.3, 0.1, 1.0])


def cubic(t):
    return 2.0 - 3.0 * t + 0.5 * t**2 + 4.0 * t**3


def test_horner_adds_up_powers():
    t = np.linspace(-1, 1, 11)
    np.testing.assert_allclose(horner(np, [2.0, -3.0, 0.5, 4.0], t), cubic(t), atol=1e-14)
    np.testing.assert_allclose(powers_of(cubic, 4), [2.0, -3.0, 0.5, 4.0, 0.0], atol=1e-14)


def test_interpolation_finds_a_polynomial_again():
    np.testing.assert_allclose(chebyshev(lambda t: 4 * t**3 - 3 * t + 2, 5), [2, 0, 0, 1, 0, 0], atol=1e-15)
