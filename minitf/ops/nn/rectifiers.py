"""Activations with a corner or a bend at 0: relu, relu6, leaky_relu, elu, selu. Floor 2. Read next: `sigmoid.py`."""

from __future__ import annotations

import numpy as np

from ...backend.blocks import filled
from ...backend.dtypes import FLOATING, REAL, float32
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op
from ..axes import as_number
from ..elementwise.arithmetic import broadcasted, same
from ..elementwise.comparison import greater, less
from ..elementwise.extrema import minimum
from ..elementwise.logical import logical_and
from ..shapes.identity import cast


class Relu(Op):
    """y = max(x, 0).   features: real [...]  ->  y: same."""

    T = REAL

    infer = same

    def kernel(xp, features):
        return xp.maximum(features, features.dtype.type(0))

    def gradient(call, dy):
        return [execute_binary(ReluGrad, dy, call.output)]


class ReluGrad(Op):
    """dx = dy where y > 0, else 0.   gradients, features: real [...], features: y or x  ->  dx: same."""

    T = REAL

    infer = broadcasted

    def kernel(xp, gradients, features):
        return xp.multiply(gradients, features > 0, dtype=gradients.dtype)

    def gradient(call, dz):
        return [execute_binary(ReluGrad, dz, call.inputs[1]), None]


def relu(features, name=None):
    """max(x, 0), elementwise.   features: real [...].

        >>> import minitf as tf
        >>> tf.nn.relu([-2., 0., 3.]).numpy()
        array([0., 0., 3.], dtype=float32)

    Source: tf.nn.relu. Its gradient at 0 is 0.
    """
    return execute_unary(Relu, features)


class Relu6(Op):
    """y = min(max(x, 0), 6).   features: real [...]  ->  y: same."""

    T = REAL

    infer = same

    def kernel(xp, features):
        zero, six = features.dtype.type(0), features.dtype.type(6)
        return filled(lambda x, y: xp.minimum(xp.maximum(x, zero, out=y), six, out=y), features)

    def gradient(call, dy):
        y = call.output
        return [dy * cast(logical_and(greater(y, 0), less(y, 6)), y.dtype)]


def relu6(features, name=None):
    """max(x, 0), but at most 6, elementwise.   features: real [...].

        >>> import minitf as tf
        >>> tf.nn.relu6([-2., 3., 8.]).numpy()
        array([0., 3., 6.], dtype=float32)

    Source: tf.nn.relu6. Its gradient at 0 and at 6 is 0.
    """
    return execute_unary(Relu6, features)


class LeakyRelu(Op):
    """y = x where x > 0, else alpha x.   features: float [...]  ->  y: same."""

    T = FLOATING

    def infer(features, *, alpha):
        return features

    def kernel(xp, features, *, alpha):
        steeper = xp.maximum if alpha <= 1 else xp.minimum  # of x and alpha x, on either side of 0
        slope = features.dtype.type(alpha)
        return filled(lambda x, y: steeper(x, xp.multiply(x, slope, out=y), out=y), features)

    def gradient(call, dy):
        alpha = call.attrs["alpha"]
        positive = cast(greater(call.inputs[0], 0), dy.dtype)
        return [dy * (alpha + (1 - alpha) * positive)]


def leaky_relu(features, alpha=0.2, name=None):
    """x where it is positive, else alpha x, elementwise.

    features: real [...]; integers are cast to float32.
    alpha: the slope on the negative side, a Python float.

        >>> import minitf as tf
        >>> tf.nn.leaky_relu([-2., 3.]).numpy()
        array([-0.4,  3. ], dtype=float32)

    Raises: TypeError where alpha is no number.
    Source: tf.nn.leaky_relu. Its gradient at 0 is alpha.
    """
    features = convert_to_tensor(features)
    if features.dtype.is_integer:
        features = cast(features, float32)
    slope = np.float32(as_number(alpha, "alpha"))  # an attribute of 32 bits, as in TensorFlow
    return execute(LeakyRelu, features, alpha=float(slope))


class Elu(Op):
    """y = x where x > 0, else e^x - 1.   features: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, features):
        zero = features.dtype.type(0)

        def values(x, y):  # max(x, 0) + (e^min(x, 0) - 1), of which one is 0
            xp.expm1(xp.minimum(x, zero, out=y), out=y)
            y += xp.maximum(x, zero)

        return filled(values, features)

    def gradient(call, dy):
        return [dy * (minimum(call.output, 0) + 1)]  # e^x is y + 1 on the negative side


def elu(features, name=None):
    """x where it is positive, else e^x - 1, elementwise.   features: float [...].

        >>> import minitf as tf
        >>> tf.nn.elu([-1., 3.]).numpy().round(4)
        array([-0.6321,  3.    ], dtype=float32)

    Source: tf.nn.elu; Clevert et al., 2015, https://arxiv.org/abs/1511.07289.
    """
    return execute_unary(Elu, features)


# With these two, activations of mean 0 and variance 1 keep both from layer to layer.
SELU_SCALE = 1.0507009873554805
SELU_ALPHA = 1.6732632423543772


class Selu(Op):
    """y = scale x where x > 0, else scale alpha (e^x - 1).   features: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, features):
        scalar = features.dtype.type
        zero, up, down = scalar(0), scalar(SELU_SCALE), scalar(SELU_SCALE * SELU_ALPHA)

        def values(x, y):  # as in elu, times the scale
            xp.expm1(xp.minimum(x, zero, out=y), out=y)
            y *= down
            y += up * xp.maximum(x, zero)

        return filled(values, features)

    def gradient(call, dy):
        y = call.output
        negative = cast(less(y, 0), y.dtype)
        return [dy * (negative * (y + SELU_SCALE * SELU_ALPHA) + (1 - negative) * SELU_SCALE)]


def selu(features, name=None):
    """1.0507 x where it is positive, else 1.0507 * 1.6733 (e^x - 1), elementwise.   features: float [...].

        >>> import minitf as tf
        >>> tf.nn.selu([-1., 2.]).numpy().round(4)
        array([-1.1113,  2.1014], dtype=float32)

    Source: tf.nn.selu; Klambauer et al., 2017, https://arxiv.org/abs/1706.02515.
    """
    return execute_unary(Selu, features)
