"""Elements that lie in memory: one element, or the rows of arrays. Floor 5. Read next: `numbers.py`."""

from __future__ import annotations

from ... import tree
from ...backend.errors import InvalidArgumentError, explain
from ...core.tensor import Tensor
from ...graph.symbolic import SymbolicTensor
from ..stacking import row, rows_between, size_of
from ..stage import UNKNOWN, Cursor, Stage, Table
from ..structure import normalized, specs_of, without_axis


class Tensors(Stage):
    """One element: the structure itself.  Source: tf.data.Dataset.from_tensors."""

    shown_as = "_TensorDataset"

    def __init__(self, tensors):
        element = normalized(tensors)
        self.element_spec = specs_of(element)
        self.leaves = tree.flatten(element)
        if not any(x is not None for x in self.leaves):
            raise InvalidArgumentError(explain("Dataset.from_tensors", f"tensors is {tensors!r}",
                                               "there is no tensor in it"))

    def cardinality(self):
        return 1

    def start(self):
        return TensorsCursor(self.leaves)


class TensorsCursor(Cursor):
    """given: whether the one element has been given."""

    remembers = ("given",)

    def __init__(self, leaves):
        self.leaves = leaves
        self.given = False

    def next(self):
        if self.given:
            raise StopIteration
        self.given = True
        return self.leaves


class TensorSlice(Stage):
    """The rows of tensors that have equally many.  Source: tf.data.Dataset.from_tensor_slices."""

    def __init__(self, tensors):
        element = normalized(tensors)
        self.leaves = tree.flatten(element)
        if not any(x is not None for x in self.leaves):
            raise ValueError(explain("Dataset.from_tensor_slices", f"tensors is {tensors!r}",
                                     "there is no tensor in it"))
        self.element_spec = tree.map_structure(without_axis, specs_of(element))
        self.rebuild()

    def rebuild(self):
        self.size = UNKNOWN if _is_symbolic(self.leaves) else _common_size(self.leaves)

    def cardinality(self):
        return self.size

    def start(self):
        return TensorSliceCursor(self.leaves, self.size)

    def addressed(self):
        if not all(isinstance(x, Tensor) for x in self.leaves):
            return None
        return Table(self.size, lambda numbers: [Tensor(x._array[numbers], x._device) for x in self.leaves])


class TensorSliceCursor(Cursor):
    """Rows are views of the arrays, and so are blocks of rows: nothing is copied."""

    remembers = ("i",)

    def __init__(self, leaves, size):
        self.leaves = leaves
        self.size = size
        self.i = 0

    def next(self):
        i = self.i
        if i >= self.size:
            raise StopIteration
        self.i = i + 1
        return [row(x, i) for x in self.leaves]

    def rows(self, n):
        start = self.i
        count = self.skip(n)
        return count, [rows_between(x, start, self.i) for x in self.leaves] if count else []

    def skip(self, n):
        start = self.i
        self.i = min(start + n, self.size)
        return self.i - start


def _is_symbolic(leaves) -> bool:
    """Whether the tensors belong to a function that is being traced."""
    return any(isinstance(x, SymbolicTensor) for x in tree.flatten(leaves, expand_composites=True))


def _common_size(leaves):
    sizes = [size_of(x) for x in leaves if x is not None]
    if len(set(sizes)) > 1:
        raise ValueError(explain("Dataset.from_tensor_slices", f"tensors with {sizes} rows",
                                 "Dimensions must be equal: each element takes one row of every tensor"))
    return sizes[0]
