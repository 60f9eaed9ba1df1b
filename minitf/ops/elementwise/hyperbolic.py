"""Hyperbolic functions and their inverses, elementwise: sinh, cosh, tanh, asinh, acosh, atanh. Floor 2.

For a complex x the gradient is conjugated, see `exponential.py`. Read next: `nn/rectifiers.py`.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, FLOATING
from ...core.fast import execute_unary
from ...core.op import Op
from ..shapes.identity import conj
from .arithmetic import same, square


class Sinh(Op):
    """y = sinh(x) = (e^x - e^-x) / 2.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.sinh(x)

    def gradient(call, dy):
        return [dy * conj(cosh(call.inputs[0]))]


def sinh(x, name=None):
    """The hyperbolic sine (e^x - e^-x) / 2, elementwise.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.sinh([0., 1.]).numpy().round(4)
        array([0.    , 1.1752], dtype=float32)

    Source: tf.sinh.
    """
    return execute_unary(Sinh, x)


class Cosh(Op):
    """y = cosh(x) = (e^x + e^-x) / 2.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.cosh(x)

    def gradient(call, dy):
        return [dy * conj(sinh(call.inputs[0]))]


def cosh(x, name=None):
    """The hyperbolic cosine (e^x + e^-x) / 2, elementwise.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.cosh([0., 1.]).numpy().round(4)
        array([1.    , 1.5431], dtype=float32)

    Source: tf.cosh.
    """
    return execute_unary(Cosh, x)


class Tanh(Op):
    """y = tanh(x) = sinh(x) / cosh(x).   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.tanh(x)

    def gradient(call, dy):
        y = conj(call.output)
        return [dy * (1 - y * y)]


def tanh(x, name=None):
    """The hyperbolic tangent, elementwise: from -1 at -inf to 1 at inf.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.tanh([0., 1.]).numpy().round(4)
        array([0.    , 0.7616], dtype=float32)

    Source: tf.tanh.
    """
    return execute_unary(Tanh, x)


class Asinh(Op):
    """y = the number whose sinh is x.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.arcsinh(x)

    def gradient(call, dy):
        return [dy / conj(cosh(call.output))]


def asinh(x, name=None):
    """The inverse of sinh, elementwise.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.asinh([0., 1.]).numpy().round(4)
        array([0.    , 0.8814], dtype=float32)

    Source: tf.asinh.
    """
    return execute_unary(Asinh, x)


class Acosh(Op):
    """y >= 0, the number whose cosh is x.   x: float or complex [...], real ones >= 1  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.arccosh(x)

    def gradient(call, dy):
        return [dy / conj(sinh(call.output))]


def acosh(x, name=None):
    """The inverse of cosh, elementwise; nan for a real number below 1.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.acosh([1., 2., 0.]).numpy().round(4)
        array([0.   , 1.317,   nan], dtype=float32)

    Source: tf.acosh.
    """
    return execute_unary(Acosh, x)


class Atanh(Op):
    """y = the number whose tanh is x.   x: float or complex [...], real ones in [-1, 1]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.arctanh(x)

    def gradient(call, dy):
        return [dy / conj(1 - square(call.inputs[0]))]


def atanh(x, name=None):
    """The inverse of tanh, elementwise; nan for a real number outside [-1, 1].   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.atanh([0., 0.5, 1.]).numpy().round(4)
        array([0.    , 0.5493,    inf], dtype=float32)

    Source: tf.atanh.
    """
    return execute_unary(Atanh, x)
