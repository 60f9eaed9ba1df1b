"""Fourier transforms along any axes: fftnd, rfftnd and back. Floor 2. Read `rfft.py` first, `shift.py` next.

TensorFlow has these ops without a kernel for the CPU; they mean here what NumPy's fftn means.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ...backend.dtypes import COMPLEX, complex64, float32, float64, int32
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ...core.tensor import is_tensor
from ..axes import as_axes, as_choice, known
from ..elementwise.complex_parts import COMPLEX_OF
from ..shapes.counts import as_factor
from ..shapes.identity import cast
from ..shapes.layout import elements_of, reshape, sizes_of
from .rfft import REAL, fitted, half_of, lengths, require, shares

NORMS = ("backward", "ortho", "forward")
POWER = {"backward": 0, "ortho": -0.5, "forward": -1}  # of the number of points, which the transform is scaled by


def chosen(input, fft_length, axes):
    """[(axis, length)] of the transform; RuleError unless every axis exists, and stands there once."""
    places, sizes = axes.value.tolist(), fft_length.value.tolist()
    if len(places) != len(sizes) or axes.rank != 1:
        raise RuleError("fft_length and axes must have one number for each axis that is transformed")
    if any(not -input.rank <= axis < input.rank for axis in places):
        raise RuleError(f"axes are {places} and must be in [{-input.rank}, {input.rank})")
    places = [axis % input.rank for axis in places]
    if len(set(places)) < len(places):
        raise RuleError(f"axes are {axes.value.tolist()}: no axis can stand there twice")
    if min(sizes, default=1) < 1:
        raise RuleError(f"fft_length is {sizes} and must be positive")
    return list(zip(places, sizes))


def transformed(input, fft_length, axes, halved=False):
    """The Spec of a transform of some axes, the last of which is perhaps halved."""
    if input.dims is None or axes.value is None or fft_length.value is None:
        return input.with_dims(None if input.dims is None else (None,) * input.rank)
    dims = list(input.dims)
    pairs = chosen(input, fft_length, axes)
    for axis, n in pairs:
        dims[axis] = n
    if halved and pairs:
        axis, n = pairs[-1]
        dims[axis] = half_of(n)
    return input.with_dims(tuple(dims))


def gradient_of(call, dy, inverse, power, inner=1.0):
    """The gradient of a transform: its inverse, times N to the `power`.

    inner: how often the points count that stand for their mirror image too, where the last axis is halved.
    """
    x, fft_length, axes = call.inputs
    sizes, places = elements_of(fft_length), elements_of(axes)
    scale = points_to(power, sizes)
    if inner < 1:
        dy = dy * pairs_of(dy, places[-1], sizes[-1], inner)
    dx = execute(inverse, dy, fft_length, axes)
    if inner > 1:
        dx = dx * pairs_of(dx, places[-1], sizes[-1], inner)
    return [fitted(dx * as_factor(scale, dx.dtype), sizes_of(x)), None, None]


def pairs_of(x, axis, n, inner):
    """The `shares` of a halved axis of n points, to be multiplied with the spectrum x."""
    dims = [1] * x.shape.rank
    dims[axis] = -1
    return reshape(shares(n, inner, x.dtype), dims)


class FFTND(Op):
    """FFT along `axes`.   input: complex [...], fft_length, axes: int32 [A]  ->  y: complex."""

    types = ("Tcomplex", "Tint", "Tint")
    Tcomplex, Tint = COMPLEX, frozenset({int32})
    host = (1, 2)

    def infer(input, fft_length, axes):
        return transformed(input, fft_length, axes)

    def kernel(xp, input, fft_length, axes):
        return xp.fft.fftn(input, fft_length.tolist(), axes.tolist())

    def gradient(call, dy):
        return gradient_of(call, dy, IFFTND, 1)


class IFFTND(Op):
    """The inverse of FFTND.   input: complex [...], fft_length, axes: int32 [A]  ->  y: complex."""

    types = ("Tcomplex", "Tint", "Tint")
    Tcomplex, Tint = COMPLEX, frozenset({int32})
    host = (1, 2)

    def infer(input, fft_length, axes):
        return transformed(input, fft_length, axes)

    def kernel(xp, input, fft_length, axes):
        return xp.fft.ifftn(input, fft_length.tolist(), axes.tolist())

    def gradient(call, dy):
        return gradient_of(call, dy, FFTND, -1)


class RFFTND(Op):
    """RFFT along the last of `axes`, FFT along the others.   input: float [...], fft_length, axes: int32 [A]."""

    types = ("Treal", "Tint", "Tint")
    Treal, Tint = REAL, frozenset({int32})
    host = (1, 2)

    def infer(input, fft_length, axes):
        return transformed(input, fft_length, axes, True).with_dtype(COMPLEX_OF[input.dtype])

    def kernel(xp, input, fft_length, axes):
        return xp.fft.rfftn(input, fft_length.tolist(), axes.tolist())

    def gradient(call, dy):
        return gradient_of(call, dy, IRFFTND, 1, 0.5)


class IRFFTND(Op):
    """The inverse of RFFTND.   input: complex [...], fft_length, axes: int32 [A]  ->  y: float."""

    types = ("Tcomplex", "Tint", "Tint")
    Tcomplex, Tint = COMPLEX, frozenset({int32})
    host = (1, 2)

    def infer(input, fft_length, axes):
        return transformed(input, fft_length, axes).with_dtype(input.dtype.real_dtype)

    def kernel(xp, input, fft_length, axes):
        return xp.fft.irfftn(input, fft_length.tolist(), axes.tolist())

    def gradient(call, dy):
        return gradient_of(call, dy, RFFTND, -1, 2.0)


def fftnd(input_tensor, fft_length=None, axes=None, norm=None, name=None):
    """The Fourier transform along the given axes.

    input_tensor: complex64 or complex128 [...].
    fft_length: int32 [A]: each axis is cut, or filled up with zeros, to its length; None: the lengths they have.
    axes: int32 [A]; None: the last axes, as many as there are lengths, or all.
    norm: "backward" (None: not scaled), "ortho" (divided by the root of the number of points) or "forward" (divided
        by it).

        >>> import minitf as tf
        >>> tf.signal.fftnd([[1, 2], [3, 4]], axes=[0]).numpy().real
        array([[ 4.,  6.],
               [-2., -2.]], dtype=float32)

    Raises: ValueError for another norm; InvalidArgumentError for a real input or wrong axes.
    Source: tf.signal.fftnd, which has no kernel for the CPU.
    """
    x = convert_to_tensor(input_tensor, dtype_hint=complex64)
    sizes, axes = arguments(x, fft_length, axes, FFTND)
    return scaled(execute(FFTND, x, sizes, axes), sizes, norm, 1)


def ifftnd(input_tensor, fft_length=None, axes=None, norm=None, name=None):
    """The inverse of `fftnd`, whose arguments it takes.

        >>> import minitf as tf
        >>> tf.signal.ifftnd([[4, 6], [-2, -2]], axes=[0]).numpy().real
        array([[1., 2.],
               [3., 4.]], dtype=float32)

    Raises: ValueError for another norm; InvalidArgumentError for a real input or wrong axes.
    Source: tf.signal.ifftnd, which has no kernel for the CPU.
    """
    x = convert_to_tensor(input_tensor, dtype_hint=complex64)
    sizes, axes = arguments(x, fft_length, axes, IFFTND)
    return scaled(execute(IFFTND, x, sizes, axes), sizes, norm, -1)


def rfftnd(input_tensor, fft_length=None, axes=None, norm=None, name=None):
    """`fftnd` of a real signal: of the last of the axes only the first N / 2 + 1 points, which determine the others.

    input_tensor: float32 or float64 [...].   The others as in tf.signal.fftnd.

        >>> import minitf as tf
        >>> tf.signal.rfftnd([[1., 2.], [3., 4.]], axes=[0]).numpy().real
        array([[ 4.,  6.],
               [-2., -2.]], dtype=float32)

    Raises: ValueError for another norm or dtype; InvalidArgumentError for wrong axes.
    Source: tf.signal.rfftnd, which has no kernel for the CPU.
    """
    x = require(convert_to_tensor(input_tensor, dtype_hint=float32), REAL, 1, RFFTND)
    sizes, axes = arguments(x, fft_length, axes, RFFTND)
    return scaled(execute(RFFTND, x, sizes, axes), sizes, norm, 1)


def irfftnd(input_tensor, fft_length=None, axes=None, norm=None, name=None):
    """The inverse of `rfftnd`. By default the last of the axes becomes 2 (n - 1) long.

    input_tensor: complex64 or complex128 [...].   The others as in tf.signal.fftnd.

        >>> import minitf as tf
        >>> tf.signal.irfftnd([[4, 6], [-2, -2]], axes=[0]).numpy()
        array([[1., 2.],
               [3., 4.]], dtype=float32)

    Raises: ValueError for another norm or dtype; InvalidArgumentError for wrong axes.
    Source: tf.signal.irfftnd, which has no kernel for the CPU.
    """
    x = require(convert_to_tensor(input_tensor, dtype_hint=complex64), COMPLEX, 1, IRFFTND)
    sizes, axes = arguments(x, fft_length, axes, IRFFTND)
    if fft_length is None:
        sizes = [*sizes[:-1], 2 * (sizes[-1] - 1)]
    return scaled(execute(IRFFTND, x, sizes, axes), sizes, norm, -1)


def arguments(x, fft_length, axes, op):
    """(lengths, axes) as lists of int, what was left out filled in."""
    rank, dims = x.shape.rank, sizes_of(x)
    sizes = None if fft_length is None else as_axes(np.asarray(known(lengths(fft_length, op))), "fft_length")
    if axes is None:
        axes = range(rank) if sizes is None else range(rank - len(sizes), rank)
    axes = list(as_axes(axes, "axes"))
    if sizes is None:
        wrong = [axis for axis in axes if not -rank <= axis < rank]
        sizes = [1 if axis in wrong else dims[axis] for axis in axes]  # the op complains about wrong ones
    return list(sizes), axes


def scaled(y, sizes, norm, sign):
    """A transform (sign 1) or an inverse (sign -1), multiplied by what `norm` asks for."""
    norm = as_choice("backward" if norm is None else norm, NORMS, "fftnd", "norm")
    return y * as_factor(points_to(sign * POWER[norm], sizes), y.dtype)


def points_to(power, sizes):
    """The number of points to some power: a float, or a tensor where a size is not known."""
    count = prod(sizes)
    return cast(count, float64) ** power if is_tensor(count) else float(count) ** power
