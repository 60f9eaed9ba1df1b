"""Python's operators as functions, and others that KerasTensors have as methods. Floor 7. Read `promotion.py` first.

`x + 1` on a KerasTensor calls `add`, which writes the call down; on tensors it computes: see
`symbolic/function_call.py`.
"""

from ...backend.dtypes import bool_
from ...ops.elementwise import arithmetic, comparison, logical, magnitude, powers, rounding
from ...ops.indexing.indexing import getitem
from ...ops.linalg.matmul import matmul as matrix_product
from ...ops.reductions.reduction import reduce_any
from ...ops.shapes import layout
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import alike


@on_symbols_too
def add(x1, x2):
    """x1 + x2, in the dtype in which they meet."""
    return arithmetic.add(*alike(x1, x2))


@on_symbols_too
def subtract(x1, x2):
    """x1 - x2."""
    return arithmetic.subtract(*alike(x1, x2))


@on_symbols_too
def multiply(x1, x2):
    """x1 * x2, elementwise."""
    return arithmetic.multiply(*alike(x1, x2))


@on_symbols_too
def matmul(x1, x2):
    """x1 @ x2.   x1: [..., N, K], x2: [..., K, M]  ->  [..., N, M]."""
    return matrix_product(*alike(x1, x2))


@on_symbols_too
def divide(x1, x2):
    """x1 / x2; integers become floats."""
    return arithmetic.divide(*alike(x1, x2, floating=True))


@on_symbols_too
def true_divide(x1, x2):
    """The same as `divide`."""
    return arithmetic.divide(*alike(x1, x2, floating=True))


@on_symbols_too
def floor_divide(x1, x2):
    """x1 // x2: the quotient, rounded down."""
    return arithmetic.floordiv(*alike(x1, x2))


@on_symbols_too
def mod(x1, x2):
    """x1 % x2: what is left, with the sign of x2."""
    return arithmetic.floormod(*alike(x1, x2))


@on_symbols_too
def power(x1, x2):
    """x1 ** x2."""
    return powers.pow_(*alike(x1, x2))


@on_symbols_too
def negative(x):
    """-x."""
    return arithmetic.negative(as_tensor(x))


@on_symbols_too
def absolute(x):
    """|x|."""
    return magnitude.abs_(as_tensor(x))


abs_ = absolute


@on_symbols_too
def round_(x, decimals=0):
    """x rounded to so many decimals; halves to the even neighbour."""
    if decimals == 0:
        return rounding.round_(as_tensor(x))
    scale = 10.0**decimals
    return rounding.round_(as_tensor(x) * scale) / scale


@on_symbols_too
def logical_and(x1, x2):
    """x1 and x2, as bools."""
    return logical.logical_and(as_tensor(x1, bool_), as_tensor(x2, bool_))


@on_symbols_too
def logical_or(x1, x2):
    """x1 or x2, as bools."""
    return logical.logical_or(as_tensor(x1, bool_), as_tensor(x2, bool_))


@on_symbols_too
def logical_xor(x1, x2):
    """Either x1 or x2, as bools."""
    return logical.logical_xor(as_tensor(x1, bool_), as_tensor(x2, bool_))


@on_symbols_too
def logical_not(x):
    """not x, as bools."""
    return logical.logical_not(as_tensor(x, bool_))


@on_symbols_too
def less(x1, x2):
    """x1 < x2."""
    return comparison.less(*alike(x1, x2))


@on_symbols_too
def less_equal(x1, x2):
    """x1 <= x2."""
    return comparison.less_equal(*alike(x1, x2))


@on_symbols_too
def greater(x1, x2):
    """x1 > x2."""
    return comparison.greater(*alike(x1, x2))


@on_symbols_too
def greater_equal(x1, x2):
    """x1 >= x2."""
    return comparison.greater_equal(*alike(x1, x2))


@on_symbols_too
def equal(x1, x2):
    """x1 == x2."""
    return comparison.equal(*alike(x1, x2))


@on_symbols_too
def not_equal(x1, x2):
    """x1 != x2."""
    return comparison.not_equal(*alike(x1, x2))


@on_symbols_too
def any_(x, axis=None, keepdims=False):
    """Whether any element along the axes is true."""
    return reduce_any(as_tensor(x, bool_), axis, keepdims)


@on_symbols_too
def get_item(x, key):
    """x[key].  key: ints, slices, None and Ellipsis, or a tuple of them."""
    return getitem(x, tuple(key) if isinstance(key, list) else key)


@on_symbols_too
def reshape(x, newshape):
    """The same elements in another shape.  newshape: a tuple of ints, one of which may be -1."""
    return layout.reshape(x, [-1 if n is None else n for n in newshape])


@on_symbols_too
def squeeze(x, axis=None):
    """Without the axes of size 1, or without those that `axis` names."""
    return layout.squeeze(x, axis)
