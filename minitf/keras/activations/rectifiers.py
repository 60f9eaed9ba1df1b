"""Activations that let what is positive through and hold back what is negative. Floor 7. Read next: `steps.py`.

All take a float tensor [...] and return one of the same shape and dtype.
"""

from functools import partial

from ...core.convert import convert_to_tensor
from ...ops.elementwise.arithmetic import add, divide, multiply, subtract
from ...ops.elementwise.comparison import greater
from ...ops.elementwise.exponential import expm1
from ...ops.elementwise.extrema import clip_by_value, maximum, minimum
from ...ops.indexing.selection import where
from ...ops.nn import rectifiers
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.identity import cast
from ..symbolic.function_call import on_symbols_too


@partial(on_symbols_too, name="ReLU")
def relu(x, negative_slope=0.0, max_value=None, threshold=0.0):
    """max(x, 0); with other arguments, 0 below the threshold, at most max_value, or with a slope below the threshold.

    negative_slope: float >= 0, of the line `negative_slope * (x - threshold)` below the threshold.
    max_value: float >= 0, or None for no limit. threshold: float >= 0.

    >>> import minitf as tf
    >>> x = tf.constant([-4., 1., 9.])
    >>> tf.keras.activations.relu(x).numpy(), tf.keras.activations.relu(x, 0.5, 6., 2.).numpy()
    (array([0., 1., 9.], dtype=float32), array([-3. , -0.5,  6. ], dtype=float32))

    Source: keras.activations.relu.
    """
    x = convert_to_tensor(x)
    if max_value is None and threshold == 0.0:
        return rectifiers.leaky_relu(x, negative_slope) if negative_slope else rectifiers.relu(x)
    y = where(greater(x, cast(threshold, x.dtype)), x, zeros_like(x)) if threshold else rectifiers.relu(x)
    if max_value is not None:
        y = clip_by_value(y, cast(0, x.dtype), cast(max_value, x.dtype))
    if negative_slope:
        y = subtract(y, multiply(negative_slope, rectifiers.relu(subtract(cast(threshold, x.dtype), x))))
    return y


@on_symbols_too
def relu6(x):
    """min(max(x, 0), 6).  Source: keras.activations.relu6."""
    return rectifiers.relu6(x)


@on_symbols_too
def leaky_relu(x, negative_slope=0.2):
    """x where it is positive, `negative_slope * x` elsewhere.  Source: keras.activations.leaky_relu."""
    return rectifiers.leaky_relu(x, negative_slope)


@on_symbols_too
def elu(x, alpha=1.0):
    """x where it is positive, `alpha * (exp(x) - 1)` elsewhere.  Source: Clevert et al. 2016; keras.activations.elu."""
    x = convert_to_tensor(x)
    y = rectifiers.elu(x)
    return y if alpha == 1 else where(greater(x, cast(0, x.dtype)), y, multiply(alpha, y))


@on_symbols_too
def selu(x):
    """`elu` scaled so that mean 0 and variance 1 stay from layer to layer.

    Goes with LecunNormal and AlphaDropout.  Source: Klambauer et al. 2017; keras.activations.selu.
    """
    return rectifiers.selu(x)


@on_symbols_too
def celu(x, alpha=1.0):
    """x where it is positive, `alpha * (exp(x / alpha) - 1)` elsewhere: an elu without a kink.  alpha: float > 0.

    Source: Barron 2017; keras.activations.celu.
    """
    x = convert_to_tensor(x)
    return add(maximum(x, 0.0), multiply(alpha, expm1(divide(minimum(x, 0.0), alpha))))


@on_symbols_too
def threshold(x, threshold, default_value):
    """x where it is above the threshold, `default_value` elsewhere.  Source: keras.activations.threshold."""
    x = convert_to_tensor(x)
    return where(greater(x, cast(threshold, x.dtype)), x, cast(default_value, x.dtype))
