"""Activations that make what is small zero. Floor 7. Read next: `across.py`.

All take a float tensor [...] and return one of the same shape and dtype.
"""

from ...core.convert import convert_to_tensor
from ...ops.elementwise.arithmetic import add, subtract
from ...ops.elementwise.comparison import greater, less
from ...ops.elementwise.hyperbolic import tanh
from ...ops.elementwise.magnitude import abs_
from ...ops.indexing.selection import where
from ...ops.shapes.creation import zeros_like
from ..symbolic.function_call import on_symbols_too


@on_symbols_too
def soft_shrink(x, threshold=0.5):
    """x moved towards 0 by the threshold, 0 where |x| is at most that.

    >>> import minitf as tf
    >>> tf.keras.activations.soft_shrink(tf.constant([-2., 0.25, 1.])).numpy()
    array([-1.5,  0. ,  0.5], dtype=float32)

    Source: keras.activations.soft_shrink.
    """
    x = convert_to_tensor(x)
    below = where(less(x, -threshold), add(x, threshold), zeros_like(x))
    return where(greater(x, threshold), subtract(x, threshold), below)


@on_symbols_too
def hard_shrink(x, threshold=0.5):
    """x, but 0 where |x| is at most the threshold.  Source: keras.activations.hard_shrink."""
    x = convert_to_tensor(x)
    return where(greater(abs_(x), threshold), x, zeros_like(x))


@on_symbols_too
def tanh_shrink(x):
    """x - tanh(x).  Source: keras.activations.tanh_shrink."""
    x = convert_to_tensor(x)
    return subtract(x, tanh(x))
