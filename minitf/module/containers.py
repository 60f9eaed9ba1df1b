"""Lists, dicts and tuples that a checkpoint can walk. Floor 5. Read `module.py` first.

A plain list has no named children, so a Module replaces a list that is assigned to one of its attributes by a
ListWrapper, and a dict by a DictWrapper. They behave like what they wrap, print nearly alike, and work on the very same
list or dict: what the program appends to its own afterwards is in the module's as well.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import MutableMapping, MutableSequence

from ..backend.errors import explain
from ..core.trackable import Trackable, grown


def wrap(value):
    """What a module stores for `value`: a tracked container for a list, dict or tuple, else the value itself.

        >>> wrap([1, {"a": 2}])
        ListWrapper([1, DictWrapper({'a': 2})])
        >>> wrap((1, 2)), wrap("text")
        ((1, 2), 'text')
    """
    kind = type(value)  # exactly: a subclass of list may do as it likes
    if kind is list:
        return ListWrapper(value)
    if kind is dict or kind is OrderedDict:
        return DictWrapper(value)
    if isinstance(value, tuple) and kind is not TupleWrapper and _holds_tracked(value):
        return TupleWrapper(value)
    return value


def _holds_tracked(value):
    """Whether a tuple holds, at any depth, what a checkpoint would save; if not, it stays a plain tuple."""
    return any(isinstance(x, Trackable) or type(x) in (list, dict, OrderedDict)
               or (isinstance(x, tuple) and _holds_tracked(x)) for x in value)


class ListWrapper(Trackable, MutableSequence, list):  # type: ignore[misc,metaclass]
    """A list whose elements are children named '0', '1', ...

    MutableSequence makes the methods of a list from the five below. `list` is a base for `isinstance` alone: the
    elements are in the list that was wrapped.
    """

    def __init__(self, wrapped=()):
        self._storage = wrapped if type(wrapped) is list else list(wrapped)
        for i, value in enumerate(self._storage):
            self._storage[i] = wrap(value)

    def __len__(self):
        return len(self._storage)

    def __getitem__(self, key):
        return self._storage[key]

    def __setitem__(self, key, value):
        self._storage[key] = [wrap(x) for x in value] if isinstance(key, slice) else wrap(value)
        grown(self)

    def __delitem__(self, key):
        del self._storage[key]

    def insert(self, index, value):
        self._storage.insert(index, wrap(value))
        grown(self)

    def __iter__(self):
        return iter(self._storage)

    def sort(self, *, key=None, reverse=False):
        self._storage.sort(key=key, reverse=reverse)

    def copy(self):
        return ListWrapper(self._storage.copy())

    def __add__(self, other):
        return self._storage + _plain(other)

    def __radd__(self, other):
        return other + self._storage

    def __mul__(self, n):
        return self._storage * n

    __rmul__ = __mul__

    def __imul__(self, n):
        self._storage *= n
        return self

    def __eq__(self, other):
        return self._storage == _plain(other)

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self._storage < _plain(other)

    def __le__(self, other):
        return self._storage <= _plain(other)

    def __gt__(self, other):
        return self._storage > _plain(other)

    def __ge__(self, other):
        return self._storage >= _plain(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self):
        return f"ListWrapper({self._storage!r})"

    def __reduce__(self):
        return ListWrapper, (self._storage.copy(),)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {str(i): value for i, value in enumerate(self._storage) if isinstance(value, Trackable)}


class DictWrapper(Trackable, MutableMapping, dict):  # type: ignore[misc,metaclass]
    """A dict whose values are children, named by their keys.

    As with ListWrapper, the values are in the dict that was wrapped. The wrapper's own is kept equal for what reads a
    dict past its methods, such as the `json` module.
    """

    def __init__(self, wrapped=()):
        self._storage = wrapped if type(wrapped) in (dict, OrderedDict) else dict(wrapped)
        for key, value in self._storage.items():
            self[key] = value

    def __len__(self):
        return len(self._storage)

    def __iter__(self):
        return iter(self._storage)

    def __getitem__(self, key):
        return self._storage[key]

    def __setitem__(self, key, value):
        self._storage[key] = wrap(value)
        dict.__setitem__(self, key, self._storage[key])
        grown(self)

    def __delitem__(self, key):
        del self._storage[key]
        dict.pop(self, key, None)

    def copy(self):
        return DictWrapper(self._storage.copy())

    def __or__(self, other):
        return self._storage | _plain(other)

    def __ror__(self, other):
        return other | self._storage

    def __ior__(self, other):
        self.update(other)
        return self

    def __reversed__(self):
        return reversed(self._storage)

    def __eq__(self, other):
        return self._storage == _plain(other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self):
        return f"DictWrapper({self._storage!r})"

    def __str__(self):
        return str(self._storage)

    def __reduce__(self):
        return DictWrapper, (self._storage.copy(),)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        children = {key: value for key, value in self._storage.items() if isinstance(value, Trackable)}
        for key in children:
            if not isinstance(key, str):
                raise ValueError(explain("checkpoint", f"a dict with the key {key!r}",
                                         "what stands in a file is found by name, so keys must be strings",
                                         f"Use {str(key)!r}"))
        return children


class TupleWrapper(Trackable, tuple):
    """A tuple, or named tuple, whose elements are children named '0', '1', ...; and by the fields."""

    def __new__(cls, wrapped=()):
        elements = [wrap(x) for x in wrapped]
        wrapped = type(wrapped)(*elements) if hasattr(wrapped, "_fields") else tuple(elements)
        self = super().__new__(cls, wrapped)
        self._wrapped = wrapped
        return self

    def __getattr__(self, name):
        """The fields of a named tuple."""
        return getattr(self.__dict__["_wrapped"], name)

    def __repr__(self):
        return f"_TupleWrapper({self._wrapped!r})"

    def __reduce__(self):
        return TupleWrapper, (self._wrapped,)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        fields = getattr(type(self._wrapped), "_fields", ())
        named = [*zip(fields, self, strict=False), *((str(i), value) for i, value in enumerate(self))]
        return {name: value for name, value in named if isinstance(value, Trackable)}


def _plain(value):
    """The list or dict inside a wrapper."""
    return value._storage if isinstance(value, (ListWrapper, DictWrapper)) else value
