"""The part of a tensor that `x[begin:end:step]` selects, and its adjoint. Floor 2. Read next: `indexing.py`.

StridedSlice is what every `x[...]` becomes. It takes begins, ends and steps as tensors, so that a program may
compute them, and masks that say which of its entries is no plain slice. Its gradient puts the slice back into a
tensor of zeros, and the gradient of that takes it out again.
"""

from __future__ import annotations

from typing import NamedTuple

from ...backend.dtypes import INDEX, int16
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_int
from ..shapes.creation import dims_of, ones_like
from ..shapes.layout import shape


class Masks(NamedTuple):
    """Which entries of a StridedSlice are special: bit i of each mask speaks of entry i.

    begin_mask, end_mask: the slice starts, or ends, where the axis does.
    ellipsis_mask: the entry is `...`.
    new_axis_mask: the entry is `tf.newaxis`.
    shrink_axis_mask: the entry is one position, and its axis is dropped.
    """

    begin_mask: int = 0
    end_mask: int = 0
    ellipsis_mask: int = 0
    new_axis_mask: int = 0
    shrink_axis_mask: int = 0


class StridedSlice(Op):
    """y = input[begin:end:strides].   input: any [...], begin, end, strides: int [S]  ->  y: any."""

    types = ("T", "Index", "Index", "Index")
    Index = INDEX | {int16}
    host = (1, 2, 3)

    def infer(input, begin, end, strides, *, masks):
        return input.with_dims(sliced_dims(input.dims, begin, end, strides, masks))

    def kernel(xp, input, begin, end, strides, *, masks):
        return input[numpy_key(begin.tolist(), end.tolist(), strides.tolist(), masks)]

    def gradient(call, dy):
        x, *where = call.inputs
        like = shape(x, where[0].dtype)
        return [execute(StridedSliceGrad, like, *where, dy, masks=call.attrs["masks"]), None, None, None]


class StridedSliceGrad(Op):
    """dx = zeros, but dy where the slice was.   shape, begin, end, strides: int [...], dy: any  ->  dx: of shape."""

    types = ("Index", "Index", "Index", "Index", "T")
    Index = StridedSlice.Index
    host = (0, 1, 2, 3)

    def infer(shape, begin, end, strides, dy, *, masks):
        return dy.with_dims(dims_of(shape))

    def kernel(xp, shape, begin, end, strides, dy, *, masks):
        dx = xp.zeros(shape.tolist(), dy.dtype)
        dx[numpy_key(begin.tolist(), end.tolist(), strides.tolist(), masks)] = dy
        return dx

    def gradient(call, ddx):
        _, *where, _ = call.inputs
        return [None, None, None, None, execute(StridedSlice, ddx, *where, masks=call.attrs["masks"])]


def numpy_key(begin, end, strides, masks) -> tuple:
    """The key of a NumPy array that means the same. It holds `...`, so that no element leaves its array.

    >>> numpy_key([0, 5], [4, 6], [2, 1], Masks(shrink_axis_mask=0b10))
    (slice(0, 4, 2), 5, Ellipsis)
    """
    key: list = []
    for i, (start, stop, step) in enumerate(zip(begin, end, strides)):
        bit = 1 << i
        if masks.ellipsis_mask & bit:
            key.append(Ellipsis)
        elif masks.new_axis_mask & bit:
            key.append(None)
        elif masks.shrink_axis_mask & bit:
            key.append(start)
        else:
            key.append(slice(None if masks.begin_mask & bit else start, None if masks.end_mask & bit else stop, step))
    return tuple(key) if masks.ellipsis_mask else (*key, Ellipsis)


UNKNOWN = "unknown"  # stands in a key for a number that a graph will compute


def sliced_dims(dims, begin, end, strides, masks):
    """The dims of the slice; RuleError for a position that is not there, a step of 0, or too many entries."""
    sizes = {x.dims for x in (begin, end, strides)} - {None, (None,)}
    if len(sizes) > 1 or any(len(size) != 1 for size in sizes):
        raise RuleError("begin, end and strides must be vectors of one size", "Give one entry for each axis")
    if dims is None or not sizes:
        return None
    ((entries,),) = sizes
    values = [[UNKNOWN] * entries if x.value is None else x.value.tolist() for x in (begin, end, strides)]
    key = numpy_key(*values, masks)
    entries = sum(k is not None and k is not Ellipsis for k in key)
    if key.count(Ellipsis) > 1:
        raise RuleError("an index may hold `...` only once")
    if entries > len(dims):
        raise RuleError(f"{entries} positions or slices are too many for a tensor of {len(dims)} axes")
    out = []
    axis = 0
    for k in key:
        if k is None:
            out.append(1)
            continue
        last = axis + (len(dims) - entries if k is Ellipsis else 1)
        out.extend(dims[axis:last] if k is Ellipsis else entry_dims(k, dims[axis], axis))
        axis = last
    return tuple(out)


def entry_dims(k, n, axis) -> tuple:
    """What position or slice `k` leaves of an axis of size n: `()` of a position, `(size,)` of a slice."""
    if not isinstance(k, slice):
        if UNKNOWN not in (k, n) and n is not None and not -n <= k < n:
            raise RuleError(f"position {k} is out of bounds: axis {axis} has size {n}")
        return ()
    if k.step == 0:
        raise RuleError(f"the step along axis {axis} must not be 0")
    if n is None or UNKNOWN in (k.start, k.stop, k.step):
        return (None,)
    return (len(range(*k.indices(n))),)


def strided_slice(input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0,
                  shrink_axis_mask=0, var=None, name=None):
    """The part of `input_` from `begin` to `end` in steps of `strides`: what `x[1:3, ::2]` does, spelled out.

    input_: any [...].
    begin, end, strides: int [S], one entry for each of the first S axes; `strides` is 1 everywhere by default.
    begin_mask, end_mask, ellipsis_mask, new_axis_mask, shrink_axis_mask: bit i makes entry i special; see `Masks`.

        >>> import minitf as tf
        >>> tf.strided_slice([[1, 2, 3], [4, 5, 6]], [0, 2], [2, 0], [1, -1]).numpy()
        array([[3, 2],
               [6, 5]], dtype=int32)

    Raises: InvalidArgumentError for a step of 0, a position that does not exist, or more entries than axes.
    Source: tf.strided_slice. Differs: `var`, for assigning through the slice, is left out; use `v[...].assign`.
    """
    given = Masks(begin_mask, end_mask, ellipsis_mask, new_axis_mask, shrink_axis_mask)
    masks = Masks(*[as_int(mask, name) for name, mask in zip(Masks._fields, given)])
    return execute(StridedSlice, input_, begin, end, ones_like(begin) if strides is None else strides, masks=masks)
