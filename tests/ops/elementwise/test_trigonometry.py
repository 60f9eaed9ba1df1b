"""sin, cos, tan, their inverses, atan2."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

FUNCTIONS = {
    "sin": (tf.sin, np.sin), "cos": (tf.cos, np.cos), "tan": (tf.tan, np.tan),
    "asin": (tf.asin, np.arcsin), "acos": (tf.acos, np.arccos), "atan": (tf.atan, np.arctan),
}  # fmt: skip
X = [-0.75, 0.25, 0.5]


@table("trigonometry")
def test_as_tensorflow(expression):
    check("trigonometry", expression)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_derivatives(name):
    check_gradients(FUNCTIONS[name][0], X)


def test_derivatives_of_atan2():
    check_gradients(tf.atan2, [[0.5], [-1.5]], [1.0, -2.0, 0.25])


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64", "complex64", "complex128"])
def test_every_dtype(name, dtype):
    f, numpys = FUNCTIONS[name]
    y = f(tf.constant(X, dtype))
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype("complex128"), numpys(X), rtol=2e-2)
