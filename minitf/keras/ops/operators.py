"""Python's operators as functions and as operations of a graph. Floor 7. Read `promotion.py` first.

`x + 1` on a KerasTensor calls `add`, which writes a call of an `Add` down; on tensors it computes. The classes are
named as in Keras, since a model's config holds their names.
"""

from ...backend.dtypes import bool_
from ...ops.elementwise import arithmetic, comparison, logical, magnitude, powers, rounding
from ...ops.indexing.indexing import getitem
from ...ops.linalg.matmul import matmul as matrix_product
from ...ops.reductions.reduction import reduce_any
from ...ops.shapes import layout
from ..symbolic.operation import Operation, apply
from ..variables import as_tensor
from .promotion import alike


class Add(Operation):
    """x1 + x2, in the dtype in which they meet, as an operation."""

    def call(self, x1, x2):
        return arithmetic.add(*alike(x1, x2))


class Subtract(Operation):
    """x1 - x2, as an operation."""

    def call(self, x1, x2):
        return arithmetic.subtract(*alike(x1, x2))


class Multiply(Operation):
    """x1 * x2, elementwise, as an operation."""

    def call(self, x1, x2):
        return arithmetic.multiply(*alike(x1, x2))


class Matmul(Operation):
    """x1 @ x2, as an operation."""

    def call(self, x1, x2):
        return matrix_product(*alike(x1, x2))


class Divide(Operation):
    """x1 / x2, as an operation."""

    def call(self, x1, x2):
        return arithmetic.divide(*alike(x1, x2, floating=True))


class TrueDivide(Operation):
    """x1 / x2, as an operation."""

    def call(self, x1, x2):
        return arithmetic.divide(*alike(x1, x2, floating=True))


class FloorDivide(Operation):
    """x1 // x2: the quotient, rounded down, as an operation."""

    def call(self, x1, x2):
        return arithmetic.floordiv(*alike(x1, x2))


class Mod(Operation):
    """x1 % x2: what is left, with the sign of x2, as an operation."""

    def call(self, x1, x2):
        return arithmetic.floormod(*alike(x1, x2))


class Power(Operation):
    """x1 ** x2, as an operation."""

    def call(self, x1, x2):
        return powers.pow_(*alike(x1, x2))


class Negative(Operation):
    """-x, as an operation."""

    def call(self, x):
        return arithmetic.negative(as_tensor(x))


class Absolute(Operation):
    """|x|, as an operation."""

    def call(self, x):
        return magnitude.abs_(as_tensor(x))


class Round(Operation):
    """x rounded to so many decimals, as an operation."""

    def __init__(self, decimals=0, *, name=None):
        super().__init__(name=name)
        self.decimals = decimals

    def call(self, x):
        if self.decimals == 0:
            return rounding.round_(as_tensor(x))
        scale = 10.0**self.decimals
        return rounding.round_(as_tensor(x) * scale) / scale


class LogicalAnd(Operation):
    """x1 and x2, as bools, as an operation."""

    def call(self, x1, x2):
        return logical.logical_and(as_tensor(x1, bool_), as_tensor(x2, bool_))


class LogicalOr(Operation):
    """x1 or x2, as bools, as an operation."""

    def call(self, x1, x2):
        return logical.logical_or(as_tensor(x1, bool_), as_tensor(x2, bool_))


class LogicalXor(Operation):
    """Either x1 or x2, as bools, as an operation."""

    def call(self, x1, x2):
        return logical.logical_xor(as_tensor(x1, bool_), as_tensor(x2, bool_))


class LogicalNot(Operation):
    """not x, as bools, as an operation."""

    def call(self, x):
        return logical.logical_not(as_tensor(x, bool_))


class Less(Operation):
    """x1 < x2, as an operation."""

    def call(self, x1, x2):
        return comparison.less(*alike(x1, x2))


class LessEqual(Operation):
    """x1 <= x2, as an operation."""

    def call(self, x1, x2):
        return comparison.less_equal(*alike(x1, x2))


class Greater(Operation):
    """x1 > x2, as an operation."""

    def call(self, x1, x2):
        return comparison.greater(*alike(x1, x2))


class GreaterEqual(Operation):
    """x1 >= x2, as an operation."""

    def call(self, x1, x2):
        return comparison.greater_equal(*alike(x1, x2))


class Equal(Operation):
    """x1 == x2, as an operation."""

    def call(self, x1, x2):
        return comparison.equal(*alike(x1, x2))


class NotEqual(Operation):
    """x1 != x2, as an operation."""

    def call(self, x1, x2):
        return comparison.not_equal(*alike(x1, x2))


class Any(Operation):
    """Whether any element along the axes is true, as an operation."""

    def __init__(self, axis=None, keepdims=False, *, name=None):
        super().__init__(name=name)
        self.axis = axis
        self.keepdims = keepdims

    def call(self, x):
        return reduce_any(as_tensor(x, bool_), self.axis, self.keepdims)


class GetItem(Operation):
    """x[key], as an operation."""

    def call(self, x, key):
        return getitem(x, tuple(key) if isinstance(key, list) else key)


class Reshape(Operation):
    """The same elements in another shape, as an operation."""

    def __init__(self, newshape, *, name=None):
        super().__init__(name=name)
        self.newshape = newshape

    def call(self, x):
        return layout.reshape(x, [-1 if n is None else n for n in self.newshape])


class Squeeze(Operation):
    """Without the axes of size 1, or without those that `axis` names, as an operation."""

    def __init__(self, axis=None, *, name=None):
        super().__init__(name=name)
        self.axis = axis

    def call(self, x):
        return layout.squeeze(x, self.axis)


def add(x1, x2):
    """x1 + x2, in the dtype in which they meet."""
    return apply(Add, x1, x2)


def subtract(x1, x2):
    """x1 - x2."""
    return apply(Subtract, x1, x2)


def multiply(x1, x2):
    """x1 * x2, elementwise."""
    return apply(Multiply, x1, x2)


def matmul(x1, x2):
    """x1 @ x2.   x1: [..., N, K], x2: [..., K, M]  ->  [..., N, M]."""
    return apply(Matmul, x1, x2)


def divide(x1, x2):
    """x1 / x2; integers become floats."""
    return apply(Divide, x1, x2)


def true_divide(x1, x2):
    """The same as `divide`."""
    return apply(TrueDivide, x1, x2)


def floor_divide(x1, x2):
    """x1 // x2: the quotient, rounded down."""
    return apply(FloorDivide, x1, x2)


def mod(x1, x2):
    """x1 % x2: what is left, with the sign of x2."""
    return apply(Mod, x1, x2)


def power(x1, x2):
    """x1 ** x2."""
    return apply(Power, x1, x2)


def negative(x):
    """-x."""
    return apply(Negative, x)


def absolute(x):
    """|x|."""
    return apply(Absolute, x)


abs_ = absolute


def round_(x, decimals=0):
    """x rounded to so many decimals; halves to the even neighbour."""
    return apply(Round, x, decimals=decimals)


def logical_and(x1, x2):
    """x1 and x2, as bools."""
    return apply(LogicalAnd, x1, x2)


def logical_or(x1, x2):
    """x1 or x2, as bools."""
    return apply(LogicalOr, x1, x2)


def logical_xor(x1, x2):
    """Either x1 or x2, as bools."""
    return apply(LogicalXor, x1, x2)


def logical_not(x):
    """not x, as bools."""
    return apply(LogicalNot, x)


def less(x1, x2):
    """x1 < x2."""
    return apply(Less, x1, x2)


def less_equal(x1, x2):
    """x1 <= x2."""
    return apply(LessEqual, x1, x2)


def greater(x1, x2):
    """x1 > x2."""
    return apply(Greater, x1, x2)


def greater_equal(x1, x2):
    """x1 >= x2."""
    return apply(GreaterEqual, x1, x2)


def equal(x1, x2):
    """x1 == x2."""
    return apply(Equal, x1, x2)


def not_equal(x1, x2):
    """x1 != x2."""
    return apply(NotEqual, x1, x2)


def any_(x, axis=None, keepdims=False):
    """Whether any element along the axes is true."""
    return apply(Any, x, axis=axis, keepdims=keepdims)


def get_item(x, key):
    """x[key].  key: ints, slices, None and Ellipsis, or a tuple of them."""
    return apply(GetItem, x, key)


def reshape(x, newshape):
    """The same elements in another shape.  newshape: a tuple of ints, one of which may be -1."""
    return apply(Reshape, x, newshape=newshape)


def squeeze(x, axis=None):
    """Without the axes of size 1, or without those that `axis` names."""
    return apply(Squeeze, x, axis=axis)
