"""What the operations of dense tensors mean for a sparse one. Floor 2. Read `sparse_tensor.py` and core/composite.py.

An operation that makes 0 of 0 is one on the values alone; the size of the whole is known; and a matrix product has a
way of its own. All else needs a dense tensor, and says so.
"""

from __future__ import annotations

from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ..elementwise.magnitude import abs_
from ..reductions.reduction import reduce_prod
from ..shapes.identity import cast
from ..shapes.layout import size
from .matmul import sparse_dense_matmul

# TensorFlow's choice; two of them, the Bessel functions, leave the zeros what they are all the same.
OF_VALUES = (
    "Asin", "Asinh", "Atan", "Atanh", "BesselI0e", "BesselI1e", "Erf", "Identity", "Neg", "Sign", "Sin", "Sqrt",
    "Square", "StopGradient", "Tan", "Tanh",
)


def answer(operation, args, kwargs):
    """What `operation` comes to where sparse tensors are among its arguments.

    operation: an op, or a function marked `@dispatched`, which is left to find out for itself.

    Raises: ValueError where it is not known for sparse tensors.
    """
    if operation in (abs_, cast):
        first, *rest = args or [kwargs.pop("x")]
        return first.with_values(operation(first.values, *rest, **kwargs))
    if not isinstance(operation, type):
        return operation.__wrapped__(*args, **kwargs)
    name, first = operation.__name__, args[0]
    if name in OF_VALUES:
        return first.with_values(execute(operation, first.values, **kwargs))
    if name == "Shape":
        return cast(first.dense_shape, kwargs["out_type"])
    if name == "Size":
        return reduce_prod(cast(first.dense_shape, kwargs["out_type"]))
    if name == "Rank":
        return size(first.dense_shape)
    if name == "MatMul":
        return sparse_dense_matmul(*args, kwargs.get("transpose_a", False), kwargs.get("transpose_b", False))
    return execute(operation, *map(convert_to_tensor, args), **kwargs)  # which refuses the sparse one
