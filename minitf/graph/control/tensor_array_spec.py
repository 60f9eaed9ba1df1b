"""TensorArraySpec: what a TensorArray must be like. Floor 4. Read `tensor_array.py` first."""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import as_dtype, float32, variant
from ...backend.shapes import TensorShape
from ...core.spec import TensorSpec
from ...core.type_spec import TypeSpec, describes
from .tensor_array import TensorArray


class TensorArraySpec(TypeSpec):
    """Describes a TensorArray.

    element_shape, dtype: of the items.
    dynamic_size: whether writing behind the end makes it longer.   infer_shape: whether all items have one shape.

        >>> import minitf as tf
        >>> tf.TensorArraySpec([2], tf.int32)
        TensorArraySpec(TensorShape([2]), tf.int32, False, True)

    Source: tf.TensorArraySpec.
    """

    __slots__ = ("_dtype", "_dynamic_size", "_element_shape", "_infer_shape")

    def __init__(self, element_shape=None, dtype=float32, dynamic_size=False, infer_shape=True):
        self._element_shape = TensorShape(element_shape)
        self._dtype = as_dtype(dtype)
        self._dynamic_size = dynamic_size
        self._infer_shape = infer_shape

    @staticmethod
    def from_value(value) -> TensorArraySpec:
        """The spec of a TensorArray."""
        return TensorArraySpec(value.element_shape, value.dtype, bool(value._dynamic_size), value._infers)

    @property
    def value_type(self):
        """The class of what it describes."""
        return TensorArray

    def is_compatible_with(self, other) -> bool:
        """True where the other, a spec or a TensorArray, could stand in this place."""
        if isinstance(other, TensorArray):
            other = TensorArraySpec.from_value(other)
        return (isinstance(other, TensorArraySpec) and self._dtype == other._dtype
                and self._dynamic_size == other._dynamic_size
                and self._element_shape.is_compatible_with(other._element_shape))

    def __eq__(self, other):
        return isinstance(other, TensorArraySpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return (f"TensorArraySpec({self._element_shape!r}, {self._dtype!r}, {self._dynamic_size}, "
                f"{self._infer_shape})")


def of_parts(spec, parts):
    """The TensorArray around a flow; the spec itself, where that is a spec too."""
    if isinstance(parts[0], TensorSpec):
        return spec
    return TensorArray(spec._dtype, dynamic_size=spec._dynamic_size, flow=parts[0], infer_shape=spec._infer_shape,
                       element_shape=spec._element_shape)


tree.register_composite(TensorArraySpec, lambda spec: ([TensorSpec([], variant)], spec), of_parts)
describes(TensorArray, TensorArraySpec.from_value)
