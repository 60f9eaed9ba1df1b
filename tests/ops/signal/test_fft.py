"""fft and its kin: inverse to each other, along the last axes only, in the precision of the input."""

import numpy as np
import pytest

import minitf as tf
from naive import signal as naive


def spectrum(*dims):
    steps = np.arange(np.prod(dims)).reshape(dims)
    return np.cos(steps) + 1j * np.sin(0.7 * steps**2)


def test_fft_is_the_matrix_of_waves():
    x = spectrum(2, 7)
    np.testing.assert_allclose(tf.signal.fft(tf.constant(x)), naive.dft(x), atol=1e-12)


@pytest.mark.parametrize(("name", "count"), [("fft", 1), ("fft2d", 2), ("fft3d", 3)])
@pytest.mark.parametrize("dtype", ["complex64", "complex128"])
def test_there_and_back(name, count, dtype):
    x = tf.constant(spectrum(2, 3, 4, 5), dtype)
    y = getattr(tf.signal, f"i{name}")(getattr(tf.signal, name)(x))
    assert y.dtype.name == dtype
    np.testing.assert_allclose(y, x, atol=1e-6 if dtype == "complex64" else 1e-14)


@pytest.mark.parametrize("dims", [(0,), (2, 0), (0, 3)])
def test_without_numbers_there_is_nothing_to_do(dims):
    assert tf.signal.fft(tf.zeros(dims, tf.complex64)).shape == dims


def test_the_gradient_of_a_complex_input_is_tensorflows_convention():
    x = tf.constant(spectrum(4))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.signal.fft(x)
    dy = spectrum(4)[::-1].copy()
    np.testing.assert_allclose(tape.gradient(y, x, tf.constant(dy)), naive.dft(np.eye(4)).conj().T @ dy, atol=1e-12)


def test_a_real_tensor_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"FFT: input is float32.*complex64"):
        tf.signal.fft(tf.zeros([3]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="at least 2 axes"):
        tf.signal.fft2d(tf.zeros([3], tf.complex64))
