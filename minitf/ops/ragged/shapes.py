"""DynamicRaggedShape: the shape of a ragged tensor, with the length of every row; size, rank and shape. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import int32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..shapes import creation, layout
from .answers import answers
from .ragged_tensor import RaggedTensor


class DynamicRaggedShape:
    """How the rows of a ragged tensor are cut, and the shape of its flat values.

    What `tf.shape` gives for a ragged tensor; `tf.reshape`, `tf.zeros`, `tf.ones` and `tf.fill` take one.

        >>> import minitf as tf
        >>> shape = tf.shape(tf.ragged.constant([[1], [2, 3]]))
        >>> shape
        <DynamicRaggedShape lengths=[2, (1, 2)] num_row_partitions=1>
        >>> tf.zeros(shape)
        <tf.RaggedTensor [[0.0], [0.0, 0.0]]>

    Source: tf.experimental.DynamicRaggedShape. Differs: only what the functions above need.
    """

    __slots__ = ("_inner_shape", "_partitions")

    def __init__(self, row_partitions, inner_shape):
        self._partitions = tuple(row_partitions)
        self._inner_shape = convert_to_tensor(inner_shape)

    @property
    def row_partitions(self) -> tuple:
        """The partitions, the outermost first."""
        return self._partitions

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
        if not 0 <= index < self.rank:
            raise IndexError(explain("DynamicRaggedShape", f"index {index}", f"it must be in [0, {self.rank})"))
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
        first = [p.row_lengths().numpy().tolist() for p in self._partitions]
        lengths = [tuple(part) if p.uniform_row_length is None else p.uniform_row_length
                   for p, part in zip(self._partitions, first)]
        inner = self._inner_shape.numpy().tolist()
        if self._partitions:
            inner = [int(self._partitions[0].nrows()), *lengths, *inner[1:]]
        text = ", ".join(map(str, inner))
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
