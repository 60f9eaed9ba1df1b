"""map: a function of every element. Floor 5. Read next: `parallel_map.py`, then `filter.py`."""

from __future__ import annotations

from ..stage import Cursor, Stage
from ..user_function import UserFunction


class Map(Stage):
    """function(element) for every element.  Source: tf.data.Dataset.map."""

    def __init__(self, source, function):
        self.sources = (source,)
        self.function = UserFunction(function, source.element_spec)
        self.element_spec = self.function.element_spec

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        return MapCursor(self.sources[0].begin(), self.function)


class MapCursor(Cursor):
    """i: how many elements have come, for errors to tell; for the rest the source has the place."""

    remembers = ("i",)

    def __init__(self, source, function):
        self.above = (source,)
        self.function = function
        self.i = 0

    def next(self):
        leaves = self.above[0].next()
        self.i += 1
        return self.function.at("map", self.i - 1, leaves)
