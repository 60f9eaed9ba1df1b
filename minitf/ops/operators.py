"""Fills the slots that core declares: what `x + y`, `x[i]` and a list of tensors mean. Floor 2.

The only file that does. `ops/__init__.py` imports it, so whoever imports any op has the operators too. An
operator is the function of the same name, with Python's manners added: where the right operand is no tensor
and knows better (its class defines `__radd__`), it is asked.
"""

from __future__ import annotations

from ..core import convert, indexed_slices
from ..core.convert import convert_to_tensor
from ..core.operand import Operand, operators
from ..core.tensor import Tensor
from . import arithmetic, comparison, gather, indexing, joining, logical, magnitude, matmul, powers


def binary(function, reflected):
    """The operator that computes `function`.

    reflected: the name of the method to ask where the right operand does not convert, such as `__radd__`.

    The left operand decides the dtype. Where it is the plain one, as in `2 * x`, it must take the dtype of x.
    """

    def operator(x, y):
        try:
            if type(x) is not Tensor and not isinstance(x, Operand):
                x = convert_to_tensor(x, dtype=y.dtype)
            return function(x, y)
        except (TypeError, ValueError):
            if isinstance(y, Operand) or not hasattr(type(y), reflected):
                raise
            answer = getattr(y, reflected)(x)
            if answer is NotImplemented:
                raise
            return answer

    return operator


def rebuild(array):
    """A tensor from its pickled array. It is pickled by this name, so that unpickling one loads the operators."""
    return convert_to_tensor(array)


operators.add = binary(arithmetic.add, "__radd__")
operators.subtract = binary(arithmetic.subtract, "__rsub__")
operators.multiply = binary(arithmetic.multiply, "__rmul__")
operators.divide = binary(arithmetic.divide, "__rtruediv__")
operators.floordiv = binary(arithmetic.floordiv, "__rfloordiv__")
operators.mod = binary(arithmetic.floormod, "__rmod__")
operators.matmul = binary(matmul.matmul, "__rmatmul__")
operators.negative = arithmetic.negative
operators.abs_ = magnitude.abs_
operators.pow_ = binary(powers.pow_, "__rpow__")
operators.and_ = binary(logical.operator_and, "__rand__")
operators.or_ = binary(logical.operator_or, "__ror__")
operators.xor = binary(logical.operator_xor, "__rxor__")
operators.invert = logical.operator_invert
operators.equal = comparison.operator_equal
operators.not_equal = comparison.operator_not_equal
operators.less = binary(comparison.less, "__gt__")
operators.less_equal = binary(comparison.less_equal, "__ge__")
operators.greater = binary(comparison.greater, "__lt__")
operators.greater_equal = binary(comparison.greater_equal, "__le__")
operators.getitem = indexing.getitem
operators.iterate = indexing.iterate
operators.rebuild = rebuild

convert.slots.pack = joining.pack
indexed_slices.slots.to_dense = gather.to_dense
indexed_slices.slots.concatenate = gather.concatenate
