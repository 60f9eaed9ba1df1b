"""fftshift and ifftshift: NumPy's, and each undoes the other."""

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize("axes", [None, 0, [1], [0, -1]])
def test_shifts_are_numpys(axes):
    x = np.arange(30).reshape(2, 3, 5)
    np.testing.assert_array_equal(tf.signal.fftshift(x, axes), np.fft.fftshift(x, axes))
    np.testing.assert_array_equal(tf.signal.ifftshift(x, axes), np.fft.ifftshift(x, axes))
    np.testing.assert_array_equal(tf.signal.ifftshift(tf.signal.fftshift(x, axes), axes), x)


def test_an_axis_that_is_not_there():
    with pytest.raises(tf.errors.InvalidArgumentError, match="fftshift: axes is 3"):
        tf.signal.fftshift(tf.zeros([2, 2]), 3)
