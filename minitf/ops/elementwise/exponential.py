"""exp, log and their exact companions near 0, expm1 and log1p. Floor 2. Read next: `powers.py`.

The four are each other's derivatives up to a quotient, so they share one file. For a complex x the gradient is
conjugated: that is TensorFlow's convention, under which a step against the gradient goes downhill.
"""

from __future__ import annotations

from ...backend.blocks import BLOCK, filled
from ...backend.dtypes import COMPLEX, FLOATING
from ...core.fast import execute_unary
from ...core.op import Op
from ..shapes.identity import conj
from .arithmetic import same


def exp_by_parts(xp, x, y):
    """y = e^x of finite complex numbers, as e^re (cos im + i sin im): NumPy's own cares for infinities one by one."""
    size = xp.exp(x.real)
    xp.multiply(size, xp.cos(x.imag), out=y.real)
    xp.multiply(size, xp.sin(x.imag), out=y.imag)


class Exp(Op):
    """y = e^x.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        if x.dtype.kind == "c" and x.size > BLOCK and xp.isfinite(x).all():
            return filled(lambda x, y: exp_by_parts(xp, x, y), x)
        return xp.exp(x)

    def gradient(call, dy):
        return [dy * conj(call.output)]


def exp(x, name=None):
    """e to the power x, elementwise.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.exp([0., 1.]).numpy().round(4)
        array([1.    , 2.7183], dtype=float32)

    Source: tf.exp.
    """
    return execute_unary(Exp, x)


class Expm1(Op):
    """y = e^x - 1, exact for small x.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.expm1(x)

    def gradient(call, dy):
        return [dy * conj(exp(call.inputs[0]))]


def expm1(x, name=None):
    """e^x - 1, elementwise, without the loss of digits that `exp(x) - 1` suffers near 0.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.math.expm1([0., 1e-10]).numpy()
        array([0.e+00, 1.e-10], dtype=float32)

    Source: tf.math.expm1.
    """
    return execute_unary(Expm1, x)


class Log(Op):
    """y = ln x.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.log(x)

    def gradient(call, dy):
        return [dy / conj(call.inputs[0])]


def log(x, name=None):
    """The natural logarithm, elementwise: -inf at 0, nan below.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.math.log([1., 0.5, 0.]).numpy().round(4)
        array([ 0.    , -0.6931,    -inf], dtype=float32)

    Source: tf.math.log.
    """
    return execute_unary(Log, x)


class Log1p(Op):
    """y = ln(1 + x), exact for small x.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.log1p(x)

    def gradient(call, dy):
        return [dy / conj(1 + call.inputs[0])]


def log1p(x, name=None):
    """ln(1 + x), elementwise, without the loss of digits that `log(1 + x)` suffers near 0.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.math.log1p([0., 1e-10]).numpy()
        array([0.e+00, 1.e-10], dtype=float32)

    Source: tf.math.log1p.
    """
    return execute_unary(Log1p, x)
