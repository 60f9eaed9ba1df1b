"""tf.ragged.range, map_flat_values, and segments as row_splits. Floor 2. Read `ragged_tensor.py` first."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..elementwise.extrema import maximum
from ..elementwise.rounding import ceil
from ..indexing.gather import gather
from ..reductions.reduction import reduce_all
from ..shapes.broadcasting import broadcast_to
from ..shapes.identity import cast
from ..shapes.layout import sizes_of
from . import row_partition as rows
from .ragged_tensor import RaggedTensor


def range_(starts, limits=None, deltas=1, dtype=None, name=None, row_splits_dtype=int64):
    """For each row the numbers from its start, in steps of its delta, up to but not including its limit.

    starts, limits, deltas: real [] or [B], of one dtype; `tf.ragged.range(limits)` starts every row at 0.
    dtype: of the values.
    row_splits_dtype: tf.int32 or tf.int64.

        >>> import minitf as tf
        >>> tf.ragged.range([3, 0, 2])
        <tf.RaggedTensor [[0, 1, 2], [], [0, 1]]>

    Raises: InvalidArgumentError for a delta of 0.
    Source: tf.ragged.range.
    """
    if limits is None:
        starts, limits = 0, starts
    starts, limits, deltas = of_one_dtype([starts, limits, deltas], dtype)
    if rows.is_false(reduce_all(deltas != 0)):
        raise InvalidArgumentError(explain("ragged.range", f"deltas is {deltas}", "no delta may be 0"))
    n = next((sizes_of(x)[0] for x in (starts, limits, deltas) if x.shape.rank), 1)
    starts, limits, deltas = (broadcast_to(x, [n]) for x in (starts, limits, deltas))
    steps = (limits - starts) / deltas if starts.dtype.is_floating else -((starts - limits) // deltas)
    lengths = maximum(cast(ceil(steps) if starts.dtype.is_floating else steps, as_dtype(row_splits_dtype)), 0)
    partition = rows.partition_from_lengths(lengths, validate=False)
    ids, places = partition.value_rowids(), partition.places_in_rows()
    values = gather(starts, ids) + cast(places, starts.dtype) * gather(deltas, ids)
    return RaggedTensor._from_partition(values, partition, False)


def of_one_dtype(values, dtype):
    """Tensors of `dtype`, or of the widest dtype among them."""
    if dtype is not None:
        return [cast(convert_to_tensor(x), as_dtype(dtype)) for x in values]
    values = [convert_to_tensor(x) for x in values]
    order = ("int32", "int64", "float32", "float64")
    widest = max((x.dtype for x in values), key=lambda d: order.index(d.name) if d.name in order else -1)
    return [cast(x, widest) for x in values]


def map_flat_values(op, *args, **kwargs):
    """`op` of the flat values of all ragged arguments; the result in the same rows.

    op: a function of tensors, whose result has as many rows as the flat values.
    args, kwargs: its arguments; ragged ones must have rows of the same lengths.

        >>> import minitf as tf
        >>> tf.ragged.map_flat_values(lambda x: x * 2 + 1, tf.ragged.constant([[1, 2], [3]]))
        <tf.RaggedTensor [[3, 5], [7]]>

    Raises: ValueError where the result has another number of rows; InvalidArgumentError where the rows differ.
    Source: tf.ragged.map_flat_values.
    """
    ragged = [x for x in (*args, *kwargs.values()) if isinstance(x, RaggedTensor)]
    if not ragged:
        return op(*args, **kwargs)
    like = ragged[0]
    for x in ragged[1:]:
        for p, q in zip(like._partitions, x._partitions):
            rows.require_same_splits(p, q, "map_flat_values")
    flat = convert_to_tensor(op(*map(flat_of, args), **{name: flat_of(x) for name, x in kwargs.items()}))
    if not flat.shape[:1].is_compatible_with(like.flat_values.shape[:1]):
        raise ValueError(explain("map_flat_values", f"op returns a tensor of shape {flat.shape}",
                                 f"it must have as many rows as the flat values, {like.flat_values.shape[0]}"))
    return like.with_flat_values(flat)


def flat_of(x):
    """The flat values of a ragged tensor; anything else as it is."""
    return x.flat_values if isinstance(x, RaggedTensor) else x


def row_splits_to_segment_ids(splits, name=None, out_type=None):
    """For each value the number of its row.   splits: int [B + 1].   Returns: int [N].

        >>> import minitf as tf
        >>> tf.ragged.row_splits_to_segment_ids([0, 3, 3, 5]).numpy()
        array([0, 0, 0, 2, 2])

    Raises: ValueError for splits that are empty or no integers.
    Source: tf.ragged.row_splits_to_segment_ids.
    """
    partition = rows.partition_from_splits(splits, validate=False)
    return cast(partition.value_rowids(), out_type or partition.dtype)


def segment_ids_to_row_splits(segment_ids, num_segments=None, out_type=None, name=None):
    """Where each row begins, and the last one ends.   segment_ids: int [N], never falling.   Returns: int [B + 1].

    num_segments: how many rows there are; by default one more than the last id.

        >>> import minitf as tf
        >>> tf.ragged.segment_ids_to_row_splits([0, 0, 0, 2, 2]).numpy()
        array([0, 3, 3, 5])

    Source: tf.ragged.segment_ids_to_row_splits.
    """
    ids = rows.index_vector(segment_ids, "segment_ids")
    partition = rows.partition_from_rowids(ids, num_segments, validate=False)
    return cast(partition.row_splits, out_type or ids.dtype)
