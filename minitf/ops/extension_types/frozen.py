"""FrozenDict: a dict that nobody changes. Floor 2."""

from __future__ import annotations

from collections.abc import Mapping


class FrozenDict(Mapping):
    """The entries of a mapping in their order, for good.

        >>> FrozenDict({"a": 1})
        ImmutableDict({'a': 1})
    """

    __slots__ = ("_entries",)

    def __init__(self, *args, **kwargs):
        self._entries = dict(*args, **kwargs)

    def __getitem__(self, key):
        return self._entries[key]

    def __iter__(self):
        return iter(self._entries)

    def __len__(self):
        return len(self._entries)

    def __repr__(self):
        return f"ImmutableDict({self._entries!r})"


def frozen(value):
    """The value with frozen dicts in place of plain ones."""
    if isinstance(value, dict):
        return FrozenDict({key: frozen(entry) for key, entry in value.items()})
    return tuple(map(frozen, value)) if type(value) in (list, tuple) else value


def thawed(value):
    """The value with plain dicts in place of frozen ones, as specs show themselves."""
    if isinstance(value, FrozenDict):
        return {key: thawed(entry) for key, entry in value.items()}
    return tuple(map(thawed, value)) if type(value) is tuple else value
