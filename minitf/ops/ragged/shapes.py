"""DynamicRaggedShape: the shape of a ragged tensor, with the length of every row; size, rank and shape. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, int32, int64
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..shapes import creation, layout
from ..shapes.identity import cast
from .answers import answers
from .public_partition import RowPartition
from .ragged_tensor import RaggedTensor
from .row_partition import RowPartition as Partition
from .row_partition import partition_from_lengths, uniform_partition


class DynamicRaggedShape:
    """How the rows of a ragged tensor are cut, and the shape of its flat values.

    What `tf.shape` gives for a ragged tensor; `tf.reshape`, `tf.zeros`, `tf.ones` and `tf.fill` take one.

        >>> import minitf as tf
        >>> shape = tf.shape(tf.ragged.constant([[1], [2, 3]]))
        >>> shape
        <DynamicRaggedShape lengths=[2, (1, 2)] num_row_partitions=1>
        >>> tf.zeros(shape)
        <tf.RaggedTensor [[0.0], [0.0, 0.0]]>

    row_partitions: tf.experimental.RowPartitions, the outermost first.
    inner_shape: the shape of the flat values.
    dtype: int32 or int64, of all sizes; by default that of the partitions.

    Raises: TypeError for what is no partition.
    Source: tf.experimental.DynamicRaggedShape. Differs: == gives a bool; `validate` is accepted, and not used.
    """

    __slots__ = ("_inner_shape", "_partitions")

    def __init__(self, row_partitions, inner_shape, dtype=None, validate=False, static_inner_shape=None):
        partitions = [p._inner if isinstance(p, RowPartition) else p for p in row_partitions]
        for p in partitions:
            if not isinstance(p, Partition):
                raise TypeError(explain("DynamicRaggedShape", f"row_partitions holds {p!r:.60}", "all must be a "
                                        "RowPartition"))
        hint = partitions[0].dtype if partitions else int64
        self._inner_shape = convert_to_tensor(inner_shape, dtype_hint=hint)
        if partitions and self._inner_shape.shape[0] == 0:
            raise IndexError(explain("DynamicRaggedShape", "inner_shape is empty", "its first size is that of the last "
                                     "partition"))
        dtype = as_dtype(dtype) if dtype is not None else hint if partitions else self._inner_shape.dtype
        self._partitions = tuple(p.cast(dtype) for p in partitions)
        self._inner_shape = cast(self._inner_shape, dtype)

    @classmethod
    def from_lengths(cls, lengths, num_row_partitions=None, dtype=int64):
        """The shape with these sizes, axis by axis: an int where all are equal, else a tuple with one for each row.

        num_row_partitions: how many axes after the first have partitions; by default as many as need them.

            >>> import minitf as tf
            >>> tf.experimental.DynamicRaggedShape.from_lengths([2, (1, 2), 5]).row_partitions
            (tf.RowPartition(row_splits=[0 1 3]),)

        Raises: ValueError where a tuple has another length than there are rows, or for anything else than int or tuple.
        """
        if not isinstance(lengths, (list, tuple)):
            raise ValueError(explain("from_lengths", f"lengths is {lengths!r}", "it should be a list"))
        wrong = [x for x in lengths if not isinstance(x, int) and not (isinstance(x, tuple) and all(
            isinstance(n, int) for n in x))]
        ragged = [i for i, x in enumerate(lengths) if isinstance(x, tuple)]
        count = (ragged[-1] if ragged else 0) if num_row_partitions is None else num_row_partitions
        if wrong or 0 in ragged or any(i > count for i in ragged) or (count and count >= len(lengths)):
            raise ValueError(explain("from_lengths", f"lengths is {lengths}, num_row_partitions {count}", "an element "
                                     "should be an int, or a tuple of ints for an axis with a partition"))
        rows, partitions = (lengths[0] if lengths else 0), []
        for size in lengths[1 : count + 1]:
            if isinstance(size, tuple) and len(size) != rows:
                raise ValueError(explain("from_lengths", f"{len(size)} lengths, {rows} rows", "Shape not consistent"))
            partitions.append(partition_from_lengths(convert_to_tensor(size, as_dtype(dtype)))
                              if isinstance(size, tuple) else uniform_partition(rows, size, as_dtype(dtype)))
            rows = sum(size) if isinstance(size, tuple) else rows * size
        inner = [rows, *lengths[count + 1 :]] if lengths else []
        return cls(partitions, convert_to_tensor(inner, as_dtype(dtype)), dtype)

    @classmethod
    def from_row_partitions(cls, row_partitions, dtype=None):
        """The shape of a ragged tensor of numbers with these partitions.   Raises: ValueError for none."""
        if not row_partitions:
            raise ValueError(explain("from_row_partitions", "no partitions", "row_partitions cannot be empty"))
        return cls(row_partitions, [row_partitions[-1].nvals()], dtype)

    @classmethod
    def from_tensor(cls, t, dtype=None):
        """The shape of a tensor, ragged or not."""
        found = layout.shape(t)
        return found.with_dtype(dtype or found.dtype) if isinstance(found, cls) else cls([], found, dtype)

    @property
    def row_partitions(self) -> tuple:
        """The partitions, the outermost first."""
        return tuple(map(RowPartition._of, self._partitions))

    @property
    def dtype(self):
        """Of all sizes: int32 or int64."""
        return self._inner_shape.dtype

    @property
    def inner_rank(self) -> int:
        """How many axes the flat values have."""
        return self._inner_shape.shape[0]

    def with_dtype(self, dtype):
        """The same shape with int32 or int64 sizes."""
        return DynamicRaggedShape(self._partitions, self._inner_shape, dtype)

    def is_uniform(self, axis) -> bool:
        """Whether an axis has one size everywhere.   Raises: IndexError for an axis that is not there."""
        if not 0 <= axis < self.rank:
            raise IndexError(explain("DynamicRaggedShape", f"axis {axis}", f"it must be in [0, {self.rank})"))
        return not 0 < axis <= len(self._partitions) or self._partitions[axis - 1].uniform_row_length is not None

    def static_lengths(self, ragged_lengths=True) -> list:
        """The sizes of all axes: of one that is ragged a tuple, or None.

        ragged_lengths: whether to give the tuples.
        """
        inner = self._inner_shape.numpy().tolist()
        if not self._partitions:
            return inner
        found = [p.uniform_row_length if p.uniform_row_length is not None else tuple(p.row_lengths().numpy().tolist())
                 if ragged_lengths else None for p in self._partitions]
        return [int(self._partitions[0].nrows()), *found, *inner[1:]]

    @property
    def inner_shape(self):
        """The shape of the flat values, a tensor."""
        return self._inner_shape

    @property
    def num_row_partitions(self) -> int:
        return len(self._partitions)

    @property
    def rank(self) -> int:
        return len(self._partitions) + self._inner_shape.shape[0]

    def __getitem__(self, index):
        """The size of an axis as a tensor; of a slice, the shape of these first axes.

        Raises: ValueError for an axis whose size is not the same everywhere, or a slice that does not start at 0.
        """
        if isinstance(index, slice):
            return self._first(index)
        n = len(self._partitions)
        if not -self.rank <= index < self.rank:
            raise IndexError(explain("DynamicRaggedShape", f"index {index}", f"it must be in [0, {self.rank})"))
        index %= self.rank
        if n == 0 or index > n:
            return self._inner_shape[index - n]
        if index == 0:
            return self._partitions[0].nrows()
        length = self._partitions[index - 1].uniform_row_length
        if length is None:
            raise ValueError(explain("DynamicRaggedShape", f"index {index}", "that axis is ragged, and has no size"))
        return convert_to_tensor(length, self._partitions[0].dtype)

    def _first(self, index):
        start, stop, step = index.indices(self.rank)
        if start or step != 1:
            raise ValueError(explain("DynamicRaggedShape", f"{index}", "a slice must start at 0, in steps of 1"))
        n = len(self._partitions)
        if stop > n:
            return DynamicRaggedShape(self._partitions, self._inner_shape[: stop - n])
        inner = [self._partitions[0].nrows() if stop == 1 else self._partitions[stop - 2].nvals()] if stop else []
        return DynamicRaggedShape(self._partitions[: max(stop - 1, 0)], inner)

    def __repr__(self):
        text = ", ".join(map(str, self.static_lengths()))
        return f"<DynamicRaggedShape lengths=[{text}] num_row_partitions={len(self._partitions)}>"

    def __eq__(self, other):
        return isinstance(other, DynamicRaggedShape) and repr(self) == repr(other)

    __hash__ = None  # type: ignore[assignment]

    def __tf_dispatch__(self, operation, args, kwargs):
        """The ops that take a shape make the flat values, and put the rows around them."""
        if operation not in TAKE_SHAPES:
            raise TypeError(explain(operation.__name__, repr(self), "it takes no shape of a ragged tensor"))
        plain = [self._inner_shape if x is self else x for x in args]
        named = {name: self._inner_shape if x is self else x for name, x in kwargs.items()}
        if operation is layout.Reshape and isinstance(plain[0], RaggedTensor):
            plain[0] = plain[0].flat_values
        return RaggedTensor._of(TAKE_SHAPES[operation](*plain, **named), self._partitions)


TAKE_SHAPES = {layout.Reshape: layout.reshape, creation.fill: creation.fill}


@answers(layout.Shape)
def shape(input, *, out_type):
    """`tf.shape` of a ragged tensor."""
    partitions = [p.cast(out_type) for p in input._partitions]
    return DynamicRaggedShape(partitions, layout.shape(input.flat_values, out_type))


@answers(layout.Size)
def size(input, *, out_type):
    """`tf.size` of a ragged tensor: how many flat values."""
    return layout.size(input.flat_values, out_type)


@answers(layout.Rank)
def rank(input):
    """`tf.rank` of a ragged tensor."""
    return convert_to_tensor(input.shape.rank, int32)


@answers(layout.Reshape)
def reshape(tensor, shape):
    """`tf.reshape` of a ragged tensor: its flat values, in another shape."""
    return layout.reshape(tensor.flat_values, shape)
