"""mdct: the transform by its definition, and back."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import signal as naive

X = np.cos(np.arange(48.0) ** 1.5).reshape(2, 24)


def by_definition(frames):
    """y[k] = 2 sum over 2 N samples of x[n] cos(pi / N (n + 1/2 + N / 2) (k + 1/2))."""
    half = frames.shape[-1] // 2
    n, k = np.arange(2 * half)[:, None], np.arange(half)
    return 2 * frames @ np.cos(np.pi / half * (n + 0.5 + half / 2) * (k + 0.5))


def test_it_is_the_transform_of_windowed_frames():
    window = tf.signal.vorbis_window(8, dtype=tf.float64).numpy()
    np.testing.assert_allclose(tf.signal.mdct(X, 8), by_definition(naive.frame(X, 8, 4) * window), atol=1e-12)


@pytest.mark.parametrize("norm", [None, "ortho"])
@pytest.mark.parametrize("window_fn", [tf.signal.vorbis_window, tf.signal.kaiser_bessel_derived_window, None])
def test_there_and_back(norm, window_fn):
    y = tf.signal.inverse_mdct(tf.signal.mdct(X, 8, window_fn, norm=norm), window_fn, norm=norm).numpy()
    np.testing.assert_allclose(y[:, 4:-4], X[:, 4:-4], atol=1e-12)


def test_gradients_to_second_order():
    check_gradients(lambda x: tf.signal.mdct(x * x, 8), X)


def test_wrong_calls():
    with pytest.raises(ValueError, match="multiple of 4"):
        tf.signal.mdct(X, 6)
    with pytest.raises(ValueError, match="rank >= 2"):
        tf.signal.inverse_mdct([1.0])
