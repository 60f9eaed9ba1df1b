"""Activations that grow like x and are smooth where relu has its kink. Floor 7. Read next: `shrinking.py`.

All take a float tensor [...] and return one of the same shape and dtype.
"""

from ...core.convert import convert_to_tensor
from ...ops.elementwise.arithmetic import add, divide, multiply, square
from ...ops.elementwise.comparison import less, less_equal
from ...ops.elementwise.hyperbolic import tanh
from ...ops.elementwise.powers import sqrt
from ...ops.indexing.selection import where
from ...ops.nn import gelu as gelus
from ...ops.nn import sigmoid as sigmoids
from ...ops.shapes.creation import zeros_like
from ..symbolic.function_call import on_symbols_too
from .steps import hard_sigmoid


@on_symbols_too
def softplus(x):
    """ln(1 + exp(x)), without overflow.  Source: keras.activations.softplus."""
    return sigmoids.softplus(x)


@on_symbols_too
def squareplus(x, b=4):
    """(x + sqrt(x ** 2 + b)) / 2.  b: width of the bend, >= 0.  Source: Barron 2021; keras.activations.squareplus."""
    x = convert_to_tensor(x)
    return divide(add(x, sqrt(add(square(x), convert_to_tensor(b, x.dtype)))), 2.0)


@on_symbols_too
def sparse_plus(x):
    """0 up to -1, x from 1 on, the parabola (x + 1) ** 2 / 4 in between.  Source: keras.activations.sparse_plus."""
    x = convert_to_tensor(x)
    bend = multiply(0.25, square(add(x, 1.0)))
    return where(less_equal(x, -1.0), zeros_like(x), where(less(x, 1.0), bend, x))


@on_symbols_too
def silu(x):
    """x sigmoid(x).  Source: Ramachandran et al. 2017; keras.activations.silu, keras.activations.swish."""
    return sigmoids.silu(x)


@on_symbols_too
def hard_silu(x):
    """x hard_sigmoid(x).  Source: Howard 2019; keras.activations.hard_silu, keras.activations.hard_swish."""
    x = convert_to_tensor(x)
    return multiply(x, hard_sigmoid(x))


@on_symbols_too
def gelu(x, approximate=False):
    """x times the chance that a normal number is below x.  approximate: by way of tanh.

    Source: Hendrycks & Gimpel 2016; keras.activations.gelu.
    """
    return gelus.gelu(x, approximate)


@on_symbols_too
def mish(x):
    """x tanh(softplus(x)).

    >>> import minitf as tf
    >>> tf.keras.activations.mish(tf.constant([-1., 0., 2.])).numpy().round(4)
    array([-0.3034,  0.    ,  1.944 ], dtype=float32)

    Source: Misra 2019; keras.activations.mish.
    """
    x = convert_to_tensor(x)
    return multiply(x, tanh(sigmoids.softplus(x)))


swish, hard_swish = silu, hard_silu
