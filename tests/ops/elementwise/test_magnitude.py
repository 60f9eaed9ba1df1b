"""abs and sign."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("magnitude")
def test_as_tensorflow(expression):
    check("magnitude", expression)


def test_derivatives():
    check_gradients(lambda x: tf.abs(x) * x, [-2.0, 0.5])
    check_gradients(lambda x, y: tf.abs(tf.complex(x, y)), [-2.0, 0.5], [1.0, 3.0])


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float64", "int8", "int64", "complex64"])
def test_every_number_is_its_sign_times_its_size(dtype):
    x = tf.constant([-3, 0, 2], dtype)
    assert tf.sign(x).dtype == dtype
    assert tf.abs(x).dtype == ("float32" if dtype == "complex64" else dtype)
    product = tf.sign(x).numpy() * tf.abs(x).numpy()
    np.testing.assert_array_equal(product.astype(complex), [-3, 0, 2])


def test_the_operator_is_the_function():
    assert abs(tf.constant([-2, 3])).numpy().tolist() == [2, 3]
