"""`v[1:].assign(x)`: changing the part of a variable that an index selects. Floor 2.

Read `indexing/strided.py` first.
"""

from __future__ import annotations

from functools import partial

from ...backend.dtypes import bool_
from ...backend.errors import RuleError
from ...backend.shapes import broadcast, may_equal
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.op import Call, Op
from ...core.operand import operators
from ...core.tensor import Tensor
from ..indexing.indexing import slice_inputs
from ..indexing.strided import StridedSlice, numpy_key, sliced_dims
from ..shapes.identity import Identity


class ResourceStridedSliceAssign(Op):
    """ref[begin:end:strides] = value.   ref: a variable, begin, end, strides: int [S], value: broadcasts to it."""

    types = ("T", "Index", "Index", "Index", "T")
    Index = StridedSlice.Index
    host = (1, 2, 3)
    stateful = True

    def infer(ref, begin, end, strides, value, *, masks):
        part = sliced_dims(ref.dims, begin, end, strides, masks)
        if part is not None and value.dims is not None and not _fills(part, value.dims):
            raise RuleError(f"value must broadcast to {list(part)}, the shape of that part")
        return ref

    def kernel(xp, ref, begin, end, strides, value, *, masks):
        ref[numpy_key(begin.tolist(), end.tolist(), strides.tolist(), masks)] = value


def _fills(part, dims):
    """True where a value of these dims can be assigned to a part; leading axes of size 1 do not count."""
    while len(dims) > len(part) and dims[0] == 1:
        dims = dims[1:]
    return may_equal(broadcast(dims, part), part)


class SlicedVariable(Tensor):
    """What `variable[key]` gives: a tensor with the values, through which that part can be assigned.

        >>> import minitf as tf
        >>> v = tf.Variable([1., 2., 3.])
        >>> v[1:].assign([8., 9.]).numpy()
        array([1., 8., 9.], dtype=float32)
    """

    __slots__ = ("_key", "_variable")

    def __init__(self, part, variable, key):
        super().__init__(part._array, part._device)
        self._variable = variable
        self._key = key

    def assign(self, value, name=None):
        """Replace this part of the variable.  Returns: the variable.

        value: of the variable's dtype; broadcasts to the shape of the part.
        Raises: InvalidArgumentError where it does not; ValueError where it is a tensor of another dtype.
        """
        self._array = self._array.copy()  # it was a view of the variable's array, which would keep that from changing
        return assign_part(self._variable, self._key, value)


def assign_part(variable, key, value, name=None):
    """Replace `variable[key]`.  Returns: the variable."""
    begin, end, strides, masks = slice_inputs(key)
    value = convert_to_tensor(value, dtype=variable.dtype)
    return variable._update(ResourceStridedSliceAssign, begin, end, strides, value, masks=masks)


def sliced(variable, key):
    """variable[key]: the values now, and, unless `key` is a mask, a way to assign them."""
    part = operators.getitem(variable.read_value(), key)
    if _is_mask(key):
        return part
    if local.state.graph is not None:
        part.assign = partial(assign_part, variable, key)  # tensors of a graph have a place for it
        return part
    tensor = SlicedVariable(part, variable, key)
    for recorder in local.state.recorders:
        recorder.record(Call(Identity, (part,), {}, (tensor,)))
    return tensor


def _is_mask(key):
    return isinstance(key, bool) or getattr(key, "dtype", None) == bool_
