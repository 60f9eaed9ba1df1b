"""Spec: what is known of a tensor before it has a value. Floor 1. Read next: `op.py`.

Shape rules (`Op.infer`) map Specs to Specs. Eager calls, traced graphs, Keras' `compute_output_shape` and every
error message use the same rules, so a Spec may know more or less: a dtype always, a shape whose axes can be
unknown (`None`), and sometimes even the value, when it is a small constant such as a target shape.
"""

from __future__ import annotations

from ..backend.dtypes import DType, as_dtype, float32
from ..backend.shapes import TensorShape
from .type_spec import TypeSpec


class Spec:
    """A dtype, a shape and perhaps a value.

    dims: tuple of int or None, one entry an axis; or None where even the rank is unknown.
    dtype: a DType.
    value: a NumPy array, where the value is known while the shape rule runs; else None.
    """

    __slots__ = ("dims", "dtype", "value")

    def __init__(self, dims, dtype: DType, value=None):
        self.dims = dims
        self.dtype = dtype
        self.value = value

    @property
    def rank(self):
        return None if self.dims is None else len(self.dims)

    @property
    def is_static(self) -> bool:
        """True where every axis is known."""
        return self.dims is not None and None not in self.dims

    @property
    def size(self):
        """Number of elements, or None where it is unknown."""
        if not self.is_static:
            return None
        size = 1
        for n in self.dims:
            size *= n
        return size

    def with_dims(self, dims) -> Spec:
        return Spec(dims, self.dtype)

    def with_dtype(self, dtype) -> Spec:
        return Spec(self.dims, dtype)

    def __str__(self):
        if self.dims is None:
            return f"{self.dtype.name}[...]"
        return f"{self.dtype.name}[{', '.join('?' if n is None else str(n) for n in self.dims)}]"

    __repr__ = __str__


def plain_dims(shape: TensorShape):
    """The sizes of a shape as a plain tuple, None for those that are unknown; None where even the rank is."""
    return None if shape.rank is None else tuple(shape.as_list())


class TensorSpec(TypeSpec):
    """Describes a tensor: its shape, dtype and perhaps a name.

    shape: anything TensorShape accepts; None means an unknown rank.
    dtype: a DType, by default tf.float32.

        >>> TensorSpec([None, 3], name="x")
        TensorSpec(shape=(None, 3), dtype=tf.float32, name='x')

    Source: tf.TensorSpec.
    """

    __slots__ = ("_dtype", "_name", "_shape")

    def __init__(self, shape, dtype=float32, name=None):
        self._shape = TensorShape(shape)
        self._dtype = as_dtype(dtype)
        self._name = name

    @classmethod
    def from_tensor(cls, tensor, name=None):
        """The spec of `tensor`: its shape and dtype."""
        return cls(tensor.shape, tensor.dtype, name)

    @classmethod
    def from_spec(cls, spec, name=None):
        """A copy of `spec`, perhaps under another name."""
        return cls(spec.shape, spec.dtype, name or spec.name)

    @property
    def shape(self) -> TensorShape:
        return self._shape

    @property
    def value_type(self):
        """The class of what it describes."""
        from .tensor import Tensor

        return Tensor

    @property
    def dtype(self) -> DType:
        return self._dtype

    @property
    def name(self):
        return self._name

    def is_compatible_with(self, spec_or_tensor) -> bool:
        """True where a tensor, or what the other spec describes, could stand in this place."""
        other = spec_or_tensor
        if not (isinstance(getattr(other, "dtype", None), DType) and hasattr(other, "shape")):
            return False
        return self._dtype.is_compatible_with(other.dtype) and self._shape.is_compatible_with(other.shape)

    def most_specific_common_supertype(self, others):
        """The narrowest TensorSpec that admits this and all `others`; None where dtypes differ."""
        shape = self._shape
        for other in others:
            if not isinstance(other, TensorSpec) or other.dtype != self._dtype:
                return None
            shape = shape.most_specific_compatible_shape(other.shape)
        return TensorSpec(shape, self._dtype, self._name)

    def __eq__(self, other):
        return (
            isinstance(other, TensorSpec)
            and self._dtype == other._dtype
            and self._name == other._name
            and self._shape.rank == other._shape.rank
            and self._dims() == other._dims()
        )

    def __hash__(self):
        return hash((self._dims(), self._dtype))

    def _dims(self):
        return plain_dims(self._shape)

    def __repr__(self):
        return f"TensorSpec(shape={self._shape}, dtype={self._dtype!r}, name={self._name!r})"
