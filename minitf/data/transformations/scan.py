"""scan and reduce: a state that every element changes. Floor 5. Read next: `cache.py`."""

from __future__ import annotations

import itertools

from ... import tree
from ...backend.errors import explain
from ...core.spec import TensorSpec
from ..stage import Cursor, Stage
from ..structure import normalized, specs_of
from ..user_function import UserFunction


class Scan(Stage):
    """function(state, element) -> (next state, what is given on).  Source: tf.data.Dataset.scan."""

    def __init__(self, source, initial_state, function):
        self.sources = (source,)
        state = normalized(initial_state)
        self.initial = tree.flatten(state)
        self.function = stateful_function(function, specs_of(state), source.element_spec)
        spec = self.function.element_spec
        if not isinstance(spec, tuple) or len(spec) != 2:
            raise TypeError(explain("Dataset.scan", f"`scan_func` returns {spec!r}",
                                    "The scan function must return a pair comprising the new state and the output "
                                    "value"))
        check_state("scan", specs_of(state), spec[0])
        self.element_spec = spec[1]

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        return ScanCursor(self.sources[0].begin(), self)


class ScanCursor(Cursor):
    """state: its leaves, after the elements so far, of which there were i."""

    remembers = ("state", "i")

    def __init__(self, source, stage):
        self.above = (source,)
        self.function = stage.function
        self.state = stage.initial
        self.i = 0

    def next(self):
        element = self.above[0].next()
        self.i += 1
        leaves = self.function.at("scan", self.i - 1, [*self.state, *element])
        self.state, given = leaves[: len(self.state)], leaves[len(self.state) :]
        return given


def reduced(source, initial_state, function):
    """The state after all elements: function(state, element) -> next state.  Source: tf.data.Dataset.reduce."""
    state = normalized(initial_state)
    step = stateful_function(function, specs_of(state), source.element_spec)
    check_state("reduce", specs_of(state), step.element_spec)
    leaves, cursor = tree.flatten(state), source.begin()
    try:
        for number in itertools.count():
            leaves = step.at("reduce", number, [*leaves, *cursor.next()])
    except StopIteration:
        return tree.pack_sequence_as(state, leaves)
    finally:
        cursor.close()


def stateful_function(function, state_spec, element_spec):
    """A function of a state and an element, whose state may come back with other sizes.

    Where it does, it is made for a state whose sizes are open.
    """
    made = UserFunction(function, (state_spec, element_spec))
    after = made.element_spec
    after = after[0] if isinstance(after, tuple) and isinstance(state_spec, TensorSpec) and len(after) == 2 else after
    if isinstance(state_spec, TensorSpec) and isinstance(after, TensorSpec) and after.shape != state_spec.shape:
        common = state_spec.most_specific_common_supertype([after])
        if common is not None and common != state_spec:
            return UserFunction(function, (common, element_spec))
    return made


def check_state(where, before, after):
    """Raises: TypeError where the state comes back as something else."""
    try:
        tree.assert_same_structure(before, after)
        fits = all(a.dtype == b.dtype for a, b in zip(tree.flatten(before), tree.flatten(after)))
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise TypeError(explain(f"Dataset.{where}", f"a state of {before!r} comes back as {after!r}",
                                "the element types for the new state must match the initial state"))
