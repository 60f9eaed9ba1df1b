"""Elements that have been gathered already, as a window is. Floor 5. Read next: `generator.py`."""

from __future__ import annotations

from ..stage import Cursor, Stage


class Elements(Stage):
    """Elements that are in memory already."""

    shown_as = "_VariantDataset"

    def __init__(self, elements, element_spec):
        self.elements = elements
        self.element_spec = element_spec

    def cardinality(self):
        return len(self.elements)

    def start(self):
        return ElementsCursor(self.elements)


class ElementsCursor(Cursor):
    """i: how many of the elements have been given."""

    remembers = ("i",)

    def __init__(self, elements):
        self.elements = elements
        self.i = 0

    def next(self):
        if self.i >= len(self.elements):
            raise StopIteration
        self.i += 1
        return self.elements[self.i - 1]
