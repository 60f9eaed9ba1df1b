"""Kernels of short-time Fourier transforms."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras
from minitf.keras.initializers.fourier import COSINES, cosine_window


@pytest.mark.parametrize("expression", cases("initializers", "STFT"))
def test_keras_gave_the_same(expression):
    same_as_keras("initializers", expression)


@pytest.mark.parametrize(("name", "values"), [
    ("hann", np.hanning(7)), ("hamming", np.hamming(7)), ("blackman", np.blackman(7)), ("boxcar", np.ones(7)),
])  # fmt: skip
def test_windows(name, values):
    np.testing.assert_allclose(cosine_window(name, 7, False), values, atol=1e-12)


@pytest.mark.parametrize("name", COSINES)
def test_a_periodic_window_is_a_longer_one_without_its_end(name):
    np.testing.assert_allclose(cosine_window(name, 6, True), cosine_window(name, 7, False)[:-1], atol=1e-12)
    assert cosine_window(name, 1, False).tolist() == [1.0]


def test_the_kernel_is_a_fourier_transform():
    signal = np.sin(np.arange(8.0) * 0.9).astype("float32")
    parts = [tf.keras.initializers.STFT(side, None)((8, 1, 5)).numpy()[:, 0] for side in ("real", "imag")]
    found = signal @ parts[0] + 1j * (signal @ parts[1])
    np.testing.assert_allclose(found, np.fft.rfft(signal), atol=1e-5)


def test_scaling_divides_by_energy_or_by_sum():
    kernels = [tf.keras.initializers.STFT("real", "hann", name) for name in (None, "density", "spectrum")]
    plain, density, spectrum = (kernel((8, 1, 5)).numpy() for kernel in kernels)
    window = np.hanning(8)
    np.testing.assert_allclose(density, plain / np.sqrt(np.sum(window**2)), atol=1e-6)
    np.testing.assert_allclose(spectrum, plain / window.sum(), atol=1e-6)


def test_an_unknown_window_is_refused_with_a_hint():
    with pytest.raises(ValueError, match="Did you mean 'hann'"):
        tf.keras.initializers.STFT(window="hannn")
