"""gelu."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("gelu")
def test_as_tensorflow(expression):
    check("gelu", expression, atol=4)


@pytest.mark.parametrize("approximate", [False, True])
def test_derivatives(approximate):
    check_gradients(lambda x: tf.nn.gelu(x, approximate), [-3.0, -0.5, 0.25, 2.0])


def test_it_is_x_times_a_probability():
    x = np.linspace(-6, 6, 49)
    wanted = [v * 0.5 * math.erfc(-v / math.sqrt(2)) for v in x]
    np.testing.assert_allclose(tf.nn.gelu(x), wanted, rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(tf.nn.gelu(x, approximate=True), wanted, atol=1e-3)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32"])
def test_the_dtype_stays(dtype):
    assert tf.nn.gelu(tf.constant([1.0], dtype)).dtype == dtype
    assert tf.nn.gelu(tf.constant([1.0], dtype), approximate=True).dtype == dtype
