"""RaggedTensor: a tensor whose rows differ in length. Floor 2. Read `row_partition.py` first, `indexing.py` next.

It holds no rows, but all their values in one tensor, and where each row begins. Where the values are ragged themselves,
there are rows of rows.
"""

from __future__ import annotations

from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ...core.operand import Operand
from ..elementwise.comparison import equal, not_equal
from ..elementwise.logical import logical_and, logical_or, logical_xor
from ..indexing.gather import gather
from ..shapes.identity import cast
from ..shapes.layout import reshape
from ..shapes.layout import shape as shape_of
from . import row_partition as rows
from .answers import answer
from .conversion import bounds, padded, partitions_of_dense, partitions_of_sparse, sparse_parts
from .indexing import getitem
from .text import nested_lists, numpy_rows, repr_of


class RaggedTensor(Operand):
    """The rows that `partition` cuts `values` into.

    values: any [N, ...], or a RaggedTensor of N rows.
    Made by `tf.ragged.constant` and the methods `from_...`, not by calling the class.

        >>> import minitf as tf
        >>> rt = tf.RaggedTensor.from_row_lengths([3, 1, 4, 1, 5], [2, 0, 3])
        >>> rt
        <tf.RaggedTensor [[3, 1], [], [4, 1, 5]]>
        >>> rt[:, :1] * 10, rt.shape
        (<tf.RaggedTensor [[30], [], [40]]>, TensorShape([3, None]))

    Raises: ValueError where the class is called.
    Source: tf.RaggedTensor.
    """

    __slots__ = ("__weakref__", "_partition", "_values")

    def __init__(self, values, row_partition=None, internal=False):
        if not internal:
            rule = "the class is not to be called"
            raise ValueError(explain("RaggedTensor", "a call", rule, "Use RaggedTensor.from_row_lengths, or another"))
        self._values = values
        self._partition = row_partition

    # --- from values and where their rows are -------------------------------------------------------------------
    @classmethod
    def _from_partition(cls, values, partition, validate=True):
        """Raises: ValueError or InvalidArgumentError where the rows are not those of all the values."""
        values = values if isinstance(values, cls) else convert_to_tensor(values)
        if isinstance(values, cls):
            partition, *inner = rows.of_one_dtype([partition, *values._partitions])
            values = cls._of(values.flat_values, inner)
        if validate:
            there = values.nrows() if isinstance(values, cls) else cast(shape_of(values)[0], partition.dtype)
            rows.require(partition.nvals() == there, "RaggedTensor", f"rows of {partition.nvals()} values, and {there}",
                         "the rows must hold all the values")
        return cls(values, partition, internal=True)

    @classmethod
    def _of(cls, flat_values, partitions):
        """The partitions around the flat values, the outermost first; the values alone, where there is none."""
        for partition in reversed(partitions):
            flat_values = cls(flat_values, partition, internal=True)
        return flat_values

    @classmethod
    def from_row_splits(cls, values, row_splits, name=None, validate=True):
        """Row i has the values from row_splits[i] up to row_splits[i + 1].   row_splits: int [B + 1], from 0."""
        return cls._from_partition(values, rows.partition_from_splits(row_splits, validate), validate)

    @classmethod
    def from_row_lengths(cls, values, row_lengths, name=None, validate=True):
        """Row i has the next row_lengths[i] values.   row_lengths: int [B], >= 0."""
        return cls._from_partition(values, rows.partition_from_lengths(row_lengths, validate), validate)

    @classmethod
    def from_value_rowids(cls, values, value_rowids, nrows=None, name=None, validate=True):
        """Value j is in row value_rowids[j].   value_rowids: int [N], never falling; nrows: by default the last + 1."""
        values = values if isinstance(values, cls) else convert_to_tensor(values)
        ids = rows.index_vector(value_rowids, "value_rowids")
        if not values.shape[:1].is_compatible_with(ids.shape):
            raise ValueError(explain("RaggedTensor", f"values {values.shape}, value_rowids {ids.shape}",
                                     "there must be one id for each value"))
        return cls._from_partition(values, rows.partition_from_rowids(ids, nrows, validate), validate)

    @classmethod
    def from_row_starts(cls, values, row_starts, name=None, validate=True):
        """Row i begins at row_starts[i], and ends where the next begins.   row_starts: int [B], from 0."""
        values = values if isinstance(values, cls) else convert_to_tensor(values)
        there = values.nrows() if isinstance(values, cls) else shape_of(values)[0]
        return cls._from_partition(values, rows.partition_from_starts(row_starts, there, validate), validate)

    @classmethod
    def from_row_limits(cls, values, row_limits, name=None, validate=True):
        """Row i ends before row_limits[i], and begins where the last one ends.   row_limits: int [B], to N."""
        return cls._from_partition(values, rows.partition_from_limits(row_limits, validate), validate)

    @classmethod
    def from_uniform_row_length(cls, values, uniform_row_length, nrows=None, validate=True, name=None):
        """Rows of one length.   nrows: how many; it must be given where that length is 0."""
        values = values if isinstance(values, cls) else convert_to_tensor(values)
        there, length = values.shape[0], int(uniform_row_length)
        if length < 0 or (there is not None and nrows is None and length and there % length):
            raise ValueError(explain("RaggedTensor", f"{there} values, uniform_row_length is {length}",
                                     "the rows must hold all the values"))
        if nrows is None:
            known = values.nrows() if isinstance(values, cls) else shape_of(values)[0]
            nrows = known // length if length else 0
        return cls._from_partition(values, rows.uniform_partition(nrows, length), validate)

    @classmethod
    def from_nested_row_splits(cls, flat_values, nested_row_splits, name=None, validate=True):
        """Rows of rows; one row_splits for each level, the outermost first."""
        return cls._nested(cls.from_row_splits, flat_values, nested_row_splits, "nested_row_splits", validate)

    @classmethod
    def from_nested_row_lengths(cls, flat_values, nested_row_lengths, name=None, validate=True):
        """Rows of rows; one row_lengths for each level, the outermost first."""
        return cls._nested(cls.from_row_lengths, flat_values, nested_row_lengths, "nested_row_lengths", validate)

    @classmethod
    def from_nested_value_rowids(cls, flat_values, nested_value_rowids, nested_nrows=None, name=None, validate=True):
        """Rows of rows; one value_rowids for each level, the outermost first."""
        result = flat_values
        counts = nested_nrows or [None] * len(nested_value_rowids)
        for ids, nrows in reversed(list(zip(nested_value_rowids, counts, strict=True))):
            result = cls.from_value_rowids(result, ids, nrows, validate=validate)
        return result

    @classmethod
    def _nested(cls, make, values, levels, name, validate):
        if not isinstance(levels, (list, tuple)):
            raise TypeError(explain("RaggedTensor", f"{name} is {levels!r}", "it must be a list, one for each level"))
        for level in reversed(levels):
            values = make(values, level, validate=validate)
        return values

    @classmethod
    def from_tensor(cls, tensor, lengths=None, padding=None, ragged_rank=1, name=None, row_splits_dtype=rows.int64):
        """The rows of a dense tensor; without what fills them up at their ends.

        lengths: int [B], how much of each row to keep; or a list of such, one for each level.
        padding: leave out elements equal to this at the end of each row.
        ragged_rank: how many axes become ragged.

            >>> import minitf as tf
            >>> tf.RaggedTensor.from_tensor([[1, 2, 0], [3, 0, 0]], padding=0)
            <tf.RaggedTensor [[1, 2], [3]]>

        Raises: ValueError for a tensor of fewer than 2 axes, or both lengths and padding.
        """
        return cls._of(*partitions_of_dense(tensor, lengths, padding, ragged_rank, row_splits_dtype))

    @classmethod
    def from_sparse(cls, st_input, name=None, row_splits_dtype=rows.int64):
        """The elements of a SparseTensor [B, n], in which each row starts at 0 and has no gaps.

        Raises: InvalidArgumentError where a row has a gap; ValueError for another rank than 2.
        """
        return cls._of(*partitions_of_sparse(st_input, row_splits_dtype))

    # --- what it is ---------------------------------------------------------------------------------------------
    @property
    def values(self):
        """All rows, one after the other: one axis less."""
        return self._values

    @property
    def flat_values(self):
        """The values of the values, down to a dense tensor."""
        return self._values.flat_values if isinstance(self._values, RaggedTensor) else self._values

    @property
    def _partitions(self) -> list:
        inner = self._values._partitions if isinstance(self._values, RaggedTensor) else []
        return [self._partition, *inner]

    @property
    def dtype(self):
        return self.flat_values.dtype

    @property
    def shape(self) -> TensorShape:
        """The sizes that all rows share; None for an axis that is ragged."""
        inner = self._values.shape
        return TensorShape([self._partition.static_nrows, self._partition.uniform_row_length]).concatenate(inner[1:])

    def get_shape(self) -> TensorShape:
        """The same as `.shape`."""
        return self.shape

    @property
    def ragged_rank(self) -> int:
        """How many partitions there are, one around the other."""
        return len(self._partitions)

    @property
    def row_splits(self):
        """Where rows begin, and where the last one ends.   int [B + 1]."""
        return self._partition.row_splits

    @property
    def nested_row_splits(self) -> tuple:
        """The row_splits of each level, the outermost first."""
        return tuple(p.row_splits for p in self._partitions)

    @property
    def uniform_row_length(self):
        """The length of all rows, where they were made with one; else None."""
        length = self._partition.uniform_row_length
        return None if length is None else convert_to_tensor(length, self._partition.dtype)

    def nrows(self, out_type=None, name=None):
        """How many rows there are, a tensor without axes."""
        return cast(self._partition.nrows(), out_type or self._partition.dtype)

    def row_starts(self, name=None):
        """Where each row begins.   int [B]."""
        return self._partition.row_starts()

    def row_limits(self, name=None):
        """Where each row ends.   int [B]."""
        return self._partition.row_limits()

    def row_lengths(self, axis=1, name=None):
        """How long each row is.   axis: whose lengths; ragged from 2 on.   Returns: int [B], or ragged."""
        if axis == 0:
            return self.nrows()
        return self._partition.row_lengths() if axis == 1 else self.with_values(self._values.row_lengths(axis - 1))

    def value_rowids(self, name=None):
        """For each value the number of its row.   int [N]."""
        return self._partition.value_rowids()

    def nested_row_lengths(self, name=None) -> tuple:
        """The row_lengths of each level, the outermost first."""
        return tuple(p.row_lengths() for p in self._partitions)

    def nested_value_rowids(self, name=None) -> tuple:
        """The value_rowids of each level, the outermost first."""
        return tuple(p.value_rowids() for p in self._partitions)

    def bounding_shape(self, axis=None, name=None, out_type=None):
        """The shape of the smallest dense tensor that has room for all rows; its sizes along `axis` only, if given."""
        found = cast(bounds(self), out_type or self._partition.dtype)
        return found if axis is None else gather(found, axis)

    # --- the same rows, otherwise -------------------------------------------------------------------------------
    def with_values(self, new_values):
        """Other values in the same rows.   Raises: ValueError where there are more or fewer."""
        new_values = new_values if isinstance(new_values, RaggedTensor) else convert_to_tensor(new_values)
        if not new_values.shape[:1].is_compatible_with(self._values.shape[:1]):
            raise ValueError(explain("RaggedTensor.with_values", f"values of shape {new_values.shape}",
                                     f"there must be as many as in {self._values.shape}"))
        return RaggedTensor._from_partition(new_values, self._partition, validate=False)

    def with_flat_values(self, new_values):
        """Other values in the same rows of rows."""
        inner = self._values
        inner = inner.with_flat_values(new_values) if isinstance(inner, RaggedTensor) else new_values
        return self.with_values(inner)

    def with_row_splits_dtype(self, dtype):
        """The same with splits of int32 or int64."""
        return RaggedTensor._of(self.flat_values, [p.cast(dtype) for p in self._partitions])

    def merge_dims(self, outer_axis, inner_axis):
        """The axes from `outer_axis` to `inner_axis` as one: rows of rows as longer rows.

        Raises: ValueError for an axis out of range, or an inner axis before the outer one.
        """
        rank = self.shape.rank
        for name, axis in (("outer_axis", outer_axis), ("inner_axis", inner_axis)):
            if not -rank <= axis < rank:
                raise ValueError(explain("merge_dims", f"{name} is {axis}", f"it must be in [{-rank}, {rank})"))
        outer, inner = outer_axis % rank, inner_axis % rank
        if outer > inner:
            raise ValueError(explain("merge_dims", f"outer_axis {outer_axis}, inner_axis {inner_axis}",
                                     "the outer axis must not come after the inner one"))
        return self._merged(outer, inner)

    def _merged(self, outer, inner):
        if outer == inner:
            return self
        if outer == 0:
            return merged(self._values, 0, inner - 1)
        if outer > 1:
            return self.with_values(merged(self._values, outer - 1, inner - 1))
        whole = self if isinstance(self._values, RaggedTensor) else RaggedTensor._of(
            *self._all_partitioned(2))
        joined = RaggedTensor._from_partition(
            whole._values._values, rows.RowPartition(gather(whole._values.row_splits, whole.row_splits)), False)
        return joined._merged(1, inner - 1)

    def _all_partitioned(self, ragged_rank):
        """(flat values, partitions), so that at least the first `ragged_rank` axes after the first are partitioned."""
        partitions = self._partitions
        if len(partitions) >= ragged_rank:
            return self.flat_values, partitions
        dtype = self._partition.dtype
        flat, inner = partitions_of_dense(self.flat_values, None, None, ragged_rank - len(partitions), dtype)
        return flat, [*partitions, *inner]

    # --- out ----------------------------------------------------------------------------------------------------
    def to_tensor(self, default_value=None, name=None, shape=None):
        """A dense tensor, in which short rows are filled up.

        default_value: what to fill up with; 0 by default.
        shape: the shape wanted, None for an axis as large as needed; what is beyond is cut off.

            >>> import minitf as tf
            >>> tf.ragged.constant([[1, 2], [3]]).to_tensor().numpy()
            array([[1, 2],
                   [3, 0]], dtype=int32)
        """
        return padded(self, default_value, shape)

    def to_sparse(self, name=None):
        """A SparseTensor with an element for each value."""
        return sparse_parts(self)

    def numpy(self):
        """A NumPy array; an array of arrays, where rows differ in length."""
        return numpy_rows(self)

    def to_list(self) -> list:
        """The rows as nested Python lists."""
        return nested_lists(self)

    def __repr__(self):
        return repr_of(self)

    # --- as an operand ------------------------------------------------------------------------------------------
    def __tf_dispatch__(self, operation, args, kwargs):
        return answer(operation, args, kwargs)

    def __tf_tensor__(self, dtype=None, name=None):
        rule = "its rows differ in length"
        raise ValueError(explain("convert_to_tensor", repr(self), rule, "Use x.to_tensor(), which fills them up"))

    def __getitem__(self, key):
        return getitem(self, key)

    def __iter__(self):
        for i in range(self._partition.static_nrows):
            yield self[i]

    def __eq__(self, other):
        return self._compared(equal, other, False)

    def __ne__(self, other):
        return self._compared(not_equal, other, True)

    def _compared(self, function, other, otherwise):
        """As for tensors, two that cannot be compared are not equal."""
        if other is None:
            return otherwise
        try:
            return function(self, other)
        except (TypeError, ValueError, rows.InvalidArgumentError):
            return otherwise

    def __and__(self, other):
        return logical_and(self, other)

    def __or__(self, other):
        return logical_or(self, other)

    def __xor__(self, other):
        return logical_xor(self, other)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __bool__(self):
        raise TypeError(explain("bool", "a ragged tensor", "it has no truth value", "Use tf.reduce_any(x)"))

    def __matmul__(self, other):
        return NotImplemented

    __rmatmul__ = __matmul__
    __hash__ = None  # type: ignore[assignment]


def merged(x, outer, inner):
    """The axes from `outer` to `inner` of a tensor or ragged tensor as one."""
    if isinstance(x, RaggedTensor):
        return x._merged(outer, inner)
    if outer == inner:
        return x
    dims = shape_of(x)
    return reshape(x, [*[dims[i] for i in range(outer)], -1, *[dims[i] for i in range(inner + 1, x.shape.rank)]])
