"""stft: the spectrum of each frame; inverse_stft: back, where the windows add up to one."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import signal as naive

X = np.cos(np.arange(40.0) ** 1.5).reshape(2, 20)


@pytest.mark.parametrize(("length", "step", "fft_length"), [(8, 4, None), (6, 2, None), (5, 3, 5), (8, 2, 6)])
def test_it_is_the_spectrum_of_windowed_frames(length, step, fft_length):
    window = np.hanning(length + 1)[:-1] if length % 2 == 0 else np.hanning(length)
    expected = naive.rfft(naive.frame(X, length, step) * window, fft_length or 8)
    np.testing.assert_allclose(tf.signal.stft(X, length, step, fft_length), expected, atol=1e-12)


@pytest.mark.parametrize(("length", "step"), [(8, 4), (8, 2), (6, 2)])
def test_there_and_back(length, step):
    spectra = tf.signal.stft(X, length, step)
    window_fn = tf.signal.inverse_stft_window_fn(step)
    y = tf.signal.inverse_stft(spectra, length, step, window_fn=window_fn).numpy()
    inside = slice(length, y.shape[-1] - length)
    np.testing.assert_allclose(y[:, inside], X[:, inside], atol=1e-12)


def test_gradients_to_second_order():
    check_gradients(lambda x: tf.abs(tf.signal.stft(x, 4, 2)) ** 2, X[:, :8])


def test_the_gradient_passes_through_the_inverse():
    check_gradients(lambda x: tf.signal.inverse_stft(tf.complex(x, x * x), 4, 2), X[:, :6].reshape(2, 2, 3))


def test_wrong_calls():
    with pytest.raises(ValueError, match="rank >= 1"):
        tf.signal.stft(1.0, 2, 1)
    with pytest.raises(ValueError, match="rank >= 2"):
        tf.signal.inverse_stft([1j], 2, 1)
