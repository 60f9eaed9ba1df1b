"""RowPartition: where rows begin and end in a list of values. Floor 2. Read next: `ragged_tensor.py`.

    values      a b c d e f          row_lengths   4 0 2
    row_splits  0       4 4   6      value_rowids  0 0 0 0 2 2

Row i goes from splits[i] to splits[i + 1]. Everything else that one may want to know follows from the splits.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, int32, int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..axes import is_unknown, known
from ..indexing.gather import gather, unsorted_segment_sum
from ..reductions.cumulative import cumsum
from ..reductions.reduction import reduce_max
from ..reductions.searching import searchsorted
from ..shapes.creation import ones_like
from ..shapes.identity import cast
from ..shapes.joining import concat
from ..shapes.layout import size
from ..shapes.sequences import range_


class RowPartition:
    """A list of N values, cut into B rows.

    row_splits: int32 or int64 [B + 1], from 0 to N, never falling.
    uniform_row_length: the length of every row, a plain int, where the rows were made with one length; else None.
    """

    __slots__ = ("row_splits", "uniform_row_length")

    def __init__(self, row_splits, uniform_row_length=None):
        self.row_splits = row_splits
        self.uniform_row_length = uniform_row_length

    @property
    def dtype(self):
        return self.row_splits.dtype

    @property
    def static_nrows(self):
        """B, or None where it is not known yet."""
        n = self.row_splits._shape_tuple()[0]
        return None if n is None else n - 1

    def nrows(self):
        """B as a tensor without axes."""
        return size(self.row_splits, self.dtype) - 1

    def nvals(self):
        """N as a tensor without axes."""
        return self.row_splits[-1]

    def row_starts(self):
        return self.row_splits[:-1]

    def row_limits(self):
        return self.row_splits[1:]

    def row_lengths(self):
        return self.row_splits[1:] - self.row_splits[:-1]

    def longest(self):
        """The length of the longest row, a tensor without axes; 0 where there is no row."""
        return reduce_max(concat([self.row_lengths(), [0]], 0))

    def value_rowids(self):
        """For each value the number of its row.   Returns: [N]."""
        places = range_(self.nvals())
        return searchsorted(self.row_splits, places, side="right", out_type=self.dtype) - 1

    def places_in_rows(self):
        """For each value its place in its row.   Returns: [N]."""
        return range_(self.nvals()) - gather(self.row_splits, self.value_rowids())

    def cast(self, dtype):
        return self if dtype == self.dtype else RowPartition(cast(self.row_splits, dtype), self.uniform_row_length)


# --- from other descriptions ------------------------------------------------------------------------------------
def index_vector(x, name):
    """`x` as a tensor int32 or int64 [N]; plain numbers become int64.  Raises: ValueError for what is no such list."""
    x = convert_to_tensor(x, dtype_hint=None if hasattr(x, "dtype") else int64)
    if x.dtype not in INDEX:
        raise ValueError(explain(name, f"{name} is {x.dtype.name}", "it must have dtype int32 or int64"))
    if x.shape.rank != 1:
        raise ValueError(explain(name, f"{name} has shape {x.shape}", "it must be a list of numbers"))
    return x


def require(fine, where, received, rule):
    """InvalidArgumentError unless `fine`, a bool tensor without axes; nothing is asked of what is not known yet."""
    if is_false(fine):
        raise InvalidArgumentError(explain(where, received, rule))


def is_false(fine) -> bool:
    """Whether a bool tensor without axes is known to be False."""
    return not is_unknown(fine) and not known(fine)


def partition_from_splits(row_splits, validate=True) -> RowPartition:
    """Raises: ValueError for empty splits; InvalidArgumentError where they do not start at 0, or fall."""
    splits = index_vector(row_splits, "row_splits")
    if splits.shape[0] == 0:
        raise ValueError(explain("row_splits", "an empty row_splits", "it must at least hold the 0 it starts with"))
    if validate:
        received = f"row_splits is {splits}"
        require(splits[0] == 0, "row_splits", received, "it must start with 0")
        require_rising(splits, "row_splits")
    return RowPartition(splits)


def require_rising(x, name):
    """InvalidArgumentError where a number is less than the one before it."""
    fine = reduce_max(concat([x[:-1] - x[1:], [0]], 0)) <= 0
    require(fine, name, f"{name} is {x}", "no number may be less than the one before it")


def partition_from_lengths(row_lengths, validate=True) -> RowPartition:
    """Raises: InvalidArgumentError for a negative length."""
    lengths = index_vector(row_lengths, "row_lengths")
    if validate:
        fine = reduce_max(concat([-lengths, [0]], 0)) <= 0
        require(fine, "row_lengths", f"row_lengths is {lengths}", "no length may be negative")
    return RowPartition(concat([[0], cumsum(lengths)], 0))


def partition_from_rowids(value_rowids, nrows=None, validate=True) -> RowPartition:
    """nrows: how many rows there are; by default one more than the last id.

    Raises: InvalidArgumentError where ids are negative or fall; ValueError where one is not less than nrows.
    """
    ids = index_vector(value_rowids, "value_rowids")
    least = reduce_max(concat([ids[-1:] + 1, [0]], 0))
    nrows = least if nrows is None else cast(convert_to_tensor(nrows), ids.dtype)
    if validate:
        if is_false(nrows >= 0):
            raise ValueError(explain("value_rowids", f"nrows is {nrows}", "it must be >= 0"))
        require_rising(ids, "value_rowids")
        require(reduce_max(concat([-ids[:1], [0]], 0)) <= 0, "value_rowids", f"value_rowids is {ids}",
                "no id may be negative")
        if is_false(least <= nrows):
            raise ValueError(explain("value_rowids", f"value_rowids is {ids}, nrows is {nrows}",
                                     "all ids must be less than nrows"))
    return partition_from_lengths(unsorted_segment_sum(ones_like(ids), ids, nrows), validate=False)


def partition_from_starts(row_starts, nvals, validate=True) -> RowPartition:
    """nvals: how many values there are, where the last row ends.   Raises: as `partition_from_splits`."""
    starts = index_vector(row_starts, "row_starts")
    return partition_from_splits(concat([starts, cast([nvals], starts.dtype)], 0), validate)


def partition_from_limits(row_limits, validate=True) -> RowPartition:
    """The first row starts at 0.   Raises: as `partition_from_splits`."""
    limits = index_vector(row_limits, "row_limits")
    return partition_from_splits(concat([[0], limits], 0), validate)


def uniform_partition(nrows, length, dtype=int64) -> RowPartition:
    """`nrows` rows of the same length.   nrows: int, or a tensor without axes; length: int, or such a tensor."""
    splits = range_(cast(nrows, dtype) + 1) * cast(length, dtype)
    return RowPartition(splits, length if isinstance(length, int) else None)


def of_one_dtype(partitions) -> list:
    """The partitions with one dtype for all splits: int64, where any has it."""
    dtype = int64 if any(p.dtype == int64 for p in partitions) else int32
    return [p.cast(dtype) for p in partitions]


def require_same_splits(a, b, where):
    """InvalidArgumentError where two partitions are known to cut differently."""
    p, q = a.row_splits._known_value(), b.row_splits._known_value()
    if p is not None and q is not None and not (p.shape == q.shape and (p == q).all()):
        raise InvalidArgumentError(explain(where, f"rows that end at {p[1:]} and at {q[1:]}",
                                           "both must have rows of the same lengths"))
