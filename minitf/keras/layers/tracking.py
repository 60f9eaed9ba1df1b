"""How a layer finds the variables and layers that are assigned to its attributes. Floor 7. Next: `weights.py`.

`self.dense = Dense(3)` and `self.blocks = [Block(), Block()]` make them part of the layer. What can be part of one says
so in its attribute `_tracked_as`, which names one of the lists below. A list, dict or set is
replaced by one that looks alike and tells its owner of what is put in later.
"""

from collections import OrderedDict

from ...core.trackable import Trackable, grown

KINDS = ("trainable_variables", "non_trainable_variables", "layers", "metrics", "seed_generators")


class Tracker:
    """Lists what was assigned to an object, by kind, each thing once and in order.

    found: kind -> list.
    locked: why nothing may be added now; None where it may.
    """

    def __init__(self):
        self.found = {kind: [] for kind in KINDS}
        self.locked = None
        self._ids = set()

    def track(self, value):
        """Note what is in a value; returns the value, with containers that report to this tracker."""
        if hasattr(type(value), "_tracked_as"):
            self.add(value._tracked_as, value)
            return value
        if isinstance(value, tuple):
            items = [self.track(x) for x in value]
            return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
        wrapper = WRAPPERS.get(type(value))
        return value if wrapper is None else wrapper(value, self)

    def add(self, kind, thing):
        """Put a thing in the list of its kind.  Raises: ValueError where the object is locked."""
        if id(thing) in self._ids:
            return
        if self.locked is not None:
            raise ValueError(self.locked)
        self._ids.add(id(thing))
        self.found[kind].append(thing)

    def untrack(self, thing):
        """Take a thing out of its list."""
        if id(thing) in self._ids:
            self._ids.discard(id(thing))
            for things in self.found.values():
                things[:] = [x for x in things if x is not thing]


class TrackedList(list, Trackable):
    """A list whose elements belong to a layer."""

    def __init__(self, values=(), tracker=None):
        self.tracker = tracker
        super().__init__([self._track(x) for x in values])

    def _track(self, value):
        return value if self.tracker is None else self.tracker.track(value)

    def _untrack(self, values):
        for value in values if self.tracker is not None else ():
            self.tracker.untrack(value)

    def append(self, value):
        super().append(self._track(value))
        grown(self)

    def insert(self, index, value):
        super().insert(index, self._track(value))
        grown(self)

    def extend(self, values):
        super().extend([self._track(x) for x in values])
        grown(self)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def __setitem__(self, key, value):
        self._untrack(self[key] if isinstance(key, slice) else [self[key]])
        super().__setitem__(key, [self._track(x) for x in value] if isinstance(key, slice) else self._track(value))

    def __delitem__(self, key):
        self._untrack(self[key] if isinstance(key, slice) else [self[key]])
        super().__delitem__(key)

    def remove(self, value):
        """Take out the first element that is `value` itself, or else equal to it."""
        places = [i for i, x in enumerate(self) if x is value]
        del self[places[0] if places else self.index(value)]

    def pop(self, index=-1):
        value = super().pop(index)
        self._untrack([value])
        return value

    def clear(self):
        self._untrack(self)
        super().clear()

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {str(i): x for i, x in enumerate(self) if isinstance(x, Trackable)}

    def __reduce__(self):
        return list, (list(self),)


class TrackedDict(dict, Trackable):
    """A dict whose values belong to a layer."""

    def __init__(self, values=(), tracker=None):
        self.tracker = tracker
        super().__init__()
        self.update(values)

    def __setitem__(self, key, value):
        super().__setitem__(key, value if self.tracker is None else self.tracker.track(value))
        grown(self)

    def update(self, values=(), **named):
        for key, value in dict(values, **named).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def _untrack(self, value):
        if self.tracker is not None:
            self.tracker.untrack(value)

    def __delitem__(self, key):
        self._untrack(self[key])
        super().__delitem__(key)

    def pop(self, key, *default):
        if key in self:
            self._untrack(self[key])
        return super().pop(key, *default)

    def popitem(self):
        key, value = super().popitem()
        self._untrack(value)
        return key, value

    def clear(self):
        for value in self.values():
            self._untrack(value)
        super().clear()

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {str(key): x for key, x in self.items() if isinstance(x, Trackable)}

    def __reduce__(self):
        return dict, (dict(self),)


class TrackedSet(set):
    """A set whose elements belong to a layer."""

    def __init__(self, values=(), tracker=None):
        self.tracker = tracker
        super().__init__()
        self.update(values)

    def add(self, value):
        super().add(value if self.tracker is None else self.tracker.track(value))

    def update(self, values):
        for value in values:
            self.add(value)

    def remove(self, value):
        super().remove(value)
        if self.tracker is not None:
            self.tracker.untrack(value)

    def __reduce__(self):
        return set, (list(self),)


WRAPPERS = {list: TrackedList, dict: TrackedDict, OrderedDict: TrackedDict, set: TrackedSet}
