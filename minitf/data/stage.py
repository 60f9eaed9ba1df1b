"""Stage and Cursor: a pipeline as it is described, and as it runs. Floor 5. Read next: `transformations/limits.py`.

A Dataset is a chain of stages, each of which names the stages it draws from. A stage only describes: it holds no place
in the data, and can be run many times. `begin` makes a *cursor*, which holds the place. Whoever wants an element asks
the last cursor; that one asks the cursor above it, and so on up to the source. Nothing moves unless it is pulled.

A cursor answers two questions. `next()` gives one element. `rows(n)` gives up to n at once, already stacked: for that,
a source of arrays takes a slice, where otherwise n elements are gathered and copied. So `batch` asks for rows, and how
they come is up to the stages above.
"""

from __future__ import annotations

from typing import Any

from .stacking import stacked

INFINITE, UNKNOWN = -1, -2  # as a cardinality


class _Slots:
    """What a higher file fills in.

    dataset: from a stage to the Dataset that users hold (`dataset.py`); elements can be datasets.
    next_in_graph: from an iterator to its next element in the graph that is being built (`in_graph.py`).
    handle_of: from a dataset to the tensor that stands for it in a graph (`in_graph.py`).
    watch: while passes are timed: from a stage and its cursor to the cursor that is used instead (`timing.py`).
    """

    dataset: Any = None
    next_in_graph: Any = None
    handle_of: Any = None
    watch: Any = None


slots = _Slots()


class Stage:
    """What a pipeline does at one place. Its subclasses are one transformation, or one source, each.

    sources: the stages that it draws from.
    element_spec: the structure of its elements, with a spec for each leaf.
    shown_as: what TensorFlow prints for a dataset that ends here; by default its class's name in between.
    holds_no_tensor: attributes in which no symbolic tensor can be (`binding.py`); they may be large.
    """

    shown_as = "_{}Dataset"
    holds_no_tensor: tuple = ("element_spec", "elements", "_words", "_lock")
    sources: tuple = ()
    element_spec: object = None

    def cardinality(self) -> int:
        """How many elements there will be; INFINITE or UNKNOWN."""
        return UNKNOWN

    def start(self) -> Cursor:
        """A cursor at the first element; what a stage is made of. Others call `begin`."""
        raise NotImplementedError

    def begin(self) -> Cursor:
        """A cursor at the first element, with a clock around it where one is wanted."""
        cursor = self.start()
        return cursor if slots.watch is None else slots.watch(self, cursor)

    def addressed(self):
        """The elements by number, as a `Table`, where they can be had in any order; else None."""
        return

    def rebuild(self) -> None:
        """Compute again what follows from the values that have just been bound (`binding.py`)."""

    # --- what passes leave behind ------------------------------------------------------------------------------------
    def save(self):
        """What a pass needs to know of the passes before it: what is cached, and which random orders are used up."""
        return

    def restore(self, state) -> None:
        """Take back what `save` told."""

    def chain(self) -> list:
        """This stage and all that it draws from, directly or not."""
        return [self, *(stage for source in self.sources for stage in source.chain())]


class Cursor:
    """A stage while it runs: a place in the data.

    remembers: the names of the attributes that, with the cursors above, make up that place.
    above: the cursors that it draws from.
    """

    remembers: tuple = ()
    above: tuple = ()

    def next(self) -> list:
        """The leaves of the next element.  Raises: StopIteration after the last."""
        raise NotImplementedError

    def rows(self, n):
        """(how many, the leaves stacked) of up to n elements.

        Fewer come only before the end, and 0 after it.
        """
        return stacked(self.several(n))

    def several(self, n) -> list:
        """Up to n elements, each a list of leaves."""
        found: list = []
        try:
            while len(found) < n:
                found.append(self.next())
        except StopIteration:
            pass
        return found

    def skip(self, n) -> int:
        """Pass over up to n elements.  Returns how many there were."""
        for i in range(n):
            try:
                self.next()
            except StopIteration:
                return i
        return n

    # --- the place ---------------------------------------------------------------------------------------------------
    def save(self) -> dict:
        """The place, as numbers, strings, tensors, and lists and dicts of these."""
        state = {name: getattr(self, name) for name in self.remembers}
        if self.above:
            state["above"] = [cursor.save() for cursor in self.above]
        return state

    def restore(self, state) -> None:
        """Go to the place that `save` told."""
        for cursor, saved in zip(self.above, state.get("above", ()), strict=True):
            cursor.restore(saved)
        for name in self.remembers:
            setattr(self, name, state[name])

    def close(self) -> None:
        """Nothing more will be asked for: threads end, files are closed."""
        for cursor in self.above:
            cursor.close()


class Table:
    """Elements that can be had in any order.

    size: how many there are.
    take: from an integer array [N] of their numbers to their leaves, stacked [N, ...].
    """

    def __init__(self, size, take):
        self.size = size
        self.take = take
