"""tf.experimental.RowPartition: a partition of rows, as programs may make and ask one. Floor 2.

Inside of minitf a partition is a plain record (`row_partition.py`). What programs see has TensorFlow's methods, and
one such record.
"""

from __future__ import annotations

from ...backend.dtypes import as_dtype, int64
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import as_int, is_unknown, known
from . import row_partition as inside


class RowPartition:
    """How a list of values is cut into rows. It is made by one of its class methods.

        >>> import minitf as tf
        >>> rows = tf.experimental.RowPartition.from_row_lengths([2, 0, 1])
        >>> rows
        tf.RowPartition(row_splits=[0 2 2 3])
        >>> rows.value_rowids().numpy()
        array([0, 0, 2])

    Raises: ValueError where the constructor is called.
    Source: tf.experimental.RowPartition.
    """

    def __init__(self, row_splits, row_lengths=None, value_rowids=None, nrows=None, uniform_row_length=None, nvals=None,
                 internal=False):
        if internal is not True:
            raise ValueError(explain("RowPartition", "RowPartition(...)", "RowPartition constructor is private",
                                     "Use RowPartition.from_row_lengths, or one of its kin"))
        self._inner = inside.RowPartition(row_splits, uniform_row_length)

    @classmethod
    def _of(cls, inner):
        """The partition that is this record."""
        return cls(inner.row_splits, uniform_row_length=inner.uniform_row_length, internal=True)

    # --- from descriptions ---------------------------------------------------------------------------------------
    @classmethod
    def from_row_splits(cls, row_splits, validate=True, dtype=None, dtype_hint=None):
        """row_splits: integers [B + 1], from 0, never falling.   Raises: InvalidArgumentError where they are not."""
        return cls._of(inside.partition_from_splits(numbers(row_splits, dtype, dtype_hint), validate))

    @classmethod
    def from_row_lengths(cls, row_lengths, validate=True, dtype=None, dtype_hint=None):
        """row_lengths: integers [B].   Raises: InvalidArgumentError for a negative one; ValueError for no integers."""
        return cls._of(inside.partition_from_lengths(numbers(row_lengths, dtype, dtype_hint), validate))

    @classmethod
    def from_value_rowids(cls, value_rowids, nrows=None, validate=True, dtype=None, dtype_hint=None):
        """value_rowids: integers [N], never falling: the row of each value.   nrows: by default one more than the last.

        Raises: InvalidArgumentError where they fall or are negative.
        """
        return cls._of(inside.partition_from_rowids(numbers(value_rowids, dtype, dtype_hint), nrows, validate))

    @classmethod
    def from_row_starts(cls, row_starts, nvals, validate=True, dtype=None, dtype_hint=None):
        """row_starts: integers [B], from 0, never falling.   nvals: how many values there are.   Raises: as splits."""
        return cls._of(inside.partition_from_starts(numbers(row_starts, dtype, dtype_hint), nvals, validate))

    @classmethod
    def from_row_limits(cls, row_limits, validate=True, dtype=None, dtype_hint=None):
        """row_limits: integers [B], never falling.   Raises: as `from_row_splits`."""
        return cls._of(inside.partition_from_limits(numbers(row_limits, dtype, dtype_hint), validate))

    @classmethod
    def from_uniform_row_length(cls, uniform_row_length, nvals=None, nrows=None, validate=True, dtype=None,
                                dtype_hint=None):
        """Rows of one length.   nvals, nrows: how many values or rows there are; one of them is enough.

        Raises: ValueError where neither is given, the length is negative, or the three do not fit.
        """
        where, length = "RowPartition.from_uniform_row_length", as_int(uniform_row_length, "uniform_row_length")
        if nvals is None and nrows is None:
            raise ValueError(explain(where, "neither nvals nor nrows", "one of them must be specified"))
        if length < 0:
            raise ValueError(explain(where, f"uniform_row_length is {length}", "it must be >= 0"))
        if nrows is None:
            nrows = nvals // length if length else 0
        open_ = nvals is None or is_unknown(nvals) or is_unknown(nrows)
        if not open_ and known(nrows) * length != known(nvals):
            raise ValueError(explain(where, f"uniform_row_length={length}, nrows={known(nrows)}, nvals={known(nvals)}",
                                     "uniform_row_length times nrows must equal nvals"))
        return cls._of(inside.uniform_partition(nrows, length, as_dtype(dtype or dtype_hint or int64)))

    # --- questions -----------------------------------------------------------------------------------------------
    dtype = property(lambda self: self._inner.dtype, doc="Of the splits and all that follows: int32 or int64.")
    static_nrows = property(lambda self: self._inner.static_nrows, doc="B, or None where it is not known yet.")
    static_uniform_row_length = property(lambda self: self._inner.uniform_row_length,
                                         doc="The length of all rows, where they were made with one; else None.")

    @property
    def static_nvals(self):
        """N, where rows were made with one length and B is known; else None."""
        rows, length = self.static_nrows, self.static_uniform_row_length
        return None if None in (rows, length) else rows * length

    def is_uniform(self):
        """Whether the rows were made with one length."""
        return self._inner.uniform_row_length is not None

    def nrows(self):
        """B as a tensor, []."""
        return self._inner.nrows()

    def nvals(self):
        """N as a tensor, []."""
        return self._inner.nvals()

    def row_splits(self):
        """Where rows begin and end: [B + 1]."""
        return self._inner.row_splits

    def row_starts(self):
        """Where rows begin: [B]."""
        return self._inner.row_starts()

    def row_limits(self):
        """Where rows end: [B]."""
        return self._inner.row_limits()

    def row_lengths(self):
        """How long rows are: [B]."""
        return self._inner.row_lengths()

    def value_rowids(self):
        """For each value the number of its row: [N]."""
        return self._inner.value_rowids()

    def offsets_in_rows(self):
        """For each value its place in its row: [N]."""
        return self._inner.places_in_rows()

    def uniform_row_length(self):
        """The length of all rows as a tensor, []; None unless they were made with one."""
        length = self._inner.uniform_row_length
        return None if length is None else convert_to_tensor(length, self.dtype)

    def with_dtype(self, dtype):
        """The same partition with int32 or int64 splits."""
        return self._of(self._inner.cast(as_dtype(dtype)))

    def __repr__(self):
        if self.is_uniform():
            return f"tf.RowPartition(nrows={self.static_nrows}, uniform_row_length={self.static_uniform_row_length})"
        splits = self.row_splits()
        return f"tf.RowPartition(row_splits={splits if is_unknown(splits) else splits.numpy()})"


def numbers(x, dtype, dtype_hint):
    """The integers of a description, of the dtype that was asked for."""
    if dtype is not None:
        return convert_to_tensor(x, as_dtype(dtype))
    return x if dtype_hint is None or hasattr(x, "dtype") else convert_to_tensor(x, dtype_hint=as_dtype(dtype_hint))
