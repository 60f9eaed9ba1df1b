"""TensorList: arrays under keys, as one value that never changes. Floor 4. Read next: `list_ops.py`.

A tensor never changes, and neither may a list of them: who holds the list from before a write still needs it as it
was, to walk back through a loop. Copying the list at every write would make a loop of n writes take n * n steps.

So all versions of a list share one dict. The newest version owns it; every older one only knows how it differs from
the next newer one. Who reads an older version takes the dict over, step by step, and turns the differences around.
Writing to the newest and reading in the order of writing, or against it, thus costs one step each.

Source: Baker, Shallow binding makes functional arrays fast, 1991.
"""

from __future__ import annotations

from ...backend.dtypes import variant


class TensorList:
    """A version of a list: a map from keys (here numbers or pairs of them) to arrays.

    length: how many items there are, whether they have been written or not.

        >>> a = TensorList(2)
        >>> b = a.with_item(0, "x")
        >>> b.get(0), a.get(0), b.length
        ('x', None, 2)
    """

    dtype, shape, ndim, size, nbytes = variant, (), 0, 1, 0  # a scalar, as it passes for a tensor's array
    __slots__ = ("_items", "_older", "length")

    def __init__(self, length=0, items=None):
        self.length = length
        self._items: dict | None = {} if items is None else items
        self._older: tuple = ()  # (key, its value here, the next newer version), where that one has the dict

    def get(self, key):
        """The item under `key`, None where there is none."""
        return self._own().get(key)

    def items(self):
        return list(self._own().items())

    def with_item(self, key, item, length=None):
        """The list with this item, or without any under `key` where `item` is None."""
        items = self._own()
        if not items:
            return TensorList(self.length if length is None else length, {key: item})
        newer = TensorList(self.length if length is None else length, items)
        self._older = (key, items.get(key), newer)
        self._items = None
        put(items, key, item)
        return newer

    def __add__(self, other):
        """The items of both, added where both have one: in so many steps as the smaller one has items."""
        larger, smaller = (self, other) if len(self._own()) >= len(other._own()) else (other, self)
        result = larger
        for key, item in smaller.items():
            known = result.get(key)
            result = result.with_item(key, item if known is None else known + item)
        return result

    def copy(self):
        return self

    def empty(self):
        """A list of the same length without items: its zero."""
        return TensorList(self.length)

    def _own(self):
        """The dict with the items of this version, taken over from the version that has it."""
        if self._items is None:
            path = [self]
            while path[-1]._items is None:
                path.append(path[-1]._older[2])
            for older, newer in zip(reversed(path[:-1]), reversed(path)):
                older._take_over(newer)
        return self._items

    def _take_over(self, newer):
        key, item, _ = self._older
        items = newer._items
        newer._older = (key, items.get(key), self)
        newer._items, self._items, self._older = None, items, ()
        put(items, key, item)

    def __repr__(self):
        return f"<TensorList of {self.length}>"


def put(items, key, item):
    """Set an item, or take it out where it is None."""
    if item is None:
        items.pop(key, None)
    else:
        items[key] = item
