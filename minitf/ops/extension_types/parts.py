"""What an extension type and its spec share: fields that are set once, and checked. Floor 2.

Read `extension_type.py` first.
"""

from __future__ import annotations

import functools
import inspect
import types
import typing

from ...core.type_spec import TypeSpec
from .fields import converted

MISSING = inspect.Parameter.empty
CHANGEABLE = ("_keras_mask",)  # what Keras notes on values that pass through its layers
METHODS = (types.FunctionType, property, classmethod, staticmethod, type)


def hints_of(cls) -> dict:
    """The fields of a type: name -> annotation. A class that is defined in a function may still name itself."""
    return typing.get_type_hints(cls, localns={cls.__name__: cls})


def finishing(init):
    """A constructor after which the fields are checked, and never change again."""

    @functools.wraps(init)
    def build(self, *args, **kwargs):
        outermost = "_building" not in self.__dict__
        self.__dict__["_building"] = True
        init(self, *args, **kwargs)
        if outermost:
            del self.__dict__["_building"]
            self._finish()

    return build


@finishing
def take_fields(self, *args, **kwargs):
    """The constructor of a type that has none of its own: one parameter for each field."""
    bound = inspect.signature(type(self)).bind(*args, **kwargs)
    bound.apply_defaults()
    self.__dict__.update(bound.arguments)


def parameters_of(cls, has_defaults) -> inspect.Signature:
    """What `take_fields` takes: the fields of all classes that a type is made of, the oldest first."""
    names = dict.fromkeys(name for base in reversed(cls.__mro__) for name in vars(base).get("__annotations__", {}))
    return inspect.Signature([
        inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD,
                          default=getattr(cls, name, MISSING) if has_defaults else MISSING) for name in names])


class Fields:
    """An object with the fields of an extension type, which are set in its constructor and not again."""

    def __setattr__(self, name, value):
        self._require_changeable(name)
        self.__dict__[name] = value

    def __delattr__(self, name):
        self._require_changeable(name)
        del self.__dict__[name]

    def _require_changeable(self, name):
        if "_building" not in self.__dict__ and name not in CHANGEABLE:
            kind = "ExtensionTypeSpec" if isinstance(self, TypeSpec) else "ExtensionType"
            raise AttributeError(f"Cannot mutate attribute `{name}` outside the custom constructor of {kind}.")

    def _fields(self) -> dict:
        """Name -> value, in the order of the annotations."""
        return {name: self.__dict__[name] for name in self._type()._names()}

    def _type(self):
        """The extension type: of a spec, the one that it describes."""
        return self.value_type if isinstance(self, TypeSpec) else type(self)

    def _finish(self):
        """Convert what the constructor left, and have the type's own check look at it.

        Raises: TypeError for a value that its annotation does not admit, or a field that was not set.
        """
        cls, found = self._type(), {}
        for name, wanted in hints_of(cls).items():
            value = self.__dict__.pop(name, getattr(cls, name, MISSING))
            if value is MISSING:
                raise TypeError(f"{type(self).__qualname__}: the constructor does not set the field {name!r}")
            found[name] = converted(value, wanted, name, as_spec=isinstance(self, TypeSpec))
        self.__dict__.update(found)
        self.__validate__()

    def __validate__(self):
        """Where a type checks its fields, after each was converted; it raises what it likes."""


def require_annotations(cls) -> None:
    """Raise ValueError where a class has a value that is no field, or a field with the name of a method."""
    annotated = set().union(*(vars(base).get("__annotations__", {}) for base in cls.__mro__))
    for name, value in vars(cls).items():
        if not name.startswith("_") and name not in annotated and not isinstance(value, METHODS):
            raise ValueError(f"The field annotations for {cls.__name__} are invalid. Field {name} is missing a type "
                             "annotation.")
