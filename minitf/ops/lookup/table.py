"""Table: the one value among the ops that is a dict. Floor 2. Read next: `table_ops.py`.

A table is made once and asked often. In a graph it is a handle: a value without axes that ops take as their first
input. Python's dict does the work, and `map` asks it for a whole tensor of keys without a loop in Python.
"""

from __future__ import annotations

from itertools import repeat

import numpy as np

from ...backend.dtypes import resource, string
from ...backend.errors import FailedPreconditionError, RuleError
from ..strings.texts import packed


class Table:
    """A map from keys to values.

    key_dtype, value_dtype: their DTypes.
    value_shape: () for a number or text under each key, (n,) for n of them.
    fixed: whether it is filled once. It refuses to be asked before, and to give a key two values.
    forbidden: keys that it may never hold, with their names for the message.
    """

    dtype, shape, ndim, size, nbytes = resource, (), 0, 1, 0  # a scalar, as it passes for a tensor's array

    def __init__(self, key_dtype, value_dtype, value_shape=(), fixed=False, forbidden=()):
        self.key_dtype, self.value_dtype = key_dtype, value_dtype
        self.value_shape = tuple(value_shape)
        self.fixed = fixed
        self.forbidden = dict(forbidden)
        self.contents: dict | None = None if fixed else {}

    def __len__(self):
        return len(self.contents or ())

    def find(self, keys, default):
        """The value under each key, or `default`: one for all, or one for each."""
        if self.contents is None:
            raise FailedPreconditionError("LookupTableFindV2: a table that nobody filled: Table not initialized. "
                                          "Give it its keys and values first.")
        self.require(keys)
        flat = keys.reshape(-1).tolist()
        for_each = default.ndim > len(self.value_shape)
        defaults = as_list(default, self.value_shape) if for_each else repeat(as_list(default, self.value_shape)[0])
        found = map(self.contents.get, flat, defaults)
        if self.value_shape or self.value_dtype is string:
            return as_array(list(found), self.value_dtype, keys.shape + self.value_shape)
        return np.fromiter(found, self.value_dtype.np, len(flat)).reshape(keys.shape)

    def insert(self, keys, values):
        """Put each value under its key; the last one counts where a key is there twice."""
        self.require(keys)
        if values.shape != keys.shape + self.value_shape:
            raise RuleError(f"Expected shape {list(keys.shape + self.value_shape)} for value, got {list(values.shape)}")
        self.contents.update(zip(keys.reshape(-1).tolist(), as_list(values, self.value_shape), strict=True))

    def replace(self, keys, values):
        """Hold these and nothing else. From a dense table of TensorFlow's come all buckets: [n, 1], most empty."""
        if self.forbidden:
            keys = keys.reshape(-1)
            taken = [i for i, key in enumerate(keys.tolist()) if key not in self.forbidden]
            keys, values = keys[taken], values.reshape(len(keys), *self.value_shape)[taken]
        self.contents = {}
        self.insert(keys, values)

    def fill(self, keys, values):
        """Take the contents for good.   keys, values: lists of one length."""
        contents: dict = {}
        for key, value in zip(keys, values, strict=True):
            if contents.setdefault(key, value) != value:
                raise FailedPreconditionError(
                    f"HashTable: the key {shown(key)} has {shown(contents[key])}, and then {shown(value)}: "
                    "HashTable has different value for same key. Leave out one of them.")
        self.contents = contents

    def remove(self, keys):
        """Forget these keys, as far as they are there."""
        self.require(keys)
        for key in keys.reshape(-1).tolist():
            self.contents.pop(key, None)

    def export(self):
        """(keys [n], values [n, ...]), in the order in which they came."""
        contents = self.contents or {}
        n = len(contents)
        return (as_array(list(contents), self.key_dtype, (n,)),
                as_array(list(contents.values()), self.value_dtype, (n, *self.value_shape)))

    def require(self, keys):
        """RuleError for a key that the table may not hold."""
        for key, name in self.forbidden.items():
            if key in keys.reshape(-1).tolist():
                raise RuleError(f"Using the {name} as a table key is not allowed")

    # --- as the array of a tensor ---------------------------------------------------------------------------------
    def copy(self):
        """A table of its own with the same contents."""
        result = Table(self.key_dtype, self.value_dtype, self.value_shape, self.fixed, self.forbidden)
        result.contents = None if self.contents is None else dict(self.contents)
        return result

    def get(self):
        """Itself: a table stays in the memory of the host."""
        return self

    def item(self):
        """What a tensor around it prints."""
        return self

    def __getitem__(self, key):
        """Itself, as `array[()]` is for an array without axes."""
        return self

    def __repr__(self):
        return f"<Table of {len(self)}, {self.key_dtype.name} -> {self.value_dtype.name}>"


def as_list(array, value_shape) -> list:
    """The values in an array as what a dict holds: Python's numbers and bytes; or rows."""
    return list(array.reshape(-1, *value_shape)) if value_shape else array.reshape(-1).tolist()


def as_array(values, dtype, dims):
    """A list of values as an array."""
    if dtype is string:
        return packed(np.concatenate(values).tolist() if values and isinstance(values[0], np.ndarray) else values, dims)
    return np.array(values, dtype.np).reshape(dims)


def shown(key) -> str:
    """A key or value in a message."""
    return key.decode("utf-8", "replace") if isinstance(key, bytes) else str(key)
