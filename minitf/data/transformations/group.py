"""group_by_window: elements with equal keys, gathered until there are enough. Floor 5. Read next: `mix.py`."""

from __future__ import annotations

from ...backend.dtypes import int64
from ...backend.errors import explain
from ...core.context import local
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ..sources.elements import Elements
from ..specs import DatasetSpec
from ..stage import Cursor, Stage, slots
from ..user_function import UserFunction


class GroupByWindow(Stage):
    """reduce_func(key, window) for windows of elements with one key.  Source: tf.data.Dataset.group_by_window.

    key_func: from an element to an int64. reduce_func: from a key and a dataset to a dataset.
    window_size_func: from a key to the number of elements in its windows.
    """

    def __init__(self, source, key_func, reduce_func, window_size_func):
        self.sources = (source,)
        self.key = one_integer("key_func", UserFunction(key_func, source.element_spec))
        key_spec = TensorSpec([], int64)
        self.window_size = one_integer("window_size_func", UserFunction(window_size_func, key_spec))
        self.reduce = UserFunction(reduce_func, (key_spec, DatasetSpec(source.element_spec)))
        if not isinstance(self.reduce.element_spec, DatasetSpec):
            raise TypeError(explain("Dataset.group_by_window", f"`reduce_func` returns {self.reduce.element_spec!r}",
                                    "`reduce_func` must return a single tf.data.Dataset"))
        self.element_spec = self.reduce.element_spec.element_spec

    def start(self):
        return GroupByWindowCursor(self.sources[0].begin(), self)


def one_integer(where, function, stage="group_by_window"):
    """The function itself.   where: its parameter.  Raises: ValueError where it does not return one int64."""
    if function.element_spec != TensorSpec([], int64):
        raise ValueError(explain(f"Dataset.{stage}", f"`{where}` returns {function.element_spec!r}",
                                 "it must return a single tf.int64 tensor of shape []", "Use tf.cast(x, tf.int64)"))
    return function


class GroupByWindowCursor(Cursor):
    """groups: key -> its elements so far. open_: (key, elements) of the window that is being given out."""

    remembers = ("ended", "i")

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.groups: dict = {}
        self.ended = False
        self.i = 0  # how many elements have come
        self.open_ = None
        self.inner = None

    def next(self):
        while True:
            if self.inner is not None:
                try:
                    return self.inner.next()
                except StopIteration:
                    self._close_inner()
            self._open(*self._window())

    def _window(self):
        """(key, elements) of the next window that is full; at the end, of those that are not, in the order of keys."""
        device = local.state.place()
        while not self.ended:
            try:
                leaves = self.above[0].next()
            except StopIteration:
                self.ended = True
                break
            self.i += 1
            key = int(self.stage.key.at("group_by_window", self.i - 1, leaves)[0])
            group = self.groups.setdefault(key, [])
            group.append(leaves)
            if len(group) >= int(self.stage.window_size([as_tensor(key, device)])[0]):
                return key, self.groups.pop(key)
        if not self.groups:
            raise StopIteration
        key = min(self.groups)
        return key, self.groups.pop(key)

    def _open(self, key, elements):
        self.open_ = key, elements
        window = slots.dataset(Elements(elements, self.stage.sources[0].element_spec))
        given = [as_tensor(key, local.state.place()), window]
        self.inner = self.stage.reduce.at("group_by_window", self.i - 1, given)[0].stage.begin()

    def save(self):
        state = {**super().save(), "groups": {key: list(group) for key, group in self.groups.items()}}
        if self.inner is not None:
            state["open"], state["inner"] = self.open_, self.inner.save()
        return state

    def restore(self, state):
        super().restore(state)
        self.groups = {key: list(group) for key, group in state["groups"].items()}
        self._close_inner()
        if "inner" in state:
            self._open(*state["open"])
            self.inner.restore(state["inner"])

    def close(self):
        super().close()
        self._close_inner()

    def _close_inner(self):
        if self.inner is not None:
            self.inner.close()
        self.inner = self.open_ = None


def as_tensor(key, device):
    """A key as a tensor."""
    return Tensor(device.xp.asarray(key, "int64"), device)
