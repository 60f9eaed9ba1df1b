"""Few numbers of many: reduce_sum, reduce_max, softmax, bincount, and sums of chosen rows by segment. Floor 2.

Elements that stand in the same place once some axes are gone form a segment; read `reductions/segments.py` first.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, bfloat16, float16, float32, float64, int32, int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..axes import as_axes, as_flag, as_int, checked_axis, is_unknown, known
from ..elementwise.comparison import less
from ..elementwise.exponential import exp
from ..elementwise.extrema import maximum, minimum
from ..indexing.gather import gather, unsorted_segment_sum
from ..indexing.selection import where
from ..reductions.reduction import reduce_max as largest
from ..reductions.reduction import reduce_prod
from ..reductions.segments import unsorted_segment_max
from ..shapes.counts import as_factor, larger_of
from ..shapes.creation import ones, ones_like, zeros_like
from ..shapes.identity import cast
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, reshape, shape, size, sizes_of
from ..shapes.sequences import range_
from .positions import places, positions, united
from .sparse_tensor import SparseTensor, as_sparse


def reduce_sum(sp_input, axis=None, keepdims=None, output_is_sparse=False, name=None):
    """The sum over all axes or some.

    sp_input: a SparseTensor of numbers.
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the summed axes, with size 1.
    output_is_sparse: return a SparseTensor, which has no element where no element was.

        >>> import minitf as tf
        >>> tf.sparse.reduce_sum(tf.sparse.from_dense([[1, 2], [0, 0]]), 1).numpy()
        array([3, 0], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.sparse.reduce_sum.
    """
    return _reduced(sp_input, axis, keepdims, output_is_sparse, unsorted_segment_sum)


def reduce_max(sp_input, axis=None, keepdims=None, output_is_sparse=False, name=None):
    """The largest of the elements that there are, over all axes or some; 0 where there is none.

    Arguments and errors as in `reduce_sum`; real numbers.

        >>> import minitf as tf
        >>> tf.sparse.reduce_max(tf.sparse.from_dense([-5, 0, -3])).numpy()
        np.int32(-3)

    Source: tf.sparse.reduce_max. The zeros that are not stored do not count.
    """
    return _reduced(sp_input, axis, keepdims, output_is_sparse, unsorted_segment_max)


def _reduced(sp_input, axis, keepdims, output_is_sparse, combine):
    """The values combined by segment: those whose places agree in the axes that stay."""
    st = as_sparse(sp_input)
    rank = st.dense_shape._shape_tuple()[0]
    axes = range(rank) if axis is None else [checked_axis(a, rank, "tf.sparse.reduce") for a in as_axes(axis)]
    stay = [i for i in range(rank) if i not in axes]
    dims = gather(st.dense_shape, convert_to_tensor(stay, int32))
    where_they_stay = positions(gather(st.indices, convert_to_tensor(stay, int32), axis=1), dims)
    if as_flag(keepdims, "keepdims"):
        dims = where([i in stay for i in range(rank)], st.dense_shape, 1)
    if output_is_sparse:
        different, which = united(where_they_stay)
        return SparseTensor(places(different, dims), combine(st.values, which, size(different)), dims)
    n = reduce_prod(dims)
    y = combine(st.values, where_they_stay, n)
    present = unsorted_segment_sum(ones_like(st.values, int32), where_they_stay, n)
    return reshape(where(present > 0, y, zeros_like(y)), dims)


def softmax(sp_input, name=None):
    """e^x / (the sum of e^x in its row), along the last axis; only elements that there are take part.

    sp_input: a SparseTensor of floats, at least two axes.

        >>> import minitf as tf
        >>> tf.sparse.softmax(tf.sparse.SparseTensor([[0, 0], [0, 3]], [1., 1.], [1, 4])).values.numpy()
        array([0.5, 0.5], dtype=float32)

    Raises: InvalidArgumentError for fewer than two axes.
    Source: tf.sparse.softmax.
    """
    st = as_sparse(sp_input, "tf.sparse.softmax")
    if st.dtype not in (float16, bfloat16, float32, float64) or st.shape.rank < 2:
        raise InvalidArgumentError(explain("tf.sparse.softmax", f"{st.dtype.name} of shape {st.shape}",
                                           "it must be float and have at least two axes"))
    different, row = united(positions(st.indices[:, :-1], st.dense_shape[:-1]))
    n = size(different)
    e = exp(st.values - gather(unsorted_segment_max(st.values, row, n), row))
    return st.with_values(e / gather(unsorted_segment_sum(e, row, n), row))


def bincount(values, weights=None, axis=0, minlength=None, maxlength=None, binary_output=False, name=None):
    """How often each number occurs, as a SparseTensor: numbers that do not occur take no room.

    values: int [N] or [rows, N], >= 0, dense or sparse.
    weights: as `values`; each occurrence counts its weight instead of 1.
    axis: 0 counts all together, -1 each row on its own.
    minlength, maxlength: the least and the greatest size of the last axis of the result.
    binary_output: 1 for every number that occurs, however often.

        >>> import minitf as tf
        >>> counts = tf.sparse.bincount([7, 3, 7])
        >>> counts.indices.numpy().tolist(), counts.values.numpy()
        ([[3], [7]], array([1, 2], dtype=int32))

    Raises: ValueError for another axis; InvalidArgumentError for negative numbers.
    Source: tf.sparse.bincount.
    """
    if as_int(axis) not in (0, -1):
        raise ValueError(explain("tf.sparse.bincount", f"axis is {axis}", "it must be 0 or -1"))
    numbers, row, rows = _numbers(values, axis)
    least = -largest(concat([-numbers, [0]], 0))
    if not is_unknown(least) and known(least) < 0:
        raise InvalidArgumentError(explain("tf.sparse.bincount", f"a number {int(least)}",
                                           "only numbers >= 0 are counted"))
    length = maximum(largest(concat([numbers, [0]], 0)) + 1, 0 if minlength is None else as_int(minlength))
    if maxlength is not None:
        length = minimum(length, as_int(maxlength))
    counted = where(less(numbers, length))[:, 0]
    spots = gather(row * length + numbers, counted)
    different, which = united(spots)
    if weights is None or binary_output:
        amount = ones_like(spots, int32)
    else:
        amount = weights.values if isinstance(weights, SparseTensor) else reshape(convert_to_tensor(weights), [-1])
        amount = gather(amount, counted)
    y = unsorted_segment_sum(amount, which, size(different))
    y = ones_like(y) if binary_output else y
    dims = expand_dims(length, 0) if rows is None else concat([[rows], expand_dims(length, 0)], 0)
    return SparseTensor(places(different, dims), y, dims)


def _numbers(values, axis):
    """The numbers to count, the row of each, and how many rows there are: int64 [N], int64 [N], int or None."""
    if not isinstance(values, SparseTensor):
        values = convert_to_tensor(values)
        numbers = cast(reshape(values, [-1]), int64)
        if axis == 0 or len(values.shape) < 2:
            return numbers, zeros_like(numbers), None
        rows, n = sizes_of(values)
        return numbers, range_(rows * n, dtype=int64) // as_factor(larger_of(n, 1), int64), rows
    numbers = cast(values.values, int64)
    if axis == 0 or values.shape.rank < 2:
        return numbers, zeros_like(numbers), None
    return numbers, values.indices[:, 0], values.dense_shape[0]


def segment_sum(data, indices, segment_ids, num_segments=None, name=None, sparse_gradient=False):
    """The sums of chosen rows that have the same id: a gather, then a segment sum.

    data: float [V, D], where D may be several axes.
    indices: int [N], in [0, V), the rows to take.
    segment_ids: int [N], never falling.
    num_segments: how many rows the result has; by default the last id + 1.
    sparse_gradient: accepted; the gradient of `data` is IndexedSlices anyway.
    Returns: [S, D].

        >>> import minitf as tf
        >>> tf.sparse.segment_sum([[1.], [2.], [4.]], [0, 2, 1], [0, 0, 1]).numpy()
        array([[5.],
               [2.]], dtype=float32)

    Raises: InvalidArgumentError for rows or ids out of range, or ids that fall.
    Source: tf.sparse.segment_sum.
    """
    rows, ids, n = _chosen(data, indices, segment_ids, num_segments)
    return unsorted_segment_sum(rows, ids, n)


def segment_mean(data, indices, segment_ids, num_segments=None, name=None, sparse_gradient=False):
    """The means of chosen rows that have the same id; 0 for an id without rows. Arguments as in `segment_sum`.

        >>> import minitf as tf
        >>> tf.sparse.segment_mean([[1.], [2.], [4.]], [0, 2, 1], [0, 0, 1]).numpy()
        array([[2.5],
               [2. ]], dtype=float32)

    Source: tf.sparse.segment_mean.
    """
    rows, ids, n = _chosen(_floats(data), indices, segment_ids, num_segments)
    return unsorted_segment_sum(rows, ids, n) / _rows_in_each(rows, ids, n)


def segment_sqrt_n(data, indices, segment_ids, num_segments=None, name=None, sparse_gradient=False):
    """The sums of chosen rows, divided by the root of their number. Arguments as in `segment_sum`.

        >>> import minitf as tf
        >>> tf.sparse.segment_sqrt_n([[1.]], [0, 0, 0, 0], [0, 0, 0, 0]).numpy()
        array([[2.]], dtype=float32)

    Source: tf.sparse.segment_sqrt_n.
    """
    rows, ids, n = _chosen(_floats(data), indices, segment_ids, num_segments)
    return unsorted_segment_sum(rows, ids, n) / _rows_in_each(rows, ids, n) ** 0.5


def _floats(data):
    """The data as a tensor of floats: of others there is no mean."""
    data = convert_to_tensor(data)
    if not data.dtype.is_floating:
        raise InvalidArgumentError(explain("tf.sparse.segment", f"data is {data.dtype.name}", "it must be floats",
                                           "Use tf.cast to convert it first"))
    return data


def _chosen(data, indices, segment_ids, num_segments):
    """The rows that are taken, their ids, and the number of segments."""
    ids = convert_to_tensor(segment_ids, dtype_hint=int32)
    if ids.dtype not in INDEX or len(ids.shape) != 1 or known_to_fall(ids):
        raise InvalidArgumentError(explain("tf.sparse.segment", f"segment_ids is {ids}",
                                           "it must be a vector of integers that never fall"))
    n = ids[-1] + 1 if ids.shape[0] else maximum(largest(ids) + 1, 0)
    return gather(data, indices), ids, n if num_segments is None else num_segments


def known_to_fall(ids) -> bool:
    """Whether an id is less than the one before; False where that is not known yet."""
    falls = largest(ids[:-1] - ids[1:]) > 0
    return not is_unknown(falls) and bool(known(falls))


def _rows_in_each(rows, ids, n):
    counts = maximum(unsorted_segment_sum(ones(shape(ids), rows.dtype), ids, n), 1)
    return reshape(counts, [-1] + [1] * (len(rows.shape) - 1))
