"""Specs of what is no tensor: datasets, passes over them, and nothing. Floor 5. Read next: `structure.py`."""

from __future__ import annotations

from .. import tree
from ..backend.shapes import TensorShape
from ..core.type_spec import TypeSpec, describes


class DatasetSpec(TypeSpec):
    """Describes a dataset: what its elements are like.

    Source: tf.data.DatasetSpec.
    """

    __slots__ = ("_dataset_shape", "_element_spec")

    def __init__(self, element_spec, dataset_shape=()):
        self._element_spec = element_spec
        self._dataset_shape = TensorShape(dataset_shape)

    @property
    def element_spec(self):
        return self._element_spec

    @staticmethod
    def from_value(value) -> DatasetSpec:
        """The spec of a dataset."""
        return DatasetSpec(value.element_spec)

    def is_compatible_with(self, spec_or_value) -> bool:
        """True for a dataset, or the spec of one, whose elements could stand in this place."""
        return is_like(self.element_spec, getattr(spec_or_value, "element_spec", None))

    def __eq__(self, other):
        return isinstance(other, DatasetSpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"DatasetSpec({self._element_spec!r}, {self._dataset_shape!r})"


class IteratorSpec(TypeSpec):
    """Describes an iterator: what its elements are like.

    Source: tf.data.IteratorSpec.
    """

    __slots__ = ("_element_spec",)

    def __init__(self, element_spec):
        self._element_spec = element_spec

    @property
    def element_spec(self):
        return self._element_spec

    @staticmethod
    def from_value(value) -> IteratorSpec:
        """The spec of an iterator."""
        return IteratorSpec(value.element_spec)

    def is_compatible_with(self, spec_or_value) -> bool:
        """True for an iterator, or the spec of one, whose elements could stand in this place."""
        return is_like(self.element_spec, getattr(spec_or_value, "element_spec", None))

    def __eq__(self, other):
        return isinstance(other, IteratorSpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"IteratorSpec({self._element_spec!r},)"


def is_like(wide, element_spec) -> bool:
    """Whether elements of the second kind could stand where the first is asked for."""
    try:
        tree.assert_same_structure(wide, element_spec)
    except (TypeError, ValueError):
        return False
    return all(a.is_compatible_with(b) for a, b in zip(tree.flatten(wide), tree.flatten(element_spec)))


class NoneTensorSpec(TypeSpec):
    """Describes None.

    Source: tf.NoneTensorSpec.
    """

    __slots__ = ()

    def is_compatible_with(self, spec_or_value) -> bool:
        """True for None, and for this spec."""
        return spec_or_value is None or isinstance(spec_or_value, NoneTensorSpec)

    def __eq__(self, other):
        return isinstance(other, NoneTensorSpec)

    def __hash__(self):
        return hash(NoneTensorSpec)

    def __repr__(self):
        return "NoneTensorSpec()"


describes(type(None), lambda _: NoneTensorSpec())
