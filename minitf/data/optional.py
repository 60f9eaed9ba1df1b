"""Optional: the next element of an iterator, or nothing where it has ended. Floor 5. Read `iterator.py` first.

In a graph it cannot be known before it runs which of the two it is. So an Optional always has tensors, and says whether
they mean anything.
"""

from __future__ import annotations

from .. import tree
from ..backend.dtypes import bool_
from ..backend.errors import InvalidArgumentError, explain
from ..core.context import local
from ..core.convert import convert_to_tensor
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..core.type_spec import TypeSpec, describes
from ..graph.function import as_spec
from ..ops.debugging.assertions import Assert
from .dataset_ops import zeros_of
from .in_graph import Elements
from .structure import normalized, specs_of


class OptionalSpec(TypeSpec):
    """Describes an Optional: what its value is like.   Source: tf.OptionalSpec."""

    __slots__ = ("element_spec",)

    def __init__(self, element_spec):
        self.element_spec = element_spec

    @staticmethod
    def from_value(value) -> OptionalSpec:
        """The spec of an Optional."""
        return OptionalSpec(value.element_spec)

    def __eq__(self, other):
        return isinstance(other, OptionalSpec) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"OptionalSpec({self.element_spec!r},)"


class Optional:
    """A value, or none.

        >>> import minitf as tf
        >>> iterator = iter(tf.data.Dataset.range(1))
        >>> first, second = iterator.get_next_as_optional(), iterator.get_next_as_optional()
        >>> bool(first.has_value()), bool(second.has_value()), int(first.get_value())
        (True, False, 0)

    Source: tf.experimental.Optional.
    """

    def __init__(self, has, value, element_spec):
        self._has = has
        self._value = value
        self.element_spec = element_spec

    @staticmethod
    def from_value(value) -> Optional:
        """One that has a value: any structure of tensors."""
        element = normalized(value)
        return Optional(convert_to_tensor(True), element, specs_of(element))

    @staticmethod
    def empty(element_spec) -> Optional:
        """One that has none.   element_spec: what its value would be like."""
        parts = tree.flatten(element_spec, expand_composites=True)
        zeros = [convert_to_tensor(zeros_of(as_spec(spec))) if isinstance(spec, TensorSpec) else None for spec in parts]
        value = tree.pack_sequence_as(element_spec, zeros, expand_composites=True)
        return Optional(convert_to_tensor(False), value, element_spec)

    def has_value(self, name=None):
        """Whether it has a value, bool []."""
        return self._has

    def get_value(self, name=None):
        """The value.  Raises: InvalidArgumentError where it has none."""
        message = explain("Optional.get_value", "an Optional that is empty", "The given optional does not have a value",
                          "Ask has_value() first")
        if local.state.graph is not None:
            Assert(self._has, [message])
        elif not self._has:
            raise InvalidArgumentError(message)
        return self._value


def get_next_as_optional(iterator):
    """The next element of an iterator, or an empty Optional after the last.

    Source: tf.data.experimental.get_next_as_optional.
    """
    if local.state.graph is None:
        try:
            return Optional.from_value(next(iterator))
        except StopIteration:
            return Optional.empty(iterator.element_spec)
    elements = Elements(iterator.handle, iterator.element_spec)
    more, tensors = elements.next()
    return Optional(more, elements.element(tensors), iterator.element_spec)


def _parts(optional):
    return [optional.has_value(), *tree.flatten(optional._value, expand_composites=True)], optional.element_spec


def _parts_of_spec(spec):
    return [TensorSpec([], bool_), *tree.flatten(spec.element_spec, expand_composites=True)], spec.element_spec


def _of_parts(element_spec, parts):
    has, *rest = parts
    if not isinstance(has, Tensor):
        return OptionalSpec(element_spec)
    return Optional(has, tree.pack_sequence_as(element_spec, rest, expand_composites=True), element_spec)


tree.register_composite(Optional, _parts, _of_parts)
tree.register_composite(OptionalSpec, _parts_of_spec, _of_parts)
describes(Optional, OptionalSpec.from_value)
