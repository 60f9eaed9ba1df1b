"""zip, concatenate, and numbers beside elements: several datasets as one. Floor 5. Read next: `flatten.py`."""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...core.spec import TensorSpec
from ..stacking import joined, rows_between
from ..stage import INFINITE, UNKNOWN, Cursor, Stage, Table


class Zip(Stage):
    """One element of every dataset, side by side, up to the end of the shortest.  Source: tf.data.Dataset.zip.

    structure: tuples and dicts with a stage at each leaf.
    """

    def __init__(self, structure):
        self.sources = tuple(tree.flatten(structure))
        self.element_spec = tree.map_structure(lambda stage: stage.element_spec, structure)

    def cardinality(self):
        sizes = [source.cardinality() for source in self.sources]
        if 0 in sizes or UNKNOWN in sizes:
            return 0 if 0 in sizes else UNKNOWN
        return min((size for size in sizes if size != INFINITE), default=INFINITE)

    def start(self):
        return ZipCursor([source.begin() for source in self.sources])

    def addressed(self):
        tables = [source.addressed() for source in self.sources]
        if not all(tables):
            return None
        return Table(min(table.size for table in tables), lambda numbers: _flat(t.take(numbers) for t in tables))


class ZipCursor(Cursor):
    """One cursor for each dataset, which go on together."""

    def __init__(self, sources):
        self.above = tuple(sources)

    def next(self):
        return _flat([cursor.next() for cursor in self.above])

    def rows(self, n):
        blocks, count = [], n
        for cursor in self.above:  # no more is asked for than the ones before have
            blocks.append(cursor.rows(count))
            count = blocks[-1][0]
        return count, _flat(leaves if got == count else [rows_between(x, 0, count) for x in leaves]
                            for got, leaves in blocks if count)


def _flat(lists) -> list:
    return [x for leaves in lists for x in leaves]


class Concatenate(Stage):
    """The elements of one dataset, then those of the other.  Source: tf.data.Dataset.concatenate."""

    def __init__(self, first, second):
        self.sources = (first, second)
        self.element_spec = common_spec(first.element_spec, second.element_spec)

    def cardinality(self):
        sizes = [source.cardinality() for source in self.sources]
        return INFINITE if INFINITE in sizes else UNKNOWN if UNKNOWN in sizes else sum(sizes)

    def start(self):
        return ConcatenateCursor([source.begin() for source in self.sources])


class ConcatenateCursor(Cursor):
    """i: which of the datasets is being read."""

    remembers = ("i",)

    def __init__(self, sources):
        self.above = tuple(sources)
        self.i = 0

    def next(self):
        while self.i < len(self.above):
            try:
                return self.above[self.i].next()
            except StopIteration:
                self.i += 1
        raise StopIteration

    def rows(self, n):
        blocks, missing = [], n
        while missing and self.i < len(self.above):
            block = self.above[self.i].rows(missing)
            blocks.append(block)
            missing -= block[0]
            self.i += missing > 0
        return joined(blocks)


def common_spec(first, second):
    """What elements of both are like.  Raises: TypeError where they differ in structure or dtype."""
    try:
        tree.assert_same_structure(first, second)
        return tree.map_structure(_common, first, second)
    except (TypeError, ValueError):
        raise TypeError(explain("Dataset.concatenate", f"elements {first!r} and {second!r}",
                                "Incompatible dataset elements: both need one structure, with equal dtypes")) from None


def _common(a, b):
    if a == b:
        return a
    common = a.most_specific_common_supertype([b]) if isinstance(a, TensorSpec) else None
    if common is None:
        raise TypeError
    return common
