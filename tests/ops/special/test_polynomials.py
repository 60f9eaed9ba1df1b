"""polyval against NumPy's, and what is no list."""

import numpy as np
import pytest

import minitf as tf


def test_as_numpy():
    x = np.linspace(-2, 2, 9)
    np.testing.assert_allclose(tf.math.polyval([3.0, -1.0, 0.5], x), np.polyval([3, -1, 0.5], x), rtol=1e-15)


def test_coefficients_broadcast_with_x():
    y = tf.math.polyval([tf.constant([[1.0], [2.0]]), 1.0], tf.constant([1.0, 10.0]))
    assert y.numpy().tolist() == [[2, 11], [3, 21]]


def test_no_coefficients_make_zero():
    assert tf.math.polyval([], [1, 2]).numpy().tolist() == [0, 0]


def test_what_is_no_list():
    with pytest.raises(ValueError, match="must be a list"):
        tf.math.polyval((1.0, 2.0), 1.0)
