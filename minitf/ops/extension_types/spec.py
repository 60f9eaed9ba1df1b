"""ExtensionTypeSpec: what an object of an extension type must be like. Floor 2. Read `extension_type.py` first."""

from __future__ import annotations

import typing

from ...core.type_spec import TypeSpec
from .frozen import thawed
from .mapping import spec_of
from .opening import likeness, opened
from .parts import Fields, finishing, parameters_of, take_fields


class ExtensionTypeSpec(Fields, TypeSpec):
    """The base of the specs of extension types: the same fields, with a spec in place of each tensor.

    Source: tf.experimental.ExtensionTypeSpec.
    """

    value_type: typing.ClassVar

    __init__ = take_fields

    @classmethod
    def from_value(cls, value):
        """The spec of an object."""
        return spec_of(value)

    def is_compatible_with(self, spec_or_value) -> bool:
        """True where an object, or what another spec describes, could stand in this place."""
        other = spec_or_value
        if not isinstance(other, Fields) or other._type() is not self.value_type:
            return False
        other = other if isinstance(other, ExtensionTypeSpec) else spec_of(other)
        if likeness(self) != likeness(other):
            return False
        return all(mine.is_compatible_with(theirs) for mine, theirs in zip(opened(self)[0], opened(other)[0]))

    def __eq__(self, other):
        return type(self) is type(other) and opened(self) == opened(other)

    def __hash__(self):
        return hash((type(self), likeness(self)))

    def __repr__(self):
        inside = ", ".join(f"{name}={thawed(value)!r}" for name, value in self._fields().items())
        return f"{type(self).__qualname__}({inside})"


def spec_class(cls):
    """The class of an extension type's specs: `Spec` as it stands in the class, or one without anything of its own."""
    own = vars(cls).get("Spec")
    bases = (ExtensionTypeSpec,) if own is None else (
        (own,) if issubclass(own, ExtensionTypeSpec) else (own, ExtensionTypeSpec))
    body = {"value_type": cls, "__module__": cls.__module__, "__qualname__": f"{cls.__qualname__}.Spec"}
    if own is not None and "__init__" in vars(own):
        body["__init__"] = finishing(own.__init__)
    else:
        body["__signature__"] = parameters_of(cls, has_defaults=False)
    return type("Spec", bases, body)
