"""group_by_reducer: one element for every key, made of all elements with that key. Floor 5. Read `group.py` first."""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import int64
from ...core.context import local
from ...core.spec import TensorSpec
from ..stage import Cursor, Stage
from ..user_function import UserFunction
from .group import as_tensor, one_integer
from .scan import check_state, stateful_function


class Reducer:
    """How elements become one: a state to begin with, the next state, and what is made of the last.

    init_func: from a key to a state. reduce_func: from a state and an element to the next state.
    finalize_func: from a state to the element that is given on.

    Source: tf.data.experimental.Reducer.
    """

    def __init__(self, init_func, reduce_func, finalize_func):
        self.init_func = init_func
        self.reduce_func = reduce_func
        self.finalize_func = finalize_func


class GroupByReducer(Stage):
    """For each key, in increasing order, what the reducer makes of its elements.

    key_func: from an element to its key, int64 [].
    Source: tf.data.experimental.group_by_reducer.
    """

    def __init__(self, source, key_func, reducer):
        self.sources = (source,)
        self.key = one_integer("key_func", UserFunction(key_func, source.element_spec), "group_by_reducer")
        self.begin_state = UserFunction(reducer.init_func, TensorSpec([], int64))
        state = self.begin_state.element_spec
        self.step = stateful_function(reducer.reduce_func, state, source.element_spec)
        check_state("group_by_reducer", state, self.step.element_spec)
        self.end = UserFunction(reducer.finalize_func, state)
        self.element_spec = self.end.element_spec

    def start(self):
        return GroupByReducerCursor(self.sources[0].begin(), self)


class GroupByReducerCursor(Cursor):
    """i: how many elements have come. states: key -> the leaves of its state. ended: whether all elements have come."""

    remembers = ("i", "ended")

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.states: dict = {}
        self.i = 0
        self.ended = False

    def next(self):
        if not self.ended:
            self._take_all()
        if not self.states:
            raise StopIteration
        return self.stage.end.at("group_by_reducer", self.i, self.states.pop(min(self.states)))

    def _take_all(self):
        stage = self.stage
        for leaves in self._elements():
            key = int(stage.key.at("group_by_reducer", self.i, leaves)[0])
            if key not in self.states:
                first = [as_tensor(key, local.state.place())]
                self.states[key] = stage.begin_state.at("group_by_reducer", self.i, first)
            self.states[key] = stage.step.at("group_by_reducer", self.i, [*self.states[key], *leaves])
            self.i += 1
        self.ended = True

    def _elements(self):
        """The elements above, one after the other."""
        while True:
            try:
                leaves = self.above[0].next()
            except StopIteration:
                return
            yield leaves

    def save(self):
        return {**super().save(), "states": {key: tree.flatten(state) for key, state in self.states.items()}}

    def restore(self, state):
        super().restore(state)
        self.states = dict(state["states"])
