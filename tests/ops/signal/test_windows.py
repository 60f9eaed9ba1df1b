"""Windows: symmetric, and what their names promise."""

import numpy as np
import pytest

import minitf as tf

WINDOWS = [tf.signal.hann_window, tf.signal.hamming_window, tf.signal.kaiser_window,
           tf.signal.kaiser_bessel_derived_window, tf.signal.vorbis_window]  # fmt: skip


@pytest.mark.parametrize("window", WINDOWS[:2])
@pytest.mark.parametrize("length", [2, 5, 8])
def test_cosine_windows_are_numpys(window, length):
    numpys = {"hann_window": np.hanning, "hamming_window": np.hamming}[window.__name__]
    np.testing.assert_allclose(window(length, periodic=False, dtype=tf.float64), numpys(length), atol=1e-15)
    np.testing.assert_allclose(window(8, dtype=tf.float64), numpys(9)[:-1], atol=1e-15)


@pytest.mark.parametrize(("length", "beta"), [(1, 3.0), (2, 0.0), (7, 12.0)])
def test_kaisers_window_is_numpys(length, beta):
    np.testing.assert_allclose(tf.signal.kaiser_window(length, beta, tf.float64), np.kaiser(length, beta), atol=1e-15)


@pytest.mark.parametrize("window", WINDOWS[3:])
def test_squares_half_a_window_apart_add_up_to_one(window):
    w = window(16, dtype=tf.float64).numpy()
    np.testing.assert_allclose(w[:8] ** 2 + w[8:] ** 2, 1)


@pytest.mark.parametrize("window", WINDOWS)
def test_every_window_has_its_dtype_and_refuses_others(window):
    assert window(6, dtype=tf.float16).dtype is tf.float16
    with pytest.raises(ValueError, match="floating"):
        window(6, dtype=tf.int32)
    with pytest.raises(tf.errors.InvalidArgumentError, match="window_length"):
        window(-1)
