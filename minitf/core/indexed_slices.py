"""IndexedSlices: a gradient that is zero except in some rows. Floor 1.

An embedding table may have a million rows, of which a batch looks up a hundred. The gradient of a gather is those
hundred rows and their numbers; only code that insists on a tensor makes the other 999,900 rows of zeros.
"""

from __future__ import annotations

from collections.abc import Callable

from ..backend.dtypes import as_dtype, float32, int64
from ..backend.shapes import TensorShape
from ..tree import register_composite
from .spec import TensorSpec
from .type_spec import TypeSpec, describes


class _Slots:
    """Filled by ops/operators.py."""

    to_dense: Callable  # adds the rows into a tensor of zeros
    concatenate: Callable  # joins the rows of two


slots = _Slots()


class IndexedSlices:
    """The rows `values`, which belong at `indices` along the first axis of a tensor of zeros.

    values: numeric [N, ...].
    indices: int [N]; a row named twice counts twice.
    dense_shape: int [R], the shape of the whole tensor.

        >>> import minitf as tf
        >>> s = tf.IndexedSlices(tf.constant([[1., 2.]]), tf.constant([2]), tf.constant([3, 2]))
        >>> tf.convert_to_tensor(s).numpy()
        array([[0., 0.],
               [0., 0.],
               [1., 2.]], dtype=float32)

    Source: tf.IndexedSlices.
    """

    __slots__ = ("__weakref__", "dense_shape", "indices", "values")

    def __init__(self, values, indices, dense_shape=None):
        self.values = values
        self.indices = indices
        self.dense_shape = dense_shape

    @property
    def dtype(self):
        return self.values.dtype

    @property
    def device(self) -> str:
        return self.values.device

    @property
    def shape(self):
        known = None if self.dense_shape is None else self.dense_shape._known_value()
        return TensorShape(None if known is None else known.tolist())

    def __tf_tensor__(self, dtype=None, name=None):
        return slots.to_dense(self)

    def __neg__(self):
        return IndexedSlices(-self.values, self.indices, self.dense_shape)

    def concatenate(self, other) -> IndexedSlices:
        """The sum of both: the rows of one after the rows of the other."""
        return slots.concatenate(self, other)

    def __repr__(self):
        return f"IndexedSlices(indices={self.indices!r}, values={self.values!r}, dense_shape={self.dense_shape!r})"


class IndexedSlicesSpec(TypeSpec):
    """Describes IndexedSlices.

    shape: of the whole tensor.   dtype: of the values.   indices_dtype: tf.int32 or tf.int64.
    dense_shape_dtype: of `dense_shape`, where there is one.   indices_shape: [N], where N is known.

        >>> import minitf as tf
        >>> tf.IndexedSlicesSpec([None, 2]).dtype
        tf.float32

    Source: tf.IndexedSlicesSpec.
    """

    __slots__ = ("_dense_shape_dtype", "_dtype", "_indices_dtype", "_indices_shape", "_shape")

    def __init__(self, shape=None, dtype=float32, indices_dtype=int64, dense_shape_dtype=None, indices_shape=None):
        self._shape = TensorShape(shape)
        self._dtype = as_dtype(dtype)
        self._indices_dtype = as_dtype(indices_dtype)
        self._dense_shape_dtype = None if dense_shape_dtype is None else as_dtype(dense_shape_dtype)
        self._indices_shape = TensorShape(indices_shape).with_rank(1)

    @classmethod
    def from_value(cls, value):
        """The spec of IndexedSlices: as many rows as it may be, where nobody says how many."""
        dense = value.dense_shape
        shape = TensorShape([None]).concatenate(value.values.shape[1:]) if dense is None else value.shape
        return cls(shape, value.dtype, value.indices.dtype, None if dense is None else dense.dtype,
                   value.values.shape[:1])

    @property
    def dtype(self):
        return self._dtype

    @property
    def value_type(self):
        """The class of what it describes."""
        return IndexedSlices

    def is_compatible_with(self, spec_or_value) -> bool:
        """True where the other could stand in this place."""
        other = spec_or_value
        if isinstance(other, IndexedSlices):
            other = IndexedSlicesSpec.from_value(other)
        return (isinstance(other, IndexedSlicesSpec) and self._dtypes() == other._dtypes()
                and self._shape.is_compatible_with(other._shape)
                and self._indices_shape.is_compatible_with(other._indices_shape))

    def _dtypes(self):
        return self._dtype, self._indices_dtype, self._dense_shape_dtype

    def __eq__(self, other):
        return isinstance(other, IndexedSlicesSpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return (f"IndexedSlicesSpec({self._shape!r}, {self._dtype!r}, {self._indices_dtype!r}, "
                f"{self._dense_shape_dtype!r}, {self._indices_shape!r})")


def parts_of(slices):
    """(the tensors that it is made of, nothing besides)."""
    rest = [] if slices.dense_shape is None else [slices.dense_shape]
    return [slices.values, slices.indices, *rest], None


def parts_of_spec(spec):
    """The specs of values, indices and perhaps dense_shape, as a trace asks for them."""
    rows, whole = spec._indices_shape, spec._shape
    values = TensorShape(None) if whole.rank is None else rows.concatenate(whole[1:])
    dense = [] if spec._dense_shape_dtype is None else [TensorSpec([whole.rank], spec._dense_shape_dtype)]
    return [TensorSpec(values, spec.dtype), TensorSpec(rows, spec._indices_dtype), *dense], spec


def of_parts(spec, parts):
    """The slices made of these tensors; the spec itself, where they are specs too."""
    return spec if spec is not None and isinstance(parts[0], TensorSpec) else IndexedSlices(*parts)


register_composite(IndexedSlices, parts_of, of_parts)
register_composite(IndexedSlicesSpec, parts_of_spec, of_parts, lambda spec: (IndexedSlices, None))
describes(IndexedSlices, IndexedSlicesSpec.from_value)
