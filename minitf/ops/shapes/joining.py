"""Putting tensors together and taking them apart: concat and split, stack and unstack. Floor 2.

Each of the four has the one that undoes it as its gradient. Read next: `indexing/slicing.py`.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, int8
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import normalize_axis
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ...core.tensor import is_tensor
from ..axes import as_int
from .identity import cast, identity
from .layout import sizes_of


# --- along an axis that exists: ConcatV2 and Split --------------------------------------------------------------
class ConcatV2(Op):
    """y = the values, one after the other along `axis`.   values: any [..., N_i, ...]  ->  y: any [..., N, ...]."""

    def infer(*values, axis):
        if any(v.dims is None for v in values):
            return values[0].with_dims(None)
        return values[0].with_dims(joined_dims([v.dims for v in values], axis))

    def kernel(xp, *values, axis):
        return xp.concatenate(values, axis)

    def gradient(call, dy):
        axis = call.attrs["axis"]
        return split(dy, [sizes_of(x)[axis] for x in call.inputs], axis)


def joined_dims(shapes, axis):
    """The dims of tensors joined along `axis`; RuleError unless they agree along all other axes."""
    first = shapes[0]
    if not first:
        raise RuleError("scalars have no axis to be joined along", "Use tf.stack")
    axis = normalize_axis(axis, len(first))
    for i, dims in enumerate(shapes):
        if len(dims) != len(first):
            raise RuleError(f"all must have as many axes as the first ({len(first)}), and number {i} has {len(dims)}")
        for j, (m, n) in enumerate(zip(first, dims)):
            if j != axis and None not in (m, n) and m != n:
                raise RuleError(f"along axis {j} all must have the same size, and number {i} has {n} instead of {m}",
                                f"Only axis {axis} may differ")
    total = [dims[axis] for dims in shapes]
    return (*first[:axis], None if None in total else sum(total), *first[axis + 1:])


def concat(values, axis, name="concat"):
    """The tensors `values`, one after the other along `axis`.

    values: tensors of one dtype, with the same sizes except along `axis`.
    axis: int in [-rank, rank).

        >>> import minitf as tf
        >>> tf.concat([[[1, 2]], [[3, 4], [5, 6]]], axis=0).numpy()
        array([[1, 2],
               [3, 4],
               [5, 6]], dtype=int32)

    Raises: InvalidArgumentError where dtypes, ranks or other sizes differ, for scalars, or an axis out of range.
    Source: tf.concat.
    """
    axis = as_int(axis)
    if not isinstance(values, (list, tuple)):
        values = [values]
    if not values:
        raise InvalidArgumentError(explain("ConcatV2", "no tensor", "there must be at least one to join"))
    return identity(values[0]) if len(values) == 1 else execute(ConcatV2, *values, axis=axis)


class Split(Op):
    """num_split equal parts along `axis`.   value: any [..., N, ...]  ->  each any [..., N / num_split, ...]."""

    several = True

    def infer(value, *, axis, num_split):
        if num_split < 1:
            raise RuleError(f"the number of parts is {num_split} and must be at least 1")
        if value.dims is None:
            return (value,) * num_split
        axis = normalize_axis(axis, value.rank)
        n = value.dims[axis]
        if n is not None and n % num_split:
            raise RuleError(f"axis {axis} has size {n} and cannot be cut into {num_split} equal parts",
                            "Give a list of sizes instead")
        part = None if n is None else n // num_split
        return (value.with_dims((*value.dims[:axis], part, *value.dims[axis + 1:])),) * num_split

    def kernel(xp, value, *, axis, num_split):
        return xp.split(value, num_split, axis)

    def gradient(call, *dys):
        return [concat(dys, call.attrs["axis"])]


class SplitV(Op):
    """Parts of the given sizes along `axis`.   value: any [...], size_splits: int [num_split]  ->  each any [...]."""

    several = True
    types = ("T", "Tlen")
    Tlen = INDEX | {int8}
    host = (1,)

    def infer(value, size_splits, *, axis, num_split):
        if size_splits.is_static and size_splits.dims != (num_split,):
            raise RuleError(f"size_splits must be a vector of one size for each of the {num_split} parts")
        if value.dims is None:
            return (value,) * num_split
        axis = normalize_axis(axis, value.rank)
        unknown = size_splits.value is None or value.dims[axis] is None
        sizes = [None] * num_split if unknown else part_sizes(size_splits.value.tolist(), value.dims[axis])
        return tuple(value.with_dims((*value.dims[:axis], n, *value.dims[axis + 1:])) for n in sizes)

    def kernel(xp, value, size_splits, *, axis, num_split):
        sizes = part_sizes(size_splits.tolist(), value.shape[axis])
        return xp.split(value, [sum(sizes[:i]) for i in range(1, num_split)], axis)

    def gradient(call, *dys):
        return [concat(dys, call.attrs["axis"]), None]


def part_sizes(sizes, n):
    """`sizes` with -1 worked out, so that they add up to n; RuleError where they cannot."""
    rest = n - sum(s for s in sizes if s != -1)
    if sizes.count(-1) > 1:
        raise RuleError("only one size may be -1")
    if min(sizes) < -1 or rest < 0 or (rest and -1 not in sizes):
        raise RuleError(f"the sizes {sizes} must add up to {n}", "Use -1 for the one size to work out")
    return [rest if s == -1 else s for s in sizes]


def split(value, num_or_size_splits, axis=0, num=None, name="split"):
    """`value` cut into parts along `axis`; a list of tensors.

    num_or_size_splits: the number of equal parts, or int [parts], their sizes, of which one may be -1.
    num: the number of parts, where the sizes are a tensor of unknown length.

        >>> import minitf as tf
        >>> [part.numpy().tolist() for part in tf.split([1, 2, 3, 4, 5], [1, -1])]
        [[1], [2, 3, 4, 5]]

    Raises: InvalidArgumentError where the parts do not add up to the axis, or an axis out of range; ValueError for a
    number of parts that is no plain int.
    Source: tf.split.
    """
    if isinstance(num_or_size_splits, int):
        return execute(Split, value, axis=as_int(axis), num_split=num_or_size_splits)
    sizes = convert_to_tensor(num_or_size_splits)
    if sizes.ndim == 0:
        raise ValueError(explain("split", f"num_or_size_splits is {num_or_size_splits!r}",
                                 "the number of parts must be a plain int", "Use int(n), or a list of sizes"))
    parts = sizes.shape[0] if num is None else as_int(num, "num")
    return execute(SplitV, value, sizes, axis=as_int(axis), num_split=parts)


# --- along a new axis: Pack and Unpack ---------------------------------------------------------------------------
class Pack(Op):
    """y = the values side by side along a new axis.   values: N of any [...]  ->  y: any [..., N, ...]."""

    def infer(*values, axis):
        dims = values[0].dims
        for i, v in enumerate(values):
            if None in (v.dims, dims):
                return values[0].with_dims(None)
            if len(v.dims) != len(dims) or any(None not in (m, n) and m != n for m, n in zip(v.dims, dims)):
                raise RuleError(f"all must have one shape, and number {i} has {list(v.dims)} instead of {list(dims)}")
        axis = normalize_axis(axis, len(dims) + 1)
        return values[0].with_dims((*dims[:axis], len(values), *dims[axis:]))

    def kernel(xp, *values, axis):
        return xp.stack(values, axis)

    def gradient(call, dy):
        return unstack(dy, axis=call.attrs["axis"])


@dispatched
def stack(values, axis=0, name="stack"):
    """The tensors `values`, side by side along a new axis.

    values: tensors of one shape and dtype.
    axis: where the new axis stands, in [-(rank + 1), rank + 1).

        >>> import minitf as tf
        >>> tf.stack([[1, 2], [3, 4]], axis=1).numpy()
        array([[1, 3],
               [2, 4]], dtype=int32)

    Raises: InvalidArgumentError where shapes or dtypes differ; ValueError for an axis out of range.
    Source: tf.stack.
    """
    axis = as_int(axis)
    if not hasattr(values, "__iter__") or getattr(values, "shape", True) == ():
        raise TypeError(explain("stack", f"values is {values!r}", "it must be a list of tensors", "Use [x]"))
    values = list(values)
    if not values:
        return convert_to_tensor([])
    first = next((v for v in values if hasattr(v, "dtype")), values[0])
    require_axis("stack", axis, len(convert_to_tensor(first).shape) + 1)
    return execute(Pack, *values, axis=axis)


def pack(values, dtype=None):
    """A nested list that holds tensors, as one tensor: what makes `x + [y, 1.]` work.

    dtype: where the first tensor has another, every element is cast to it. Otherwise plain values take the dtype of
        the first tensor, and all tensors must have that.
    """
    found = first_dtype(values)
    rows = [v if is_tensor(v) else convert_to_tensor(v, dtype or found) for v in values]
    return execute(Pack, *[v if dtype in (None, found) else cast(v, dtype) for v in rows], axis=0)


def first_dtype(values):
    """The dtype of the first tensor in a nested list; None where it holds none."""
    for v in values:
        found = v.dtype if is_tensor(v) else first_dtype(v) if isinstance(v, (list, tuple)) else None
        if found is not None:
            return found
    return None


def require_axis(where, axis, rank):
    """Raise ValueError unless -rank <= axis < rank."""
    if not -rank <= axis < rank:
        raise ValueError(explain(where, f"axis is {axis}", f"it must be in [{-rank}, {rank})"))


class Unpack(Op):
    """The slices along `axis`, without it.   value: any [..., num, ...]  ->  num of any [...]."""

    several = True

    def infer(value, *, axis, num):
        if value.dims is None:
            return (value,) * num
        axis = normalize_axis(axis, value.rank)
        if value.dims[axis] not in (num, None):
            raise RuleError(f"axis {axis} has size {value.dims[axis]}, and {num} slices are asked for")
        return (value.with_dims((*value.dims[:axis], *value.dims[axis + 1:])),) * num

    def kernel(xp, value, *, axis, num):
        rows = xp.moveaxis(value, axis, 0)
        return [rows[i, ...] for i in range(num)]

    def gradient(call, *dys):
        return [execute(Pack, *dys, axis=call.attrs["axis"])]


def unstack(value, num=None, axis=0, name="unstack"):
    """The slices of `value` along `axis`, which they no longer have; a list of tensors.

    num: how many there are; worked out from the shape by default.
    axis: int in [-rank, rank).

        >>> import minitf as tf
        >>> [row.numpy().tolist() for row in tf.unstack([[1, 2], [3, 4]])]
        [[1, 2], [3, 4]]

    Raises: ValueError for an axis out of range; InvalidArgumentError where `num` is not the size of the axis.
    Source: tf.unstack.
    """
    value = convert_to_tensor(value)
    axis = as_int(axis)
    require_axis("unstack", axis, len(value.shape))
    num = value.shape[axis] if num is None else as_int(num, "num")
    if num is None:
        raise ValueError(explain("unstack", f"value has shape {value.shape}", f"the size of axis {axis} must be known",
                                 "Pass num"))
    return execute(Unpack, value, axis=axis, num=num)
