"""LoadedObject: what a saved object comes back as. Floor 6. Read next: `loading.py`.

The class of the object that was saved is Python code, and stays behind. What comes back has the same attributes.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...backend.errors import did_you_mean, explain
from ...core.trackable import Trackable
from ...module.containers import wrap
from ...ops.variables.variable import Variable


class LoadedObject(Trackable):
    """An object with the attributes that a saved one had: variables, functions, and other such objects.

    Where the file has none of these names, `variables` and `trainable_variables` list what the object holds.
    """

    def __setattr__(self, name, value):
        super().__setattr__(name, wrap(value))

    def __getattr__(self, name):
        if name == "variables":
            return tuple(variables_below(self))
        if name == "trainable_variables":
            return tuple(v for v in variables_below(self) if v.trainable)
        raise AttributeError(explain(type(self).__name__, f"asked for {name!r}", "the saved object has no such "
                                     "attribute", did_you_mean(name, vars(self))))

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {name: value for name, value in vars(self).items() if isinstance(value, Trackable)}


class CallableObject(LoadedObject):
    """A LoadedObject with a `__call__`."""

    @property
    def __call__(self):
        return vars(self)["__call__"]


class SignatureMap(Mapping, Trackable):
    """The signatures of a SavedModel: name -> function that takes tensors by name and returns a dict of tensors."""

    def __init__(self, functions=()):
        self._functions = dict(functions)

    def __getitem__(self, key):
        return self._functions[key]

    def __iter__(self):
        return iter(self._functions)

    def __len__(self):
        return len(self._functions)

    def __repr__(self):
        return f"_SignatureMap({self._functions!r})"


def variables_below(root) -> list[Variable]:
    """All variables that an object reaches, each once."""
    found, seen, waiting = [], {id(root)}, [root]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, Variable):
            found.append(thing)
        for child in thing._trackable_children().values():
            if id(child) not in seen:
                seen.add(id(child))
                waiting.append(child)
    return found
