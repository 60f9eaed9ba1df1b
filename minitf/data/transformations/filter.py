"""filter: the elements for which a condition is true. Floor 5. Read next: `batch.py`."""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import bool_
from ...backend.errors import explain
from ...core.spec import TensorSpec
from ..stage import Cursor, Stage
from ..user_function import UserFunction


class Filter(Stage):
    """The elements for which `predicate` returns true.  Source: tf.data.Dataset.filter."""

    def __init__(self, source, predicate):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.predicate = checked_condition("filter", UserFunction(predicate, source.element_spec))

    def start(self):
        return FilterCursor(self.sources[0].begin(), self.predicate)


class FilterCursor(Cursor):
    """Passes over elements until one fits.

    i: how many have come.
    """

    remembers = ("i",)

    def __init__(self, source, predicate):
        self.above = (source,)
        self.predicate = predicate
        self.i = 0

    def next(self):
        while True:
            leaves = self.above[0].next()
            self.i += 1
            if self.predicate.at("filter", self.i - 1, leaves)[0]:
                return leaves


def checked_condition(where, function):
    """The function itself.  Raises: ValueError where it does not return one truth value."""
    spec = function.element_spec
    if tree.is_nested(spec) or not TensorSpec([], bool_).is_compatible_with(spec):
        raise ValueError(explain(f"Dataset.{where}", f"`predicate` returns {spec!r}",
                                 "`predicate` return type must be convertible to a scalar boolean tensor"))
    return function
