"""RaggedTensorSpec: what a ragged tensor must be like. Floor 2. Read `ragged_tensor.py` first."""

from __future__ import annotations

from ...backend.dtypes import INDEX, as_dtype, float32, int64
from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.spec import TensorSpec
from ...core.type_spec import TypeSpec, describes
from ...tree import register_composite
from .ragged_tensor import RaggedTensor
from .row_partition import RowPartition


class RaggedTensorSpec(TypeSpec):
    """Describes a ragged tensor.

    shape: anything TensorShape accepts; None for an axis that is ragged.
    dtype: of the values, by default tf.float32.
    ragged_rank: how many partitions; by default one less than axes.
    row_splits_dtype: tf.int32 or tf.int64.

        >>> RaggedTensorSpec([None, None], "int32")
        RaggedTensorSpec(TensorShape([None, None]), tf.int32, 1, tf.int64)

    Raises: ValueError where ragged_rank and the shape do not fit, or for another row_splits_dtype.
    Source: tf.RaggedTensorSpec.
    """

    __slots__ = ("_dtype", "_ragged_rank", "_row_splits_dtype", "_shape")

    def __init__(self, shape=None, dtype=float32, ragged_rank=None, row_splits_dtype=int64, flat_values_spec=None):
        self._shape = TensorShape(shape)
        self._dtype = as_dtype(dtype)
        self._row_splits_dtype = as_dtype(row_splits_dtype)
        rank = self._shape.rank
        if ragged_rank is None:
            if rank is None:
                raise ValueError(explain("RaggedTensorSpec", "neither shape nor ragged_rank", "one must be known"))
            ragged_rank = rank - 1
        if rank is not None and not 0 <= ragged_rank < rank:
            raise ValueError(explain("RaggedTensorSpec", f"shape {self._shape}, ragged_rank {ragged_rank}",
                                     "ragged_rank must be less than the number of axes"))
        if self._row_splits_dtype not in INDEX:
            raise ValueError(explain("RaggedTensorSpec", f"row_splits_dtype is {self._row_splits_dtype.name}",
                                     "it must be int32 or int64"))
        self._ragged_rank = ragged_rank

    @classmethod
    def from_value(cls, value):
        """The spec of a ragged tensor."""
        return cls(value.shape, value.dtype, value.ragged_rank, value._partition.dtype)

    @property
    def shape(self) -> TensorShape:
        return self._shape

    @property
    def dtype(self):
        return self._dtype

    @property
    def ragged_rank(self) -> int:
        return self._ragged_rank

    @property
    def row_splits_dtype(self):
        return self._row_splits_dtype

    @property
    def value_type(self):
        return RaggedTensor

    def is_compatible_with(self, spec_or_value) -> bool:
        """True where a ragged tensor, or what another spec describes, could stand in this place."""
        other = spec_or_value
        if isinstance(other, RaggedTensor):
            other = RaggedTensorSpec.from_value(other)
        return (isinstance(other, RaggedTensorSpec) and self._rest() == other._rest()
                and self._shape.is_compatible_with(other._shape))

    def _rest(self):
        return self._dtype, self._ragged_rank, self._row_splits_dtype

    def __eq__(self, other):
        return isinstance(other, RaggedTensorSpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return (f"RaggedTensorSpec({self._shape!r}, {self._dtype!r}, {self._ragged_rank}, "
                f"{self._row_splits_dtype!r})")


def parts_of(spec):
    """The specs of flat values and row_splits, as `register_composite` lists these of a ragged tensor."""
    inner = None if spec.shape.rank is None else [None, *spec.shape.as_list()[spec.ragged_rank + 1 :]]
    first = None if spec.shape.rank is None or spec.shape[0] is None else spec.shape[0] + 1
    splits = [TensorSpec([first if i == 0 else None], spec.row_splits_dtype) for i in range(spec.ragged_rank)]
    return [TensorSpec(inner, spec.dtype), *splits], spec


def of_parts(spec, parts):
    """The ragged tensor made of these tensors; the spec itself, where they are specs too."""
    if isinstance(parts[0], TensorSpec):
        return spec
    return RaggedTensor._of(parts[0], [RowPartition(splits) for splits in parts[1:]])


def like_value(spec):
    """What a function's trace knows of the ragged tensors that the spec admits, besides their tensors."""
    return RaggedTensor, (None,) * spec.ragged_rank


register_composite(RaggedTensorSpec, parts_of, of_parts, like_value)
register_composite(
    RaggedTensor,
    lambda rt: ([rt.flat_values, *rt.nested_row_splits], tuple(p.uniform_row_length for p in rt._partitions)),
    lambda lengths, parts: RaggedTensor._of(parts[0], list(map(RowPartition, parts[1:], lengths))),
)
describes(RaggedTensor, RaggedTensorSpec.from_value)
