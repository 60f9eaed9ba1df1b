"""Masks: boolean_mask, which keeps what is True; sequence_mask and one_hot, which make masks of numbers. Floor 2."""

from __future__ import annotations

from math import prod

from ...backend.dtypes import INDEX, as_dtype, bool_, float32, int8, int32, int64, uint8
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.tensor import is_tensor
from ..axes import as_int, checked_axis
from ..elementwise.comparison import less
from ..elementwise.extrema import maximum
from ..reductions.reduction import reduce_max
from ..shapes.identity import cast
from ..shapes.layout import expand_dims, reshape, sizes_of
from ..shapes.sequences import range_
from .gather import gather
from .selection import where


def boolean_mask(tensor, mask, axis=None, name="boolean_mask"):
    """The elements of `tensor` where `mask` is True.

    tensor: any [A, M, R], where each letter may be several axes.
    mask: bool [M].
    axis: how many axes A come before those of the mask; 0 by default.
    Returns: [A, N, R] for a mask with N times True.

        >>> import minitf as tf
        >>> tf.boolean_mask([1, 2, 3], [True, False, True]).numpy()
        array([1, 3], dtype=int32)

    Raises: ValueError for a mask without axes, or where its shape is not that of the tensor's axes.
    Source: tf.boolean_mask.
    """
    tensor, mask = convert_to_tensor(tensor), cast(mask, bool_)
    dims, mask_dims = tensor._shape_tuple(), mask._shape_tuple()
    axis = 0 if axis is None else checked_axis(axis, max(len(dims), 1), "boolean_mask")
    end = axis + len(mask_dims)
    if not mask_dims:
        raise ValueError(explain("boolean_mask", "a mask without axes", "mask cannot be scalar"))
    if not may_equal(dims[axis:end], mask_dims):
        raise ValueError(explain("boolean_mask", f"tensor has shape {list(dims)}, mask has shape {list(mask_dims)}",
                                 f"the mask must have the shape of the tensor's axes from axis {axis} on"))
    dims = sizes_of(tensor)
    flat = reshape(tensor, (*dims[:axis], prod(sizes_of(mask)), *dims[end:]))
    return gather(flat, where(reshape(mask, [-1]))[:, 0], axis=axis)


def sequence_mask(lengths, maxlen=None, dtype=bool_, name=None):
    """For each length a row that starts with so many True.

    lengths: int [...].
    maxlen: int [], the size of the rows; the greatest of the lengths by default.
    Returns: dtype [..., maxlen].

        >>> import minitf as tf
        >>> tf.sequence_mask([1, 3], dtype=tf.int32).numpy()
        array([[1, 0, 0],
               [1, 1, 1]], dtype=int32)

    Raises: ValueError for a `maxlen` with axes.
    Source: tf.sequence_mask.
    """
    lengths = convert_to_tensor(lengths)
    size = maximum(reduce_max(lengths), 0) if maxlen is None else convert_to_tensor(maxlen)
    if size._shape_tuple():
        raise ValueError(explain("sequence_mask", f"maxlen is {maxlen!r}", "it must be one number, without axes"))
    lengths = cast(lengths, size.dtype)
    places = cast(range_(size if size.dtype.is_floating else cast(size, int64)), lengths.dtype)
    return cast(less(places, expand_dims(lengths, -1)), dtype)


class OneHot(Op):
    """y[..., i] = on_value where i is the index, else off_value.   indices: int [...]  ->  y: [..., depth]."""

    types = ("TI", "depth", "T", "T")
    TI = INDEX | {uint8, int8}
    depth = frozenset({int32})
    host = (1,)

    def infer(indices, depth, on_value, off_value, *, axis):
        if depth.rank or on_value.rank or off_value.rank:
            raise RuleError("depth, on_value and off_value must have no axes")
        if depth.value is not None and depth.value < 0:
            raise RuleError(f"depth is {int(depth.value)} and must be >= 0")
        if indices.dims is None:
            return on_value.with_dims(None)
        if not -1 <= axis <= indices.rank:
            raise RuleError(f"axis is {axis} and must be -1 or in [0, {indices.rank}]")
        place = indices.rank if axis == -1 else axis
        n = None if depth.value is None else int(depth.value)
        return on_value.with_dims((*indices.dims[:place], n, *indices.dims[place:]))

    def kernel(xp, indices, depth, on_value, off_value, *, axis):
        place = indices.ndim if axis == -1 else axis
        if place == indices.ndim:  # one write for each index, rather than a comparison for each class
            y = xp.full((*indices.shape, int(depth)), off_value, off_value.dtype)
            kept = xp.flatnonzero((indices >= 0) & (indices < int(depth)))
            y.reshape(-1)[kept * int(depth) + indices.reshape(-1)[kept]] = on_value
            return y
        classes = xp.arange(int(depth)).reshape(-1, *[1] * (indices.ndim - place))
        return xp.where(xp.expand_dims(indices, place) == classes, on_value, off_value)

    gradient = no_gradient


def one_hot(indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None):
    """For each index a row with one value that differs: `on_value` at that place, `off_value` everywhere else.

    indices: int [...]; what is not in [0, depth) gives a row of `off_value` alone.
    depth: int [], the size of the rows.
    on_value, off_value: any [], of one dtype; 1 and 0 by default.
    axis: where the new axis stands, -1 (the default) for the last.
    dtype: that of the values; float32 where no value says otherwise.

        >>> import minitf as tf
        >>> tf.one_hot([0, 2], 3).numpy()
        array([[1., 0., 0.],
               [0., 0., 1.]], dtype=float32)

    Raises: TypeError where values and dtype disagree; InvalidArgumentError for a negative depth or a wrong axis.
    Source: tf.one_hot.
    """
    values = [v if v is None or is_tensor(v) else convert_to_tensor(v, dtype_hint=dtype) for v in (on_value, off_value)]
    found = {v.dtype for v in values if v is not None}
    dtype = as_dtype(dtype) if dtype is not None else next(iter(found), float32)
    if found - {dtype}:
        received = f"on_value is {on_value!r}, off_value is {off_value!r}, dtype is {dtype.name}"
        raise TypeError(explain("one_hot", received, "they must be of one dtype", "Write floats as 1.0, not 1"))
    on, off = [convert_to_tensor(usual, dtype) if v is None else v for v, usual in zip(values, (1, 0))]
    return execute(OneHot, indices, depth, on, off, axis=-1 if axis is None else as_int(axis))
