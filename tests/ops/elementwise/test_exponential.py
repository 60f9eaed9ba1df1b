"""exp, log, expm1, log1p."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

FUNCTIONS = {"exp": tf.exp, "expm1": tf.math.expm1, "log": tf.math.log, "log1p": tf.math.log1p}


@table("exponential")
def test_as_tensorflow(expression):
    check("exponential", expression)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_derivatives(name):
    check_gradients(FUNCTIONS[name], [[0.5, 1.25], [2.0, 3.0]])


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64", "complex64", "complex128"])
def test_the_dtype_stays(name, dtype):
    y = FUNCTIONS[name](tf.constant([0.5, 2.0], dtype))
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype("complex128"), getattr(np, name)([0.5, 2.0]), rtol=1e-2)


def test_integers_are_refused_with_a_fix():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Exp: x is int32\[1\]: x must be one of .* Use tf.cast"):
        tf.exp([1])


def test_many_complex_numbers_are_as_few():
    random = np.random.default_rng(0)
    z = (random.standard_normal(200_000) + 1j * random.standard_normal(200_000)).astype("complex64")
    np.testing.assert_allclose(tf.exp(z), np.exp(z.astype("complex128")), rtol=1e-6)
    z[7] = complex(np.inf, 0)
    assert tf.exp(z).numpy()[7].real == np.inf
