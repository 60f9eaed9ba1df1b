"""relu and its relatives."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

BY_DEFINITION = {
    "relu": lambda x: max(x, 0.0),
    "relu6": lambda x: min(max(x, 0.0), 6.0),
    "leaky_relu": lambda x: x if x > 0 else float(np.float32(0.2)) * x,
    "elu": lambda x: x if x > 0 else np.expm1(x),
    "selu": lambda x: 1.0507009873554805 * (x if x > 0 else 1.6732632423543772 * np.expm1(x)),
}
X = [-700.0, -2.0, -0.25, 0.25, 1.0, 5.5, 7.0, 700.0]


@table("rectifiers")
def test_as_tensorflow(expression):
    check("rectifiers", expression)


@pytest.mark.parametrize("name", BY_DEFINITION)
def test_by_definition(name):
    np.testing.assert_allclose(getattr(tf.nn, name)(np.array(X)), [BY_DEFINITION[name](x) for x in X], rtol=1e-15)


@pytest.mark.parametrize("name", BY_DEFINITION)
def test_derivatives(name):
    check_gradients(lambda x: getattr(tf.nn, name)(x * x - 1.0), [0.25, -0.5, 1.5, 3.0])


@pytest.mark.parametrize("alpha", [0.0, 0.5, 1.0, 2.0])
def test_the_slope_of_leaky_relu(alpha):
    assert tf.nn.leaky_relu([-2.0, 3.0], alpha).numpy().tolist() == [-2.0 * alpha, 3.0]
    check_gradients(lambda x: tf.nn.leaky_relu(x, alpha), [-2.0, 3.0])


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
@pytest.mark.parametrize("name", BY_DEFINITION)
def test_the_dtype_stays_in_the_gradient_too(name, dtype):
    x = tf.constant([-1.0, 2.0], dtype)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = getattr(tf.nn, name)(x)
    assert y.dtype == tape.gradient(y, x).dtype == dtype
