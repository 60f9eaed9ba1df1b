"""Activations that go from one level to another, and the trivial ones. Floor 7. Read next: `smooth.py`.

All take a float tensor [...] and return one of the same shape and dtype.
"""

from ...core.convert import convert_to_tensor
from ...ops.elementwise import exponential as exponentials
from ...ops.elementwise import hyperbolic
from ...ops.elementwise.arithmetic import add, divide, multiply
from ...ops.elementwise.comparison import greater_equal, less_equal
from ...ops.elementwise.extrema import clip_by_value
from ...ops.indexing.selection import where
from ...ops.nn import sigmoid as sigmoids
from ...ops.nn.rectifiers import relu6
from ...ops.shapes.creation import ones_like, zeros_like
from ..symbolic.function_call import on_symbols_too


@on_symbols_too
def sigmoid(x):
    """1 / (1 + exp(-x)), from 0 to 1.

    The result remembers x, from which a cross entropy is computed with all its digits.

    >>> import minitf as tf
    >>> tf.keras.activations.sigmoid(tf.constant([0., 2.])).numpy().round(4)
    array([0.5   , 0.8808], dtype=float32)

    Source: keras.activations.sigmoid.
    """
    x = convert_to_tensor(x)
    y = sigmoids.sigmoid(x)
    y._keras_logits = x
    return y


@on_symbols_too
def hard_sigmoid(x):
    """The line x / 6 + 1 / 2, cut off at 0 and 1.  Source: keras.activations.hard_sigmoid."""
    return divide(relu6(add(convert_to_tensor(x), 3.0)), 6.0)


@on_symbols_too
def sparse_sigmoid(x):
    """The line (x + 1) / 2, cut off at 0 and 1.  Source: Blondel et al. 2019; keras.activations.sparse_sigmoid."""
    x = convert_to_tensor(x)
    line = multiply(0.5, add(x, 1.0))
    return where(less_equal(x, -1.0), zeros_like(x), where(greater_equal(x, 1.0), ones_like(x), line))


@on_symbols_too
def log_sigmoid(x):
    """ln(1 / (1 + exp(-x))), without overflow.  Source: keras.activations.log_sigmoid."""
    return sigmoids.log_sigmoid(x)


@on_symbols_too
def tanh(x):
    """From -1 to 1, odd.  Source: keras.activations.tanh."""
    return hyperbolic.tanh(x)


@on_symbols_too
def hard_tanh(x):
    """x cut off at -1 and 1.  Source: keras.activations.hard_tanh."""
    return clip_by_value(x, -1.0, 1.0)


@on_symbols_too
def softsign(x):
    """x / (1 + |x|), from -1 to 1.  Source: keras.activations.softsign."""
    return sigmoids.softsign(x)


@on_symbols_too
def exponential(x):
    """exp(x).  Source: keras.activations.exponential."""
    return exponentials.exp(x)


def linear(x):
    """x itself.  Source: keras.activations.linear."""
    return x
