"""Cosine transforms: dct and idct of the types 1 to 4. Floor 2. Read `rfft.py` first, `mdct.py` next.

A cosine transform is the Fourier transform of the signal and its mirror image side by side; the types differ in where
the mirror stands. So each is a real transform of twice the length, and its gradient comes from there.
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from ...backend.errors import explain
from ...core.convert import constant, convert_to_tensor
from ..axes import as_int
from ..elementwise.complex_parts import COMPLEX_OF, complex_, real
from ..shapes.creation import zeros_like
from ..shapes.joining import concat
from .rfft import fitted, irfft, rfft

INVERSE = {1: 1, 2: 3, 3: 2, 4: 4}


def dct(input, type=2, n=None, axis=-1, norm=None, name=None):
    """The discrete cosine transform along the last axis.

    input: float32 or float64 [..., samples].
    type: 1, 2, 3 or 4. Type 2 is y[k] = 2 sum of x[n] cos(pi k (n + 1/2) / N).
    n: int: the axis is cut, or filled up with zeros, to this length.
    axis: -1.
    norm: None, or "ortho": scaled so that lengths are kept (not for type 1).

        >>> import minitf as tf
        >>> tf.signal.dct([1., 2., 3.]).numpy().round(3)
        array([12.   , -3.464,  0.   ], dtype=float32)

    Raises: ValueError for another type, norm or n; NotImplementedError for another axis; TypeError for a dtype that is
    neither float32 nor float64.
    Source: tf.signal.dct.
    """
    x = arguments(input, type, n, axis, norm)
    return {1: dct_1, 2: dct_2, 3: dct_3, 4: dct_4}[type](x, norm)


def idct(input, type=2, n=None, axis=-1, norm=None, name=None):
    """The inverse of `dct` of this type, up to a factor: 2 N without norm (2 (N - 1) for type 1), 1 with "ortho".

        >>> import minitf as tf
        >>> tf.signal.idct(tf.signal.dct([1., 2., 3.], norm="ortho"), norm="ortho").numpy().round(3)
        array([1., 2., 3.], dtype=float32)

    Raises: as tf.signal.dct.
    Source: tf.signal.idct.
    """
    return dct(input, INVERSE.get(type, type), n, axis, norm)


def arguments(input, type, n, axis, norm):
    """The input as a tensor of length `n`; what dct says it raises."""
    received = f"type is {type!r}, n is {n!r}, axis is {axis!r}, norm is {norm!r}"
    if axis != -1:
        raise NotImplementedError(explain("dct", received, "axis must be -1", "Use tf.transpose first"))
    if n is not None and as_int(n, "n") < 1:
        raise ValueError(explain("dct", received, "n must be positive"))
    if type not in INVERSE:
        raise ValueError(explain("dct", received, "type must be 1, 2, 3 or 4"))
    if norm not in (None, "ortho") or (norm and type == 1):
        raise ValueError(explain("dct", received, "norm must be None, or \"ortho\" where the type is not 1"))
    x = convert_to_tensor(input)
    if x.dtype not in COMPLEX_OF:
        raise TypeError(explain("dct", f"the input is {x.dtype.name}", "it must be float32 or float64", "Use tf.cast"))
    if not x.shape.rank:
        raise IndexError(explain("dct", "the input has shape ()", "it must have an axis"))
    length = samples(x)
    if type == 1 and (n or length) < 2:
        raise ValueError(explain("dct", received, "type 1 needs at least two samples"))
    return x if n is None else fitted(x, (n,))


def samples(x):
    """The length of the last axis.  Raises: ValueError where it is not known while a graph is built."""
    n = x.shape[-1]
    if n is None:
        raise ValueError(explain("dct", f"{x!r}", "the number of samples must be known here", "Pass n"))
    return n


def dct_1(x, norm):
    """y[k] = x[0] + (-1)^k x[N - 1] + 2 sum of x[n] cos(pi k n / (N - 1)) over the others."""
    return real(rfft(concat([x, x[..., -2:0:-1]], -1)))


def dct_2(x, norm):
    """y[k] = 2 sum of x[n] cos(pi k (n + 1/2) / N)."""
    n = samples(x)
    turn = 2 * np.exp(-0.5j * np.pi / max(n, 1) * np.arange(n))
    if norm:
        turn *= ortho(n)
    return real(rfft(x, [2 * n])[..., :n] * constant(turn, COMPLEX_OF[x.dtype]))


def dct_3(x, norm):
    """y[k] = x[0] + 2 sum of x[n] cos(pi n (k + 1/2) / N) over n > 0: type 2, transposed."""
    n = samples(x)
    turn = 2 * n * np.exp(0.5j * np.pi / max(n, 1) * np.arange(n))
    if norm:
        turn *= ortho(n) * np.where(np.arange(n), 1, 2)
    turned = complex_(x, zeros_like(x)) * constant(turn, COMPLEX_OF[x.dtype])
    return irfft(turned, [2 * n])[..., :n]


def dct_4(x, norm):
    """y[k] = 2 sum of x[n] cos(pi (k + 1/2) (n + 1/2) / N): every other point of a type 2 of twice the length."""
    n = samples(x)
    y = dct_2(fitted(x, (2 * n,)), None)[..., 1::2]
    return y * sqrt(0.5 / max(n, 1)) if norm else y


def ortho(n):
    """What the n points of type 2 are multiplied by so that lengths are kept."""
    return np.where(np.arange(n), sqrt(0.5 / max(n, 1)), 0.5 * sqrt(1 / max(n, 1)))
