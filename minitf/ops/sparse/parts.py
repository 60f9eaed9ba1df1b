"""A part of a sparse tensor, or more than it has: slice, split, retain, mask, fill_empty_rows, reset_shape. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import bool_, int32, int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ...core.indexed_slices import IndexedSlices
from ..axes import as_axes, as_int, checked_axis
from ..elementwise.comparison import equal, less
from ..elementwise.logical import logical_and, logical_not
from ..indexing.gather import gather, unsorted_segment_sum
from ..indexing.selection import where
from ..reductions.reduction import reduce_all, reduce_any, reduce_max
from ..reductions.sorting import argsort
from ..shapes.broadcasting import broadcast_to
from ..shapes.creation import ones_like, zeros
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, size
from .sparse_tensor import SparseTensor, as_sparse, select


def slice_(sp_input, start, size, name=None):
    """The part that begins at `start` and has the size `size`.

    start, size: int [R]; what lies beyond the end is left out.

        >>> import minitf as tf
        >>> tf.sparse.slice(tf.sparse.from_dense([1, 2, 0, 4]), [1], [2]).values.numpy()
        array([2], dtype=int32)

    Raises: InvalidArgumentError unless there is a number for each axis.
    Source: tf.sparse.slice.
    """
    st = as_sparse(sp_input, "tf.sparse.slice")
    begin, sizes, dims = as_axes(start, "start"), as_axes(size, "size"), st.shape.as_list()
    if not len(begin) == len(sizes) == len(dims):
        raise InvalidArgumentError(explain("tf.sparse.slice", f"start is {start}, size is {size}",
                                           f"both must have {len(dims)} numbers, one for each axis"))
    return _part(st, begin, [max(min(n, d - b), 0) for b, n, d in zip(begin, sizes, dims)])


def _part(st, begin, sizes):
    indices = st.indices - convert_to_tensor(list(begin), int64)
    sizes = convert_to_tensor(list(sizes), int64)
    inside = reduce_all(logical_and(indices >= 0, less(indices, sizes)), 1)
    return select(SparseTensor(indices, st.values, sizes), inside)


def split(sp_input=None, num_split=None, axis=None, name=None):
    """Parts of nearly equal size along an axis; the first parts are one larger where it does not divide evenly.

    num_split: int in [1, size of the axis].
    axis: in [-rank, rank).

        >>> import minitf as tf
        >>> [part.shape.as_list() for part in tf.sparse.split(tf.sparse.from_dense([[1, 0, 3]]), 2, axis=1)]
        [[1, 2], [1, 1]]

    Raises: ValueError without num_split or axis; InvalidArgumentError for one out of range.
    Source: tf.sparse.split.
    """
    st = as_sparse(sp_input, "tf.sparse.split")
    if num_split is None or axis is None:
        raise ValueError(explain("tf.sparse.split", f"num_split is {num_split}, axis is {axis}", "both must be given"))
    dims, n = st.shape.as_list(), as_int(num_split, "num_split")
    axis = checked_axis(axis, len(dims), "tf.sparse.split")
    if not 1 <= n <= dims[axis]:
        raise InvalidArgumentError(explain("tf.sparse.split", f"num_split is {n}", f"it must be in [1, {dims[axis]}]"))
    least, larger = divmod(dims[axis], n)
    sizes = [least + (i < larger) for i in range(n)]
    begins = [sum(sizes[:i]) for i in range(n)]
    rest, zeros_before = dims[axis + 1:], [0] * axis
    return [_part(st, [*zeros_before, b, *[0] * len(rest)], [*dims[:axis], s, *rest]) for b, s in zip(begins, sizes)]


def retain(sp_input, to_retain):
    """Only those elements for which `to_retain` is True.   to_retain: bool [N].

        >>> import minitf as tf
        >>> tf.sparse.retain(tf.sparse.from_dense([5, 6, 7]), [True, False, True]).values.numpy()
        array([5, 7], dtype=int32)

    Raises: ValueError unless there is one bool for each element.
    Source: tf.sparse.retain.
    """
    st, keep = as_sparse(sp_input, "tf.sparse.retain"), convert_to_tensor(to_retain, bool_)
    if keep.shape != st.values.shape:
        raise ValueError(explain("tf.sparse.retain", f"to_retain has shape {keep.shape}, the values {st.values.shape}",
                                 "there must be one bool for each element"))
    return select(st, keep)


def mask(a, mask_indices, name=None):
    """IndexedSlices without those rows whose number is in `mask_indices`.

        >>> import minitf as tf
        >>> a = tf.IndexedSlices(tf.constant([[1.], [2.]]), tf.constant([4, 7]))
        >>> tf.sparse.mask(a, [4]).indices.numpy()
        array([7], dtype=int32)

    Source: tf.sparse.mask.
    """
    masked = convert_to_tensor(mask_indices, a.indices.dtype)
    kept = where(logical_not(reduce_any(equal(expand_dims(a.indices, 1), masked), 1)))[:, 0]
    return IndexedSlices(gather(a.values, kept), gather(a.indices, kept), a.dense_shape)


def fill_empty_rows(sp_input, default_value, name=None):
    """Every row without an element gets one: `default_value`, in its first column.

    sp_input: a SparseTensor [rows, columns].
    Returns: the tensor, and a bool [rows], True where there was nothing.

        >>> import minitf as tf
        >>> st, empty = tf.sparse.fill_empty_rows(tf.sparse.from_dense([[0, 5], [0, 0]]), 9)
        >>> st.values.numpy(), empty.numpy()
        (array([5, 9], dtype=int32), array([False,  True]))

    Raises: TypeError for what is not sparse.
    Source: tf.sparse.fill_empty_rows.
    """
    st = as_sparse(sp_input, "tf.sparse.fill_empty_rows")
    rows = st.indices[:, 0]
    empty = equal(unsorted_segment_sum(ones_like(rows, int32), rows, st.dense_shape[0]), 0)
    missing = where(empty)
    n, rank = size(missing), st.dense_shape._shape_tuple()[0]
    indices = concat([st.indices, concat([missing, zeros([n, rank - 1], int64)], 1)], 0)
    fill = broadcast_to(convert_to_tensor(default_value, st.dtype), [n])
    order = argsort(indices[:, 0], stable=True)
    filled = gather(concat([st.values, fill], 0), order)
    return SparseTensor(gather(indices, order), filled, st.dense_shape), empty


def reset_shape(sp_input, new_shape=None):
    """The same elements in a larger tensor; by default in the smallest that holds them.

    new_shape: int [R], no size smaller than it was.

        >>> import minitf as tf
        >>> tf.sparse.reset_shape(tf.sparse.SparseTensor([[1]], [5], [9])).shape
        TensorShape([2])

    Raises: ValueError for a size that is too small, or another number of them.
    Source: tf.sparse.reset_shape.
    """
    st = as_sparse(sp_input, "tf.sparse.reset_shape")
    if new_shape is None:
        return SparseTensor(st.indices, st.values, reduce_max(concat([st.indices + 1, zeros([1, st.shape.rank], int64)],
                                                                      0), 0))
    sizes = as_axes(new_shape, "new_shape")
    if len(sizes) != st.shape.rank or any(n < d for n, d in zip(sizes, st.shape)):
        raise ValueError(explain("tf.sparse.reset_shape", f"new_shape is {list(sizes)}, the shape was {st.shape}",
                                 "no axis may become smaller, and none may be added"))
    return SparseTensor(st.indices, st.values, list(sizes))
