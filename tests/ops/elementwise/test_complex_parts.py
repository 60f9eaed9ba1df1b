"""Complex numbers and their parts."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("complex_parts")
def test_as_tensorflow(expression):
    check("complex_parts", expression)


@pytest.mark.parametrize(("half", "whole"), [("float32", "complex64"), ("float64", "complex128")])
def test_parts_and_whole(half, whole):
    x, y = np.array([[1], [2]], half), np.array([3, -4, np.inf], half)
    z = tf.complex(x, y)
    assert z.dtype == whole
    assert tf.math.real(z).dtype == tf.math.imag(z).dtype == tf.math.angle(z).dtype == half
    assert tf.math.real(z).numpy().tolist() == [[1, 1, 1], [2, 2, 2]]
    assert tf.math.imag(z).numpy().tolist() == [[3, -4, np.inf]] * 2
    np.testing.assert_allclose(tf.math.angle(z), np.arctan2(*np.broadcast_arrays(y, x)), rtol=1e-6)


PARTS = [tf.math.real, tf.math.imag, tf.math.angle, tf.abs]


@pytest.mark.parametrize("part", PARTS, ids=lambda f: f.__name__)
def test_derivatives(part):
    def f(x, y):
        z = tf.complex(x, y)
        return part(z * z * z)

    check_gradients(f, [0.5, 1.5], [1.0, -2.0])


def test_real_and_imaginary_part_must_agree():
    with pytest.raises(TypeError, match="complex: real is float32, imag is float64: both must be"):
        tf.complex(tf.constant(1.0), tf.constant(1.0, tf.float64))
