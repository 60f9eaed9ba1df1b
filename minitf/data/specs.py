"""Specs of leaves that are no tensors: datasets, and nothing. Floor 5. Read next: `structure.py`."""

from __future__ import annotations

from ..backend.shapes import TensorShape


class DatasetSpec:
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

    def __eq__(self, other):
        return isinstance(other, DatasetSpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"DatasetSpec({self._element_spec!r}, {self._dataset_shape!r})"


class NoneTensorSpec:
    """Describes None.

    Source: tf.NoneTensorSpec.
    """

    __slots__ = ()

    def is_compatible_with(self, other) -> bool:
        """True for None, and for this spec."""
        return other is None or isinstance(other, NoneTensorSpec)

    def __eq__(self, other):
        return isinstance(other, NoneTensorSpec)

    def __hash__(self):
        return hash(NoneTensorSpec)

    def __repr__(self):
        return "NoneTensorSpec()"
