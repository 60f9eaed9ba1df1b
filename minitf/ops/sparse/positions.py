"""Places as single numbers, and the functions that move elements about: reorder, transpose, reshape, concat. Floor 2.

Counted row by row, each element of a tensor has one number, its position. Positions can be sorted and compared.
"""

from __future__ import annotations

from functools import reduce

from ...backend.dtypes import float32, int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..axes import as_axes, as_flag, as_int, checked_axis
from ..elementwise.extrema import maximum
from ..indexing.gather import gather
from ..indexing.partition import invert_permutation
from ..reductions.counting import unique
from ..reductions.cumulative import cumprod
from ..reductions.sorting import argsort
from ..shapes.broadcasting import reduce_sum
from ..shapes.creation import ones, zeros_like
from ..shapes.joining import concat as concat_dense
from ..shapes.joining import stack, unstack
from ..shapes.layout import expand_dims as expand_dense
from ..shapes.sequences import range_
from .sparse_tensor import SparseTensor, as_sparse, take


def positions(indices, dims):
    """The position of each place in a tensor of shape `dims`.   indices: int64 [N, R], dims: int64 [R]  ->  [N].

        >>> positions([[0, 1], [1, 2]], convert_to_tensor([2, 3], int64)).numpy()
        array([1, 5])
    """
    return reduce_sum(indices * cumprod(dims, exclusive=True, reverse=True), -1)


def places(positions, dims):
    """The opposite of `positions`: int64 [N] -> [N, R]."""
    dims = maximum(dims, 1)  # where an axis has size 0 there are no positions, and nothing to divide
    return expand_dense(positions, -1) // cumprod(dims, exclusive=True, reverse=True) % dims


def united(positions):
    """The different positions, in order, and for each position where it stands among them: int64 [M], int32 [N]."""
    different, which = unique(positions)
    order = argsort(different)
    return gather(different, order), gather(invert_permutation(order), which)


def reorder(sp_input, name=None):
    """The same tensor, with its elements in order.

        >>> import minitf as tf
        >>> tf.sparse.reorder(tf.sparse.SparseTensor([[2], [0]], [5, 6], [3])).values.numpy()
        array([6, 5], dtype=int32)

    Raises: TypeError for what is not sparse.
    Source: tf.sparse.reorder.
    """
    st = as_sparse(sp_input, "tf.sparse.reorder")
    return take(st, argsort(positions(st.indices, st.dense_shape)))


def transpose(sp_input, perm=None, name=None):
    """The axes in another order.

    perm: the axes in their new order; by default backwards.

        >>> import minitf as tf
        >>> tf.sparse.transpose(tf.sparse.SparseTensor([[0, 2]], [5], [2, 3])).indices.numpy()
        array([[2, 0]])

    Raises: ValueError unless perm names every axis.
    Source: tf.sparse.transpose.
    """
    st = as_sparse(sp_input, "tf.sparse.transpose")
    rank = st.dense_shape._shape_tuple()[0]
    order = tuple(range(rank))[::-1] if perm is None else as_axes(perm, "perm")
    if sorted(order) != list(range(rank)):
        raise ValueError(explain("tf.sparse.transpose", f"perm is {list(order)}, sp_input has {rank} axes",
                                 "perm must name every axis once"))
    indices = gather(st.indices, list(order), axis=1)
    return reorder(SparseTensor(indices, st.values, gather(st.dense_shape, list(order))))


def reshape(sp_input, shape, name=None):
    """The elements, in the same order, in another shape.

    shape: int [R]; one size may be -1, and is worked out.

        >>> import minitf as tf
        >>> tf.sparse.reshape(tf.sparse.SparseTensor([[1, 0]], [5], [2, 3]), [3, -1]).indices.numpy()
        array([[1, 1]])

    Raises: InvalidArgumentError where the number of elements differs.
    Source: tf.sparse.reshape.
    """
    st = as_sparse(sp_input, "tf.sparse.reshape")
    sizes, total = list(as_axes(shape, "shape")), st.shape.num_elements()
    known = 1
    for n in sizes:
        known *= 1 if n == -1 else n
    if sizes.count(-1) == 1 and known and total % known == 0:
        sizes[sizes.index(-1)], known = total // known, total
    if -1 in sizes or known != total:
        raise InvalidArgumentError(explain("tf.sparse.reshape", f"shape is {sizes}, sp_input has {total} elements",
                                           "both must have the same number", "Use -1 for one size to work out"))
    dims = convert_to_tensor(sizes, int64)
    return SparseTensor(places(positions(st.indices, st.dense_shape), dims), st.values, dims)


def expand_dims(sp_input, axis=None, name=None):
    """A new axis of size 1.

    axis: where, in [-rank - 1, rank]; by default the last.

        >>> import minitf as tf
        >>> tf.sparse.expand_dims(tf.sparse.SparseTensor([[2]], [5], [3]), 0).indices.numpy()
        array([[0, 2]])

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.sparse.expand_dims.
    """
    st = as_sparse(sp_input, "tf.sparse.expand_dims")
    axis = checked_axis(-1 if axis is None else axis, st.shape.rank + 1, "tf.sparse.expand_dims")
    column = zeros_like(st.indices[:, :1])
    indices = concat_dense([st.indices[:, :axis], column, st.indices[:, axis:]], 1)
    return SparseTensor(indices, st.values, concat_dense([st.dense_shape[:axis], [1], st.dense_shape[axis:]], 0))


def concat(axis, sp_inputs, expand_nonconcat_dims=False, name=None):
    """Several tensors, one after the other along an axis.

    axis: in [-rank, rank).
    sp_inputs: list of SparseTensors of the same shape, but along `axis`.
    expand_nonconcat_dims: let the other axes differ too, and take the largest size.

        >>> import minitf as tf
        >>> st = tf.sparse.SparseTensor([[1]], [5], [3])
        >>> tf.sparse.concat(0, [st, st]).indices.numpy()
        array([[1],
               [4]])

    Raises: InvalidArgumentError where the shapes do not fit.
    Source: tf.sparse.concat.
    """
    inputs = [as_sparse(st, "tf.sparse.concat") for st in sp_inputs]
    if not inputs:
        raise InvalidArgumentError(explain("tf.sparse.concat", "no tensors", "there must be at least one"))
    if len(inputs) == 1:
        return inputs[0]
    dims = [st.shape.as_list() for st in inputs]
    axis = checked_axis(axis, len(dims[0]), "tf.sparse.concat")
    others = [set(sizes) - {None} for i, sizes in enumerate(zip(*dims)) if i != axis]
    if len({len(d) for d in dims}) > 1 or (not as_flag(expand_nonconcat_dims, "expand_nonconcat_dims")
                                           and any(len(sizes) > 1 for sizes in others)):
        raise InvalidArgumentError(explain("tf.sparse.concat", f"shapes {', '.join(map(str, dims))}",
                                           f"all but axis {axis} must be equal", "Use expand_nonconcat_dims=True"))
    known = all(None not in d for d in dims)
    sizes = list(zip(*(dims if known else [unstack(st.dense_shape, len(dims[0])) for st in inputs])))
    starts = [sum(sizes[axis][:i]) for i in range(len(dims))]
    unit = [int(i == axis) for i in range(len(dims[0]))]
    indices = [st.indices + convert_to_tensor(unit, int64) * n for st, n in zip(inputs, starts)]
    whole = [reduce(max if known else maximum, along) for along in sizes]
    whole[axis] = sum(sizes[axis])
    return reorder(SparseTensor(concat_dense(indices, 0), concat_dense([st.values for st in inputs], 0),
                                whole if known else stack(whole)))


def eye(num_rows, num_columns=None, dtype=float32, name=None):
    """A matrix with ones on its diagonal.

        >>> import minitf as tf
        >>> tf.sparse.eye(2, 3).indices.numpy()
        array([[0, 0],
               [1, 1]])

    Source: tf.sparse.eye.
    """
    rows = as_int(num_rows, "num_rows")
    columns = rows if num_columns is None else as_int(num_columns, "num_columns")
    diagonal = range_(min(rows, columns), dtype=int64)
    return SparseTensor(expand_dense(diagonal, 1) + [0, 0], ones([min(rows, columns)], dtype), [rows, columns])
