"""Trigonometry, elementwise, in radians: sin, cos, tan, their inverses, atan2. Floor 2. Read next: `hyperbolic.py`.

For a complex x the gradient is conjugated, see `exponential.py`.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, FLOATING
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op
from ..shapes.broadcasting import sum_to
from ..shapes.identity import conj
from .arithmetic import broadcasted, same, square
from .powers import rsqrt


class Sin(Op):
    """y = sin(x).   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.sin(x)

    def gradient(call, dy):
        return [dy * conj(cos(call.inputs[0]))]


def sin(x, name=None):
    """The sine, elementwise.   x: float or complex [...], in radians.

        >>> import minitf as tf
        >>> tf.sin([0., 1.]).numpy().round(4)
        array([0.    , 0.8415], dtype=float32)

    Source: tf.sin.
    """
    return execute_unary(Sin, x)


class Cos(Op):
    """y = cos(x).   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.cos(x)

    def gradient(call, dy):
        return [-dy * conj(sin(call.inputs[0]))]


def cos(x, name=None):
    """The cosine, elementwise.   x: float or complex [...], in radians.

        >>> import minitf as tf
        >>> tf.cos([0., 1.]).numpy().round(4)
        array([1.    , 0.5403], dtype=float32)

    Source: tf.cos.
    """
    return execute_unary(Cos, x)


class Tan(Op):
    """y = tan(x) = sin(x) / cos(x).   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.tan(x)

    def gradient(call, dy):
        return [dy * conj(1 + square(call.output))]


def tan(x, name=None):
    """The tangent, elementwise.   x: float or complex [...], in radians.

        >>> import minitf as tf
        >>> tf.tan([0., 1.]).numpy().round(4)
        array([0.    , 1.5574], dtype=float32)

    Source: tf.tan.
    """
    return execute_unary(Tan, x)


class Asin(Op):
    """y in [-pi/2, pi/2], the angle whose sine is x.   x: float or complex [...], real ones in [-1, 1]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.arcsin(x)

    def gradient(call, dy):
        return [dy * conj(rsqrt(1 - square(call.inputs[0])))]


def asin(x, name=None):
    """The angle in [-pi/2, pi/2] whose sine is x, elementwise; nan for a real x outside [-1, 1].

        >>> import minitf as tf
        >>> tf.asin([0., 1., 2.]).numpy().round(4)
        array([0.    , 1.5708,    nan], dtype=float32)

    Source: tf.asin.
    """
    return execute_unary(Asin, x)


class Acos(Op):
    """y in [0, pi], the angle whose cosine is x.   x: float or complex [...], real ones in [-1, 1]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.arccos(x)

    def gradient(call, dy):
        return [-dy * conj(rsqrt(1 - square(call.inputs[0])))]


def acos(x, name=None):
    """The angle in [0, pi] whose cosine is x, elementwise; nan for a real x outside [-1, 1].

        >>> import minitf as tf
        >>> tf.acos([0., 1., 2.]).numpy().round(4)
        array([1.5708, 0.    ,    nan], dtype=float32)

    Source: tf.acos.
    """
    return execute_unary(Acos, x)


class Atan(Op):
    """y in (-pi/2, pi/2), the angle whose tangent is x.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.arctan(x)

    def gradient(call, dy):
        return [dy / conj(1 + square(call.inputs[0]))]


def atan(x, name=None):
    """The angle in (-pi/2, pi/2) whose tangent is x, elementwise.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.atan([0., 1.]).numpy().round(4)
        array([0.    , 0.7854], dtype=float32)

    Source: tf.atan.
    """
    return execute_unary(Atan, x)


class Atan2(Op):
    """z in [-pi, pi], the angle of the point (x, y).   y, x: float, broadcastable  ->  z: the broadcast shape."""

    T = FLOATING

    infer = broadcasted

    def kernel(xp, y, x):
        return xp.arctan2(y, x)

    def gradient(call, dz):
        y, x = call.inputs
        share = dz / (square(x) + square(y))
        return [sum_to(share * x, y), sum_to(-share * y, x)]


def atan2(y, x, name=None):
    """The angle in [-pi, pi] between the x axis and the point (x, y), elementwise.

    y, x: float, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.atan2([1., 1.], [1., -1.]).numpy().round(4)
        array([0.7854, 2.3562], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.atan2.
    """
    return execute_binary(Atan2, y, x)
