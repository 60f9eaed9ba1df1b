"""Complex numbers and their parts: complex, real, imag, angle. Floor 2. Read `shapes/identity.py` for the conjugate."""

from __future__ import annotations

import math

from ...backend.dtypes import COMPLEX, NUMERIC, complex64, complex128, float32, float64
from ...backend.errors import explain
from ...backend.shapes import broadcast
from ...core.convert import convert_to_tensor
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op
from ..shapes.broadcasting import sum_to
from ..shapes.creation import zeros_like
from ..shapes.identity import cast
from .arithmetic import square
from .comparison import less
from .magnitude import abs_

COMPLEX_OF = {float32: complex64, float64: complex128}


class Complex(Op):
    """z = real + imag i.   real, imag: float32 or float64, broadcastable  ->  z: complex, the broadcast shape."""

    T = frozenset(COMPLEX_OF)

    def infer(real, imag):
        return real.with_dims(broadcast(real.dims, imag.dims)).with_dtype(COMPLEX_OF[real.dtype])

    def kernel(xp, real, imag):
        pairs = xp.stack(xp.broadcast_arrays(real, imag), axis=-1)  # a complex number is two floats side by side
        return pairs.view(xp.complex64 if real.dtype == xp.float32 else xp.complex128)[..., 0]

    def gradient(call, dz):
        x, y = call.inputs
        return [sum_to(real(dz), x), sum_to(imag(dz), y)]


def complex_(real, imag, name=None):
    """The complex number real + imag i, elementwise.

    real, imag: float32 or float64, both the same, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.complex([2.25, 3.25], [4.75, 5.75]).numpy()
        array([2.25+4.75j, 3.25+5.75j], dtype=complex64)

    Raises: TypeError for other dtypes; InvalidArgumentError where shapes do not broadcast.
    Source: tf.complex.
    """
    real, imag = convert_to_tensor(real), convert_to_tensor(imag)
    if real.dtype != imag.dtype or real.dtype not in COMPLEX_OF:
        received = f"real is {real.dtype.name}, imag is {imag.dtype.name}"
        raise TypeError(explain("complex", received, "both must be float32, or both float64", "Use tf.cast first"))
    return execute_binary(Complex, real, imag)


class Real(Op):
    """y = the real part.   input: complex [...]  ->  y: float, of half the size."""

    T = COMPLEX

    def infer(input):
        return input.with_dtype(input.dtype.real_dtype)

    def kernel(xp, input):
        return xp.real(input)

    def gradient(call, dy):
        return [complex_(dy, zeros_like(dy))]


class Imag(Op):
    """y = the imaginary part.   input: complex [...]  ->  y: float, of half the size."""

    T = COMPLEX

    def infer(input):
        return input.with_dtype(input.dtype.real_dtype)

    def kernel(xp, input):
        return xp.imag(input)

    def gradient(call, dy):
        return [complex_(zeros_like(dy), dy)]


class Angle(Op):
    """y = the angle in [-pi, pi] of x.   input: complex [...]  ->  y: float, of half the size."""

    T = COMPLEX

    def infer(input):
        return input.with_dtype(input.dtype.real_dtype)

    def kernel(xp, input):
        return xp.arctan2(xp.imag(input), xp.real(input))

    def gradient(call, dy):
        x = call.inputs[0]
        share = dy / square(abs_(x))
        return [complex_(-share * imag(x), share * real(x))]


def real(input, name=None):
    """The real part, elementwise; a real input comes back as it is.   input: numeric [...].

        >>> import minitf as tf
        >>> tf.math.real(tf.constant([1 + 2j, 3.])).numpy()
        array([1., 3.])

    Raises: TypeError for an input that is not numeric.
    Source: tf.math.real.
    """
    x = _numeric("real", input)
    return execute_unary(Real, x) if x.dtype in COMPLEX else x


def imag(input, name=None):
    """The imaginary part, elementwise; zeros for a real input.   input: numeric [...].

        >>> import minitf as tf
        >>> tf.math.imag(tf.constant([1 + 2j, 3.])).numpy()
        array([2., 0.])

    Raises: TypeError for an input that is not numeric.
    Source: tf.math.imag.
    """
    x = _numeric("imag", input)
    return execute_unary(Imag, x) if x.dtype in COMPLEX else zeros_like(x)


def angle(input, name=None):
    """The angle in [-pi, pi] between the real axis and each number.   input: numeric [...].

        >>> import minitf as tf
        >>> tf.math.angle(tf.constant([1j, -1 + 0j])).numpy()
        array([1.57079633, 3.14159265])

    Raises: TypeError for an input that is not numeric.
    Source: tf.math.angle. For a real input the angle is 0, or pi where it is negative.
    """
    x = _numeric("angle", input)
    return execute_unary(Angle, x) if x.dtype in COMPLEX else math.pi * cast(less(x, 0), x.dtype)


def _numeric(where, x):
    x = convert_to_tensor(x)
    if x.dtype not in NUMERIC:
        raise TypeError(explain(where, f"input has dtype {x.dtype.name}", "it must be numeric"))
    return x
