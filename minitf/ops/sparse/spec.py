"""SparseTensorSpec: what a sparse tensor must be like. Floor 2. Read `sparse_tensor.py` first."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, float32, int64
from ...backend.shapes import TensorShape
from ...core.spec import TensorSpec
from ...core.type_spec import TypeSpec, describes
from ...tree import register_composite
from .sparse_tensor import SparseTensor


class SparseTensorSpec(TypeSpec):
    """Describes a sparse tensor.

    shape: anything TensorShape accepts. dtype: of the values.

        >>> SparseTensorSpec([None, 3], "int32")
        SparseTensorSpec(TensorShape([None, 3]), tf.int32)

    Source: tf.SparseTensorSpec.
    """

    __slots__ = ("_dtype", "_shape")

    def __init__(self, shape=None, dtype=float32):
        self._shape = TensorShape(shape)
        self._dtype = as_dtype(dtype)

    @classmethod
    def from_value(cls, value):
        """The spec of a sparse tensor."""
        return cls(value.shape, value.dtype)

    @property
    def shape(self) -> TensorShape:
        return self._shape

    @property
    def dtype(self):
        return self._dtype

    @property
    def value_type(self):
        """The class of what it describes."""
        return SparseTensor

    def is_compatible_with(self, spec_or_value) -> bool:
        """True where a sparse tensor, or what another spec describes, could stand in this place."""
        return self._dtype == spec_or_value.dtype and self._shape.is_compatible_with(spec_or_value.shape)

    def __eq__(self, other):
        return isinstance(other, SparseTensorSpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"SparseTensorSpec({self._shape!r}, {self._dtype!r})"


def parts_of(spec):
    """The specs of indices, values and dense_shape, as `register_composite` lists these of a sparse tensor."""
    rank = spec.shape.rank
    return [TensorSpec([None, rank], int64), TensorSpec([None], spec.dtype), TensorSpec([rank], int64)], spec


def of_parts(spec, parts):
    """The sparse tensor made of these tensors; the spec itself, where they are specs too."""
    return spec if isinstance(parts[0], TensorSpec) else SparseTensor(*parts)


register_composite(SparseTensorSpec, parts_of, of_parts, lambda spec: (SparseTensor, None))
register_composite(
    SparseTensor,
    lambda st: ([st.indices, st.values, st.dense_shape], None),
    lambda _, parts: of_parts(None, parts) or SparseTensorSpec(None, parts[1].dtype),
)
describes(SparseTensor, SparseTensorSpec.from_value)
