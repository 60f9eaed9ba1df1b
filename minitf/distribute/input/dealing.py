"""One element for each replica: a batch cut into parts, or as many batches as there are replicas. Floor 6.

Either way the result is a pipeline of tuples, with an entry for each replica of this machine. At the end of the data,
where too few rows are left, the last replicas get fewer, or none: empty tensors, on which a step computes nothing, but
is in step with the others. Read next: `datasets.py`.
"""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...core.spec import TensorSpec
from ...data.stacking import rows_between, size_of
from ...data.stage import Cursor, Stage
from ...ops.elementwise.extrema import minimum
from ...ops.shapes.layout import shape


def cut(dataset, parts, first, count):
    """Each batch in equal parts, of which those numbered `first` ... `first + count - 1` are taken.

        >>> import minitf as tf
        >>> [[part.numpy().tolist() for part in element] for element in cut(tf.data.Dataset.range(5).batch(4), 2, 0, 2)]
        [[[0, 1], [2, 3]], [[4], []]]

    Raises: ValueError where the elements are no batches.
    """
    check_batches(dataset.element_spec)

    def of_element(*element):
        element = element if type(dataset.element_spec) is tuple else element[0]
        return tuple(part_of(element, parts, first + i) for i in range(count))

    return dataset.map(of_element)


def check_batches(element_spec):
    """Raise: ValueError where elements of this kind are no batches."""
    for spec in tree.flatten(element_spec):
        if getattr(spec, "shape", None) is not None and spec.shape.rank == 0:
            raise ValueError(explain("experimental_distribute_dataset", f"a component is {spec}",
                                     "it has no first axis that could be divided among replicas",
                                     "Call dataset.batch(global_batch_size) first"))


def part_of(element, parts, i):
    """Part number i of the rows of every tensor of an element; the last parts may be smaller."""
    rows = next(x for x in tree.flatten(element) if x is not None)
    n = rows.shape[0]
    if n is None:
        n = shape(rows)[0]
        size = (n + parts - 1) // parts
        begin, end = minimum(i * size, n), minimum((i + 1) * size, n)
    else:
        size = -(-n // parts)
        begin, end = min(i * size, n), min((i + 1) * size, n)
    return tree.map_structure(lambda x: None if x is None else x[begin:end], element)


class Split(Stage):
    """Each batch as so many smaller ones, one after the other; the last of them may have fewer rows, or none.

    source: the stage of batches.   parts: how many a batch becomes.
    """

    def __init__(self, source, parts):
        self.sources = (source,)
        self.parts = parts
        self.element_spec = tree.map_structure(lambda spec: with_part_of_rows(spec, parts), source.element_spec)

    def cardinality(self):
        n = self.sources[0].cardinality()
        return n * self.parts if n >= 0 else n

    def start(self):
        return SplitCursor(self)


class SplitCursor(Cursor):
    """leaves: the batch that is open, of which i parts have been given."""

    remembers = ("leaves", "i")

    def __init__(self, stage):
        self.above = (stage.sources[0].begin(),)
        self.parts = self.i = stage.parts
        self.leaves: list = []

    def next(self):
        if self.i == self.parts:
            self.leaves, self.i = self.above[0].next(), 0
        n = size_of(next(x for x in self.leaves if x is not None))
        size = -(-n // self.parts)
        begin, end = min(self.i * size, n), min((self.i + 1) * size, n)
        self.i += 1
        return [None if x is None else rows_between(x, begin, end) for x in self.leaves]


class Deal(Stage):
    """As many elements as there are replicas, together as a tuple.

    source: the stage whose elements are dealt.   hands: how many replicas there are.
    """

    def __init__(self, source, hands):
        self.sources = (source,)
        self.hands = hands
        spec = tree.map_structure(with_any_rows, source.element_spec)
        self.element_spec = (spec,) * hands

    def cardinality(self):
        n = self.sources[0].cardinality()
        return -(-n // self.hands) if n >= 0 else n

    def start(self):
        return Dealing(self)


class Dealing(Cursor):
    """The pass of a Deal."""

    def __init__(self, stage):
        self.above = (stage.sources[0].begin(),)
        self.hands = stage.hands

    def next(self):
        (source,) = self.above
        first = source.next()
        leaves = list(first)
        for _ in range(self.hands - 1):
            try:
                leaves += source.next()
            except StopIteration:
                leaves += [None if x is None else x[:0] for x in first]
        return leaves


def with_any_rows(spec):
    """A spec whose first axis may have any size, as it may be empty at the end."""
    return with_rows(spec, None)


def with_part_of_rows(spec, parts):
    """The spec of a part of a batch: of a known size, where batches have one that can be divided."""
    rows = spec.shape[0] if isinstance(spec, TensorSpec) and spec.shape.rank else None
    return with_rows(spec, rows // parts if rows and rows % parts == 0 else None)


def with_rows(spec, rows):
    """A spec with another size of its first axis."""
    if not isinstance(spec, TensorSpec) or not spec.shape.rank:
        return spec
    return TensorSpec([rows, *spec.shape.as_list()[1:]], spec.dtype, spec.name)
