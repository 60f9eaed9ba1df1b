"""Hyperbolic functions and their inverses."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

FUNCTIONS = {
    "sinh": (tf.sinh, np.sinh), "cosh": (tf.cosh, np.cosh), "tanh": (tf.tanh, np.tanh),
    "asinh": (tf.asinh, np.arcsinh), "acosh": (tf.acosh, np.arccosh), "atanh": (tf.atanh, np.arctanh),
}  # fmt: skip


def inside(name):
    """Numbers of the function's domain."""
    return {"acosh": [1.5, 2.0, 3.5], "atanh": [-0.5, 0.25, 0.75]}.get(name, [-1.5, 0.25, 2.0])


@table("hyperbolic")
def test_as_tensorflow(expression):
    check("hyperbolic", expression, atol=4)  # 1 - y^2 loses digits where y is nearly 1


@pytest.mark.parametrize("name", FUNCTIONS)
def test_derivatives(name):
    check_gradients(FUNCTIONS[name][0], inside(name))


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64", "complex64", "complex128"])
def test_every_dtype(name, dtype):
    f, numpys = FUNCTIONS[name]
    y = f(tf.constant(inside(name), dtype))
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype("complex128"), numpys(inside(name)), rtol=2e-2)
