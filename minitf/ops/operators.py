"""Fills the slots that core declares: what `x + y`, `x[i]` and a list of tensors mean. Floor 2.

The only file that does. `ops/__init__.py` imports it, so whoever imports any op has the operators too. An
operator is the function of the same name, with Python's manners added: where the right operand is no tensor
and knows better (its class defines `__radd__`), it is asked.
"""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import bool_, int32
from ..backend.errors import InvalidArgumentError
from ..core import convert, indexed_slices
from ..core.convert import convert_to_tensor
from ..core.operand import Operand, operators
from ..core.tensor import Tensor, is_tensor
from .elementwise import arithmetic, comparison, logical, magnitude, powers
from .indexing import gather, indexing
from .linalg import matmul
from .shapes import joining
from .shapes.identity import cast


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
            if isinstance(y, (Operand, np.ndarray, np.generic)) or not hasattr(type(y), reflected):
                raise
            answer = getattr(y, reflected)(x)
            if answer is NotImplemented:
                raise
            return answer

    return operator


def rebuild(array):
    """A tensor from its pickled array. It is pickled by this name, so that unpickling one loads the operators."""
    return convert_to_tensor(array)


def product(x, y):
    """Python's `x * y`; where one of them is bool, a bool: whether both, as integers, are something other than 0."""
    try:
        return arithmetic.multiply(x, y)
    except (InvalidArgumentError, TypeError, ValueError):  # ValueError where a graph is built
        if not any(is_tensor(z) and z.dtype == bool_ for z in (x, y)):
            raise
        return cast(arithmetic.multiply(cast(x, int32), cast(y, int32)), bool_)


operators.add = binary(arithmetic.add, "__radd__")
operators.subtract = binary(arithmetic.subtract, "__rsub__")
operators.multiply = binary(product, "__rmul__")
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
