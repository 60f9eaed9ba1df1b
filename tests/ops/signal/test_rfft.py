"""rfft and its kin: half the spectrum, lengths that are cut or filled up, and the gradient of that."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import signal as naive

X = np.cos(np.arange(10.0) ** 2).reshape(2, 5)


@pytest.mark.parametrize("length", [1, 2, 3, 5, 6, 8])
def test_a_signal_is_cut_or_filled_up_with_zeros(length):
    np.testing.assert_allclose(tf.signal.rfft(tf.constant(X), [length]), naive.rfft(X, length), atol=1e-12)


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8, 12])
def test_a_spectrum_is_cut_or_filled_up_with_zeros(length):
    spectrum = X[:, :4] + 1j * X[:, 1:]
    y = tf.signal.irfft(tf.constant(spectrum), [length])
    np.testing.assert_allclose(y, naive.irfft(spectrum, length), atol=1e-12)


@pytest.mark.parametrize("length", [1, 2, 4, 7])
def test_gradients_of_every_length(length):
    check_gradients(lambda x: tf.math.imag(tf.signal.rfft(x * x, [length])), X)
    check_gradients(lambda x: tf.signal.irfft(tf.complex(x * x, x), [length]), X)


@pytest.mark.parametrize("name", ["rfft2d", "rfft3d"])
def test_there_and_back(name):
    x = tf.constant(np.sin(np.arange(48.0)).reshape(2, 2, 3, 4))
    y = getattr(tf.signal, f"i{name}")(getattr(tf.signal, name)(x))
    np.testing.assert_allclose(y, x, atol=1e-14)


def test_lengths_of_zero_give_nothing():
    assert tf.signal.rfft(tf.zeros([2, 3]), [0]).shape == (2, 0)
    assert tf.signal.irfft(tf.zeros([2, 3], tf.complex64), [0]).shape == (2, 0)
    np.testing.assert_array_equal(tf.signal.rfft(tf.zeros([2, 0]), [4]), np.zeros((2, 3)))


@pytest.mark.parametrize(("call", "error"), [
    (lambda: tf.signal.rfft(tf.constant([1, 2])), ValueError),
    (lambda: tf.signal.rfft(tf.constant([1.0, 2.0], tf.float16)), ValueError),
    (lambda: tf.signal.rfft(1.0), ValueError),
    (lambda: tf.signal.rfft([1.0], 4), TypeError),
    (lambda: tf.signal.rfft([1.0], [4, 4]), tf.errors.InvalidArgumentError),
    (lambda: tf.signal.rfft([1.0], [-1]), tf.errors.InvalidArgumentError),
    (lambda: tf.signal.irfft(tf.constant([1.0])), ValueError),
])  # fmt: skip
def test_wrong_calls(call, error):
    with pytest.raises(error, match="RFFT: "):
        call()
