"""Windows, which fade a frame in and out: hann, hamming, kaiser, kaiser_bessel_derived, vorbis. Floor 2.

A frame that begins and ends abruptly seems to contain every frequency. A window bends its ends to 0, and the spectrum
shows what is inside. All are computed in double precision and rounded once. Read next: `stft.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype, float32
from ...backend.errors import explain
from ...core.convert import constant
from .frames import as_size


def hann_window(window_length, periodic=True, dtype=float32, name=None):
    """1/2 - 1/2 cos(2 pi n / N): one wave, from 0 to 1 and back.

    window_length: int.
    periodic: of an even length: leave out the last 0, so that windows side by side add up to a constant.

        >>> import minitf as tf
        >>> tf.signal.hann_window(4).numpy()
        array([0. , 0.5, 1. , 0.5], dtype=float32)

    Raises: ValueError for a dtype that is not floating, InvalidArgumentError for a negative length.
    Source: tf.signal.hann_window.
    """
    return raised_cosine(window_length, periodic, dtype, 0.5)


def hamming_window(window_length, periodic=True, dtype=float32, name=None):
    """0.54 - 0.46 cos(2 pi n / N): like `hann_window`, but not quite 0 at the ends, and lower side lobes.

        >>> import minitf as tf
        >>> tf.signal.hamming_window(4).numpy()
        array([0.08, 0.54, 1.  , 0.54], dtype=float32)

    Raises: ValueError for a dtype that is not floating, InvalidArgumentError for a negative length.
    Source: tf.signal.hamming_window.
    """
    return raised_cosine(window_length, periodic, dtype, 0.54)


def raised_cosine(window_length, periodic, dtype, mean):
    """mean - (1 - mean) cos(2 pi n / N)."""
    length, dtype = as_size(window_length, "window_length", 0), floating(dtype)
    if length == 1:
        return constant(np.ones(1), dtype)
    n = length if periodic and length % 2 == 0 else length - 1
    return constant(mean - (1 - mean) * np.cos(2 * np.pi / max(n, 1) * np.arange(length)), dtype)


def kaiser_window(window_length, beta=12.0, dtype=float32, name=None):
    """I0(beta sqrt(1 - t^2)) / I0(beta) for t from -1 to 1.

    beta: number; the larger, the narrower the window, and the lower the side lobes of its spectrum.

        >>> import minitf as tf
        >>> tf.signal.kaiser_window(3, beta=2.).numpy()
        array([0.43867627, 1.        , 0.43867627], dtype=float32)

    Raises: ValueError for a dtype that is not floating, InvalidArgumentError for a length below 1.
    Source: tf.signal.kaiser_window.
    """
    return constant(kaiser(as_size(window_length, "window_length", 1), beta), floating(dtype))


def kaiser(length, beta):
    """The window of kaiser_window as an array of float64."""
    t = np.linspace(-1, 1, length) if length > 1 else np.zeros(1)
    return np.i0(float(beta) * np.sqrt(1 - t**2)) / np.i0(float(beta))


def kaiser_bessel_derived_window(window_length, beta=12.0, dtype=float32, name=None):
    """The root of a running sum of `kaiser_window`, up and down: made so that mdct can be inverted.

    window_length: int; of an odd one, the next lower.

        >>> import minitf as tf
        >>> w = tf.signal.kaiser_bessel_derived_window(4).numpy()
        >>> (w[0] ** 2 + w[2] ** 2).round(4)
        np.float32(1.0)

    Raises: ValueError for a dtype that is not floating, InvalidArgumentError for a negative length.
    Source: tf.signal.kaiser_bessel_derived_window.
    """
    half = as_size(window_length, "window_length", 0) // 2
    sums = np.cumsum(kaiser(half + 1, beta))
    rising = np.sqrt(sums[:-1] / sums[-1])
    return constant(np.concatenate([rising, rising[::-1]]), floating(dtype))


def vorbis_window(window_length, dtype=float32, name=None):
    """sin(pi / 2 sin^2(pi (n + 1/2) / N)): the window of the Vorbis codec, which mdct uses by default.

        >>> import minitf as tf
        >>> tf.signal.vorbis_window(4).numpy().round(4)
        array([0.228 , 0.9737, 0.9737, 0.228 ], dtype=float32)

    Raises: ValueError for a dtype that is not floating, InvalidArgumentError for a negative length.
    Source: tf.signal.vorbis_window.
    """
    length = as_size(window_length, "window_length", 0)
    phase = np.pi * (np.arange(length) + 0.5) / max(length, 1)
    return constant(np.sin(np.pi / 2 * np.sin(phase) ** 2), floating(dtype))


def floating(dtype):
    """`dtype` as a DType that is floating.  Raises: ValueError."""
    dtype = as_dtype(dtype)
    if not dtype.is_floating:
        raise ValueError(explain("window", f"dtype is {dtype.name}", "it must be a floating-point type"))
    return dtype
