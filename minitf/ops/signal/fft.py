"""Fourier transforms of complex numbers: fft, fft2d, fft3d and back. Floor 2. Read next: `rfft.py`.

A transform is a matrix of e^(-2 pi i k n / N), symmetric, and its inverse is its conjugate divided by N. So the
adjoint, which a gradient needs, is the inverse times N; and the adjoint of the inverse the transform divided by N.
NumPy transforms numbers of single precision in single precision.
"""

from __future__ import annotations

from functools import partial
from math import prod

from ...backend.blocks import rowwise
from ...backend.dtypes import COMPLEX, complex64
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.fast import execute_unary
from ...core.op import Op
from ..shapes.counts import as_factor, larger_of
from ..shapes.layout import sizes_of


def with_axes(input, count):
    """The Spec of a transform that keeps its shape; RuleError where there are fewer than `count` axes."""
    if input.dims is not None and input.rank < count:
        raise RuleError(f"the input must have at least {count} {'axis' if count == 1 else 'axes'}")
    return input


def last(count):
    """The last `count` axes."""
    return tuple(range(-count, 0))


def points(x, count):
    """How many numbers the last `count` axes of the tensor x hold, at least 1."""
    return as_factor(larger_of(prod(sizes_of(x)[-count:]), 1), x.dtype)


def forward(xp, input, count):
    """The transform of an array along its last `count` axes; NumPy refuses axes of length 0."""
    return along_axes(partial(in_own_precision, xp.fft.fft), input, count)


def backward(xp, input, count):
    """The inverse transform of an array along its last `count` axes."""
    return along_axes(xp.fft.ifft, input, count)


def in_own_precision(transform, x, axis=-1):
    """transform(x), a forward transform of NumPy's.

    Of complex64, NumPy makes complex128 in between and takes four times as long; except where it has a factor to
    apply, and 1 / N can be undone.
    """
    if x.dtype.itemsize == 16:
        return transform(x, axis=axis)
    y = transform(x, axis=axis, norm="forward")
    y *= y.real.dtype.type(x.shape[axis])
    return y


def along_axes(transform, x, count):
    """`transform`, of NumPy's, along each of the last `count` axes; the last one is shared out among threads.

    TensorFlow's transforms work on several rows at once, NumPy's on one: two to three times as long for many rows.
    """
    if not x.size:
        return x
    x = rowwise(transform, x)
    for axis in range(-2, -count - 1, -1):
        x = transform(x, axis=axis)
    return x


class FFT(Op):
    """y[k] = sum of x[n] e^(-2 pi i k n / N) over the last axis.   input: complex [..., N]  ->  y: same."""

    types = ("Tcomplex",)
    Tcomplex = COMPLEX

    def infer(input):
        return with_axes(input, 1)

    def kernel(xp, input):
        return forward(xp, input, 1)

    def gradient(call, dy):
        return [ifft(dy) * points(dy, 1)]


class IFFT(Op):
    """The inverse of FFT.   input: complex [..., N]  ->  y: same."""

    types = ("Tcomplex",)
    Tcomplex = COMPLEX

    def infer(input):
        return with_axes(input, 1)

    def kernel(xp, input):
        return backward(xp, input, 1)

    def gradient(call, dy):
        return [fft(dy) / points(dy, 1)]


class FFT2D(Op):
    """FFT along the last two axes.   input: complex [..., M, N]  ->  y: same."""

    types = ("Tcomplex",)
    Tcomplex = COMPLEX

    def infer(input):
        return with_axes(input, 2)

    def kernel(xp, input):
        return forward(xp, input, 2)

    def gradient(call, dy):
        return [ifft2d(dy) * points(dy, 2)]


class IFFT2D(Op):
    """The inverse of FFT2D.   input: complex [..., M, N]  ->  y: same."""

    types = ("Tcomplex",)
    Tcomplex = COMPLEX

    def infer(input):
        return with_axes(input, 2)

    def kernel(xp, input):
        return backward(xp, input, 2)

    def gradient(call, dy):
        return [fft2d(dy) / points(dy, 2)]


class FFT3D(Op):
    """FFT along the last three axes.   input: complex [..., L, M, N]  ->  y: same."""

    types = ("Tcomplex",)
    Tcomplex = COMPLEX

    def infer(input):
        return with_axes(input, 3)

    def kernel(xp, input):
        return forward(xp, input, 3)

    def gradient(call, dy):
        return [ifft3d(dy) * points(dy, 3)]


class IFFT3D(Op):
    """The inverse of FFT3D.   input: complex [..., L, M, N]  ->  y: same."""

    types = ("Tcomplex",)
    Tcomplex = COMPLEX

    def infer(input):
        return with_axes(input, 3)

    def kernel(xp, input):
        return backward(xp, input, 3)

    def gradient(call, dy):
        return [fft3d(dy) / points(dy, 3)]


def fft(input, name=None):
    """The Fourier transform along the last axis: y[k] = sum over n of x[n] e^(-2 pi i k n / N).

    input: complex64 or complex128 [..., N].

        >>> import minitf as tf
        >>> tf.signal.fft([1, 2, 3, 4]).numpy().round(4)
        array([10.+0.j, -2.+2.j, -2.+0.j, -2.-2.j], dtype=complex64)

    Raises: InvalidArgumentError for a real tensor (tf.cast it, or use tf.signal.rfft), or one without axes.
    Source: tf.signal.fft.
    """
    return execute_unary(FFT, convert_to_tensor(input, dtype_hint=complex64))


def ifft(input, name=None):
    """The inverse Fourier transform along the last axis: y[n] = sum over k of x[k] e^(2 pi i k n / N) / N.

    input: complex64 or complex128 [..., N].

        >>> import minitf as tf
        >>> tf.signal.ifft([10 + 0j, -2 + 2j, -2 + 0j, -2 - 2j]).numpy().real.round(4)
        array([1., 2., 3., 4.], dtype=float32)

    Raises: InvalidArgumentError for a real tensor, or one without axes.
    Source: tf.signal.ifft.
    """
    return execute_unary(IFFT, convert_to_tensor(input, dtype_hint=complex64))


def fft2d(input, name=None):
    """The Fourier transform along the last two axes.   input: complex64 or complex128 [..., M, N].

        >>> import minitf as tf
        >>> tf.signal.fft2d([[1, 2], [3, 4]]).numpy().real
        array([[10., -2.],
               [-4.,  0.]], dtype=float32)

    Raises: InvalidArgumentError for a real tensor, or fewer than two axes.
    Source: tf.signal.fft2d.
    """
    return execute_unary(FFT2D, convert_to_tensor(input, dtype_hint=complex64))


def ifft2d(input, name=None):
    """The inverse Fourier transform along the last two axes.   input: complex64 or complex128 [..., M, N].

        >>> import minitf as tf
        >>> tf.signal.ifft2d([[10, -2], [-4, 0]]).numpy().real
        array([[1., 2.],
               [3., 4.]], dtype=float32)

    Raises: InvalidArgumentError for a real tensor, or fewer than two axes.
    Source: tf.signal.ifft2d.
    """
    return execute_unary(IFFT2D, convert_to_tensor(input, dtype_hint=complex64))


def fft3d(input, name=None):
    """The Fourier transform along the last three axes.   input: complex64 or complex128 [..., L, M, N].

        >>> import minitf as tf
        >>> tf.signal.fft3d([[[1, 2], [3, 4]]]).numpy().real
        array([[[10., -2.],
                [-4.,  0.]]], dtype=float32)

    Raises: InvalidArgumentError for a real tensor, or fewer than three axes.
    Source: tf.signal.fft3d.
    """
    return execute_unary(FFT3D, convert_to_tensor(input, dtype_hint=complex64))


def ifft3d(input, name=None):
    """The inverse Fourier transform along the last three axes.   input: complex64 or complex128 [..., L, M, N].

        >>> import minitf as tf
        >>> tf.signal.ifft3d([[[10, -2], [-4, 0]]]).numpy().real
        array([[[1., 2.],
                [3., 4.]]], dtype=float32)

    Raises: InvalidArgumentError for a real tensor, or fewer than three axes.
    Source: tf.signal.ifft3d.
    """
    return execute_unary(IFFT3D, convert_to_tensor(input, dtype_hint=complex64))
