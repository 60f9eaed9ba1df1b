"""Operand: the operators of everything that can stand in a formula. Floor 1. Read next: `tensor.py`.

Core knows no operation, yet `x + y` must reach one. So the operators are declared here as empty slots, and one file
of the next floor, `ops/operators.py`, fills them.
"""

from __future__ import annotations

from collections.abc import Callable


class _Operators:
    """What `x + y`, `x[i]` and the others call. Declared here, filled in by one file: `ops/operators.py`."""

    abs_: Callable
    add: Callable
    and_: Callable
    divide: Callable
    equal: Callable
    floordiv: Callable
    getitem: Callable
    greater: Callable
    greater_equal: Callable
    invert: Callable
    iterate: Callable
    less: Callable
    less_equal: Callable
    matmul: Callable
    mod: Callable
    multiply: Callable
    negative: Callable
    not_equal: Callable
    or_: Callable
    pow_: Callable
    rebuild: Callable
    subtract: Callable
    xor: Callable


operators = _Operators()


class Operand:
    """Gives a class Python's operators. Tensor and Variable are its two kinds."""

    __slots__ = ()
    __array_priority__ = 100  # so that `numpy_array + tensor` is ours to answer

    def __add__(self, other):
        return operators.add(self, other)

    def __radd__(self, other):
        return operators.add(other, self)

    def __sub__(self, other):
        return operators.subtract(self, other)

    def __rsub__(self, other):
        return operators.subtract(other, self)

    def __mul__(self, other):
        return operators.multiply(self, other)

    def __rmul__(self, other):
        return operators.multiply(other, self)

    def __truediv__(self, other):
        return operators.divide(self, other)

    def __rtruediv__(self, other):
        return operators.divide(other, self)

    def __floordiv__(self, other):
        return operators.floordiv(self, other)

    def __rfloordiv__(self, other):
        return operators.floordiv(other, self)

    def __mod__(self, other):
        return operators.mod(self, other)

    def __rmod__(self, other):
        return operators.mod(other, self)

    def __pow__(self, other):
        return operators.pow_(self, other)

    def __rpow__(self, other):
        return operators.pow_(other, self)

    def __matmul__(self, other):
        return operators.matmul(self, other)

    def __rmatmul__(self, other):
        return operators.matmul(other, self)

    def __and__(self, other):
        return operators.and_(self, other)

    def __rand__(self, other):
        return operators.and_(other, self)

    def __or__(self, other):
        return operators.or_(self, other)

    def __ror__(self, other):
        return operators.or_(other, self)

    def __xor__(self, other):
        return operators.xor(self, other)

    def __rxor__(self, other):
        return operators.xor(other, self)

    def __neg__(self):
        return operators.negative(self)

    def __abs__(self):
        return operators.abs_(self)

    def __invert__(self):
        return operators.invert(self)

    def __lt__(self, other):
        return operators.less(self, other)

    def __le__(self, other):
        return operators.less_equal(self, other)

    def __gt__(self, other):
        return operators.greater(self, other)

    def __ge__(self, other):
        return operators.greater_equal(self, other)

    def __eq__(self, other):
        return operators.equal(self, other)

    def __ne__(self, other):
        return operators.not_equal(self, other)

    def __getitem__(self, key):
        return operators.getitem(self, key)
