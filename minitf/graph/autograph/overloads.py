"""Python's builtins that mean something for tensors: abs, float, int, len, range, sorted. Floor 4."""

from __future__ import annotations

from ...backend.dtypes import float32, int32, string
from ...backend.errors import explain
from ...core.tensor import Tensor
from ...ops.elementwise.magnitude import abs_ as tensor_abs
from ...ops.indexing.gather import gather
from ...ops.reductions.sorting import argsort, sort
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import shape
from ...ops.shapes.sequences import range_ as tensor_range
from ..control.map_fn import map_fn
from ..symbolic import SymbolicTensor


def abs_(x):
    """The magnitude of a number or a tensor."""
    return tensor_abs(x) if isinstance(x, Tensor) else abs(x)


def float_(x=0.0):
    """A Python float, or the tensor as float32."""
    return cast(x, float32) if is_number(x) else float(x)


def int_(x=0, *base):
    """A Python int, or the tensor as int32."""
    return cast(x, int32) if is_number(x) and not base else int(x, *base)


def is_number(x) -> bool:
    """Whether it is a tensor that can be cast."""
    return isinstance(x, Tensor) and x.dtype != string


def len_(x):
    """The length of a collection; of a tensor, that of its first axis: an int where it is known, else a tensor.

    Raises: ValueError for a tensor without axes.
    """
    if not isinstance(x, Tensor):
        return len(x)
    dims = x._shape_tuple()
    if dims == ():
        raise ValueError(explain("len", f"{x}", "len requires a non-scalar tensor"))
    return shape(x)[0] if dims is None or dims[0] is None else dims[0]


def range_(*limits):
    """A Python range, or a tensor where one of the limits is one."""
    return tensor_range(*limits) if any(isinstance(x, Tensor) for x in limits) else range(*limits)


def sorted_(iterable, *, key=None, reverse=False):
    """The items of a collection in order, as a list; of a symbolic tensor its rows, as a tensor."""
    if not isinstance(iterable, SymbolicTensor):
        return sorted(iterable, key=key, reverse=reverse)
    direction = "DESCENDING" if reverse else "ASCENDING"
    if key is None:
        return sort(iterable, axis=0, direction=direction)
    return gather(iterable, argsort(map_fn(key, iterable), direction=direction, stable=True))


OVERLOADS: dict = {
    id(abs): abs_, id(float): float_, id(int): int_, id(len): len_, id(range): range_, id(sorted): sorted_,
}  # fmt: skip
