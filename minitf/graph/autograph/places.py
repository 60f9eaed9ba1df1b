"""Attributes and items that a branch or a loop changes: self.x, d['key']. Floor 4.

A name is handed in and out of the functions that stand for blocks. An attribute cannot be a parameter: the operators
read and write it instead.
"""

from __future__ import annotations

from .undefined import Undefined, is_undefined


class Place:
    """One attribute or item.   name: as the user wrote it; read, write, remove: what is done with it."""

    def __init__(self, name, read, write, remove):
        self.name, self._read, self._write, self._remove = name, read, write, remove

    def get(self):
        """What stands there, or Undefined."""
        try:
            return self._read()
        except (AttributeError, KeyError, IndexError):
            return Undefined(self.name)

    def set(self, value):
        """Put a value there; nothing, where it is Undefined."""
        if not is_undefined(value):
            self._write(value)
        elif not is_undefined(self.get()):
            self._remove()


def attribute(owner, key, name):
    """The place `owner.key`."""
    return Place(name, lambda: getattr(owner, key), lambda value: setattr(owner, key, value),
                 lambda: delattr(owner, key))


def item(owner, key, name):
    """The place `owner[key]`."""
    return Place(name, lambda: owner[key], lambda value: owner.__setitem__(key, value),
                 lambda: owner.__delitem__(key))


def get_all(places) -> tuple:
    """What stands at all of them."""
    return tuple(place.get() for place in places)


def set_all(places, values):
    """Put a value at each."""
    for place, value in zip(places, values):
        place.set(value)
