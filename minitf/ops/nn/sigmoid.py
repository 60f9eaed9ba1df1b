"""Activations made from the logistic curve: sigmoid, softplus, log_sigmoid, silu; and softsign. Floor 2.

sigmoid(x) = 1 / (1 + e^-x) is the derivative of softplus(x) = ln(1 + e^x), so the two stand together.
Read next: `softmax.py`.
"""

from __future__ import annotations

from ...backend.blocks import filled
from ...backend.dtypes import COMPLEX, FLOATING
from ...core.convert import convert_to_tensor
from ...core.fast import execute_unary
from ...core.op import Op
from ..elementwise.arithmetic import same, square
from ..elementwise.magnitude import abs_
from ..shapes.identity import conj


def logistic(xp, x, y):
    """y = 1 / (1 + e^-x)."""
    xp.exp(xp.negative(x, out=y), out=y)
    y += y.dtype.type(1)
    xp.reciprocal(y, out=y)


class Sigmoid(Op):
    """y = 1 / (1 + e^-x).   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return filled(lambda x, y: logistic(xp, x, y), x)

    def gradient(call, dy):
        y = conj(call.output)
        return [dy * y * (1 - y)]


def sigmoid(x, name=None):
    """1 / (1 + e^-x), elementwise: from 0 at -inf over 0.5 at 0 to 1 at inf.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.sigmoid([-100., 0., 1.]).numpy().round(4)
        array([0.    , 0.5   , 0.7311], dtype=float32)

    Source: tf.sigmoid.
    """
    return execute_unary(Sigmoid, x)


def softplus_values(xp, x, y):
    """y = max(x, 0) + ln(1 + e^-|x|), in which no power overflows and no small one is lost beside the 1."""
    xp.negative(xp.abs(x, out=y), out=y)
    xp.log1p(xp.exp(y, out=y), out=y)
    y += xp.maximum(x, y.dtype.type(0))


class Softplus(Op):
    """y = ln(1 + e^x).   features: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, features):
        return filled(lambda x, y: softplus_values(xp, x, y), features)

    def gradient(call, dy):
        return [dy * sigmoid(call.inputs[0])]


def softplus(features, name=None):
    """ln(1 + e^x), elementwise: a relu without the corner.   features: float [...].

        >>> import minitf as tf
        >>> tf.nn.softplus([0., 100.]).numpy().round(4)
        array([  0.6931, 100.    ], dtype=float32)

    Source: tf.nn.softplus.
    """
    return execute_unary(Softplus, features)


def log_sigmoid(x, name=None):
    """ln(sigmoid(x)), elementwise, exact where the sigmoid itself is 0 or 1.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.log_sigmoid([-100., 0.]).numpy().round(4)
        array([-100.    ,   -0.6931], dtype=float32)

    Source: tf.math.log_sigmoid.
    """
    return -softplus(-convert_to_tensor(x))


def silu(features, beta=1.0):
    """x sigmoid(beta x), elementwise; also known as swish.

    features: float [...].   beta: how steep, by default 1.

        >>> import minitf as tf
        >>> tf.nn.silu([-1., 2.]).numpy().round(4)
        array([-0.2689,  1.7616], dtype=float32)

    Source: tf.nn.silu, tf.nn.swish; Ramachandran et al., 2017, https://arxiv.org/abs/1710.05941.
    """
    features = convert_to_tensor(features)
    return features * sigmoid(features if isinstance(beta, float) and beta == 1 else beta * features)


swish = silu


class Softsign(Op):
    """y = x / (1 + |x|).   features: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, features):
        one = features.dtype.type(1)

        def values(x, y):
            xp.add(xp.abs(x, out=y), one, out=y)
            xp.divide(x, y, out=y)

        return filled(values, features)

    def gradient(call, dy):
        return [dy / square(1 + abs_(call.inputs[0]))]


def softsign(features, name=None):
    """x / (1 + |x|), elementwise: from -1 to 1, slower than tanh.   features: float [...].

        >>> import minitf as tf
        >>> tf.nn.softsign([-1., 3.]).numpy()
        array([-0.5 ,  0.75], dtype=float32)

    Source: tf.nn.softsign.
    """
    return execute_unary(Softsign, features)
