"""Fourier transforms of real numbers: rfft, rfft2d, rfft3d and back. Floor 2. Read `fft.py` first, `fftnd.py` next.

Of a real signal, y[N - k] is the conjugate of y[k]; so the last axis of the result stops at k = N / 2, and the work
is half. The other axes are transformed as in `fft.py`.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ...backend.dtypes import COMPLEX, complex64, float32, float64, int32
from ...backend.errors import RuleError, explain
from ...core.convert import constant, convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ...core.tensor import is_tensor
from ..elementwise.comparison import equal
from ..elementwise.complex_parts import COMPLEX_OF
from ..elementwise.logical import logical_or
from ..indexing.selection import where
from ..indexing.slicing import pad, slice_
from ..shapes.counts import as_factor, larger_of, smaller_of
from ..shapes.layout import elements_of, sizes_of
from ..shapes.sequences import range_
from .fft import last, with_axes

REAL = frozenset({float32, float64})


# --- shapes ----------------------------------------------------------------------------------------------------
def half_of(n):
    """How many of the n points of a transform are kept; None where n is unknown."""
    return None if n is None else n // 2 + 1 if n else 0


def transformed_dims(input, fft_length, count, halved):
    """The dims of a transform of the last `count` axes to `fft_length` points, the last axis perhaps halved."""
    with_axes(input, count)
    if fft_length.dims not in (None, (None,), (count,)):
        raise RuleError(f"fft_length must be {count} {'number' if count == 1 else 'numbers'}: one for each axis")
    lengths = (None,) * count if fft_length.value is None else tuple(fft_length.value.tolist())
    if any(n is not None and n < 0 for n in lengths):
        raise RuleError(f"fft_length is {list(lengths)} and must be >= 0")
    if input.dims is None:
        return None
    return (*input.dims[:-count], *lengths[:-1], half_of(lengths[-1]) if halved else lengths[-1])


def spectrum_of(input, fft_length, count):
    """The Spec of a real transform."""
    return input.with_dims(transformed_dims(input, fft_length, count, True)).with_dtype(COMPLEX_OF[input.dtype])


def signal_of(input, fft_length, count):
    """The Spec of an inverse real transform."""
    return input.with_dims(transformed_dims(input, fft_length, count, False)).with_dtype(input.dtype.real_dtype)


# --- kernels ---------------------------------------------------------------------------------------------------
def forward(xp, input, fft_length):
    """The real transform of an array; an axis is cut, or filled up with zeros, to its length."""
    lengths = fft_length.tolist()
    if input.size and 0 not in lengths:
        return xp.fft.rfftn(input, lengths, axes=last(len(lengths)))
    dims = (*input.shape[: input.ndim - len(lengths)], *lengths[:-1], half_of(lengths[-1]))
    return xp.zeros(dims, xp.complex64 if input.dtype == xp.float32 else xp.complex128)


def backward(xp, input, fft_length):
    """The inverse of `forward`."""
    lengths = fft_length.tolist()
    if input.size and 0 not in lengths:
        return xp.fft.irfftn(input, lengths, axes=last(len(lengths)))
    dims = (*input.shape[: input.ndim - len(lengths)], *lengths)
    return xp.zeros(dims, xp.float32 if input.dtype == xp.complex64 else xp.float64)


# --- gradients -------------------------------------------------------------------------------------------------
def shares(n, inner, dtype):
    """For each of the kept points: 1 where it stands for itself, `inner` where it stands for its mirror image too."""
    if is_tensor(n):
        places = range_(n // 2 + 1)
        alone = logical_or(equal(places, 0), equal(2 * places, n))
        return where(alone, constant(1, dtype), constant(inner, dtype))
    kept = np.full(half_of(n), inner)
    kept[:1] = 1
    if n % 2 == 0:
        kept[-1:] = 1
    return constant(kept, dtype)


def spectrum_gradient(call, dy, inverse):
    """The gradient of a real transform: its inverse times N, of a spectrum in which every pair counts once."""
    x, fft_length = call.inputs
    lengths = elements_of(fft_length)
    whole = inverse(dy * shares(lengths[-1], 0.5, dy.dtype), fft_length)
    return [fitted(whole * as_factor(prod(lengths), whole.dtype), sizes_of(x)[-len(lengths):]), None]


def signal_gradient(call, dy, transform):
    """The gradient of an inverse real transform: the transform by N, where what stands for two counts twice."""
    x, fft_length = call.inputs
    lengths = elements_of(fft_length)
    y = transform(dy, fft_length)
    y = y * shares(lengths[-1], 2.0, y.dtype) / as_factor(larger_of(prod(lengths), 1), y.dtype)
    return [fitted(y, sizes_of(x)[-len(lengths):]), None]


def fitted(x, dims):
    """`x`, its last axes cut, or filled up with zeros, to `dims`: the adjoint of doing so before a transform."""
    old, others = x._shape_tuple()[-len(dims):], x.shape.rank - len(dims)
    if not any(map(is_tensor, dims)) and old == tuple(dims):
        return x
    old = sizes_of(x)[others:]
    x = slice_(x, [0] * x.shape.rank, [-1] * others + [smaller_of(n, m) for n, m in zip(old, dims)])
    return pad(x, [[0, 0]] * others + [[0, larger_of(m - n, 0)] for n, m in zip(old, dims)])


# --- ops -------------------------------------------------------------------------------------------------------
class RFFT(Op):
    """FFT of real numbers, k <= N / 2.   input: float [..., n], fft_length: int32 [1]  ->  complex [..., N / 2 + 1]."""

    types = ("Treal", "Tlength")
    Treal, Tlength = REAL, frozenset({int32})
    host = (1,)

    def infer(input, fft_length):
        return spectrum_of(input, fft_length, 1)

    def kernel(xp, input, fft_length):
        return forward(xp, input, fft_length)

    def gradient(call, dy):
        return spectrum_gradient(call, dy, irfft)


class IRFFT(Op):
    """The inverse of RFFT.   input: complex [..., n], fft_length: int32 [1]  ->  float [..., N]."""

    types = ("Tcomplex", "Tlength")
    Tcomplex, Tlength = COMPLEX, frozenset({int32})
    host = (1,)

    def infer(input, fft_length):
        return signal_of(input, fft_length, 1)

    def kernel(xp, input, fft_length):
        return backward(xp, input, fft_length)

    def gradient(call, dy):
        return signal_gradient(call, dy, rfft)


class RFFT2D(Op):
    """RFFT of the last two axes.   input: float [..., m, n], fft_length: int32 [2]  ->  complex [..., M, N / 2 + 1]."""

    types = ("Treal", "Tlength")
    Treal, Tlength = REAL, frozenset({int32})
    host = (1,)

    def infer(input, fft_length):
        return spectrum_of(input, fft_length, 2)

    def kernel(xp, input, fft_length):
        return forward(xp, input, fft_length)

    def gradient(call, dy):
        return spectrum_gradient(call, dy, irfft2d)


class IRFFT2D(Op):
    """The inverse of RFFT2D.   input: complex [..., m, n], fft_length: int32 [2]  ->  float [..., M, N]."""

    types = ("Tcomplex", "Tlength")
    Tcomplex, Tlength = COMPLEX, frozenset({int32})
    host = (1,)

    def infer(input, fft_length):
        return signal_of(input, fft_length, 2)

    def kernel(xp, input, fft_length):
        return backward(xp, input, fft_length)

    def gradient(call, dy):
        return signal_gradient(call, dy, rfft2d)


class RFFT3D(Op):
    """RFFT of the last three axes.   input: float [..., l, m, n], fft_length: int32 [3]  ->  complex."""

    types = ("Treal", "Tlength")
    Treal, Tlength = REAL, frozenset({int32})
    host = (1,)

    def infer(input, fft_length):
        return spectrum_of(input, fft_length, 3)

    def kernel(xp, input, fft_length):
        return forward(xp, input, fft_length)

    def gradient(call, dy):
        return spectrum_gradient(call, dy, irfft3d)


class IRFFT3D(Op):
    """The inverse of RFFT3D.   input: complex [..., l, m, n], fft_length: int32 [3]  ->  float [..., L, M, N]."""

    types = ("Tcomplex", "Tlength")
    Tcomplex, Tlength = COMPLEX, frozenset({int32})
    host = (1,)

    def infer(input, fft_length):
        return signal_of(input, fft_length, 3)

    def kernel(xp, input, fft_length):
        return backward(xp, input, fft_length)

    def gradient(call, dy):
        return signal_gradient(call, dy, rfft3d)


# --- public functions ------------------------------------------------------------------------------------------
def rfft(input_tensor, fft_length=None, name=None):
    """The Fourier transform of a real signal along the last axis: y[k] for k <= N / 2.

    input_tensor: float32 or float64 [..., n].
    fft_length: int32 [1], N: the last axis is cut, or filled up with zeros, to this length; None: n.
    Returns: complex64 or complex128 [..., N / 2 + 1].

        >>> import minitf as tf
        >>> tf.signal.rfft([1., 2., 3., 4.]).numpy()
        array([10.+0.j, -2.+2.j, -2.+0.j], dtype=complex64)

    Raises: ValueError for another dtype or no axes; TypeError or InvalidArgumentError for a wrong fft_length.
    Source: tf.signal.rfft.
    """
    return run(RFFT, input_tensor, fft_length, 1)


def irfft(input_tensor, fft_length=None, name=None):
    """The inverse of `rfft`: the real signal of N points whose spectrum, for k <= N / 2, is given.

    input_tensor: complex64 or complex128 [..., n].
    fft_length: int32 [1], N; None: 2 (n - 1).
    Returns: float32 or float64 [..., N].

        >>> import minitf as tf
        >>> tf.signal.irfft([10 + 0j, -2 + 2j, -2 + 0j]).numpy()
        array([1., 2., 3., 4.], dtype=float32)

    Raises: ValueError for another dtype or no axes; TypeError or InvalidArgumentError for a wrong fft_length.
    Source: tf.signal.irfft.
    """
    return run_inverse(IRFFT, input_tensor, fft_length, 1)


def rfft2d(input_tensor, fft_length=None, name=None):
    """`rfft` of the last axis, and `fft` of the one before.

    input_tensor: float32 or float64 [..., m, n].
    fft_length: int32 [2], M and N; None: m and n.
    Returns: complex64 or complex128 [..., M, N / 2 + 1].

        >>> import minitf as tf
        >>> tf.signal.rfft2d([[1., 2.], [3., 4.]]).numpy().real
        array([[10., -2.],
               [-4.,  0.]], dtype=float32)

    Raises: ValueError for another dtype or too few axes; TypeError or InvalidArgumentError for a wrong fft_length.
    Source: tf.signal.rfft2d.
    """
    return run(RFFT2D, input_tensor, fft_length, 2)


def irfft2d(input_tensor, fft_length=None, name=None):
    """The inverse of `rfft2d`.

    input_tensor: complex64 or complex128 [..., m, n].
    fft_length: int32 [2], M and N; None: m and 2 (n - 1).
    Returns: float32 or float64 [..., M, N].

        >>> import minitf as tf
        >>> tf.signal.irfft2d([[10, -2], [-4, 0]]).numpy()
        array([[1., 2.],
               [3., 4.]], dtype=float32)

    Raises: ValueError for another dtype or too few axes; TypeError or InvalidArgumentError for a wrong fft_length.
    Source: tf.signal.irfft2d.
    """
    return run_inverse(IRFFT2D, input_tensor, fft_length, 2)


def rfft3d(input_tensor, fft_length=None, name=None):
    """`rfft` of the last axis, and `fft` of the two before.

    input_tensor: float32 or float64 [..., l, m, n].
    fft_length: int32 [3], L, M and N; None: l, m and n.
    Returns: complex64 or complex128 [..., L, M, N / 2 + 1].

        >>> import minitf as tf
        >>> tf.signal.rfft3d(tf.ones([2, 2, 4])).shape
        TensorShape([2, 2, 3])

    Raises: ValueError for another dtype or too few axes; TypeError or InvalidArgumentError for a wrong fft_length.
    Source: tf.signal.rfft3d.
    """
    return run(RFFT3D, input_tensor, fft_length, 3)


def irfft3d(input_tensor, fft_length=None, name=None):
    """The inverse of `rfft3d`.

    input_tensor: complex64 or complex128 [..., l, m, n].
    fft_length: int32 [3], L, M and N; None: l, m and 2 (n - 1).
    Returns: float32 or float64 [..., L, M, N].

        >>> import minitf as tf
        >>> tf.signal.irfft3d(tf.ones([2, 2, 3], tf.complex64)).shape
        TensorShape([2, 2, 4])

    Raises: ValueError for another dtype or too few axes; TypeError or InvalidArgumentError for a wrong fft_length.
    Source: tf.signal.irfft3d.
    """
    return run_inverse(IRFFT3D, input_tensor, fft_length, 3)


def run(op, x, fft_length, count):
    """Execute a real transform of the last `count` axes, which by default keep their lengths."""
    x = require(convert_to_tensor(x, dtype_hint=float32), REAL, count, op)
    return execute(op, x, lengths(fft_length, op) if fft_length is not None else list(sizes_of(x)[-count:]))


def run_inverse(op, x, fft_length, count):
    """Execute an inverse real transform of the last `count` axes, of which the last is by default 2 (n - 1) long."""
    x = require(convert_to_tensor(x, dtype_hint=complex64), COMPLEX, count, op)
    if fft_length is not None:
        return execute(op, x, lengths(fft_length, op))
    *before, n = sizes_of(x)[-count:]
    return execute(op, x, [*before, larger_of(2 * (n - 1), 0)])


def require(x, dtypes, count, op):
    """`x`, which must have one of the dtypes and at least `count` axes.  Raises: ValueError."""
    if x.dtype not in dtypes:
        names = " or ".join(sorted(dtype.name for dtype in dtypes))
        raise ValueError(explain(op.__name__, f"the input is {x.dtype.name}", f"it must be {names}", "Use tf.cast"))
    if x.shape.rank is not None and x.shape.rank < count:
        raise ValueError(explain(op.__name__, f"the input has shape {x.shape}", f"it must have rank >= {count}"))
    return x


def lengths(fft_length, op):
    """`fft_length` as a list or tensor.  Raises: TypeError for a plain number."""
    if isinstance(fft_length, (int, np.integer)) or (is_tensor(fft_length) and fft_length.shape.rank == 0):
        raise TypeError(explain(op.__name__, f"fft_length is {fft_length!r}", "it must be a list of lengths",
                                "Use [n]"))
    return fft_length
