"""The context: what surrounds a call on this thread. Floor 1. Read next: `execute.py`.

Low floors never import high ones. A high floor that wants to see every operation puts itself here instead: a tape
pushes itself onto `recorders`, a graph that is being built stands in `graph`, a `tf.device` block sets `device`.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager

from ..backend import devices


class State:
    """What surrounds the next call.

    device: where it runs; None until the first call, so that an import does not fix the list of
        devices.
    recorders: objects with a method `record(call)`, told of every executed op, and
        `read(variable, tensor)`, told of every variable that is read.
    graph: an object that builds nodes where otherwise kernels would run, with the methods
        `add_call(op, inputs, attrs)`, `constant(array)` and `seed()`; or None.
    name_scope: the names of the open `tf.name_scope` blocks, joined by '/', with a trailing '/'
        unless empty.
    distribution: where a strategy of `tf.distribute` is open, the replica that runs, or what stands
        for all of them; its attribute `strategy` is the strategy. Else None.
    """

    __slots__ = ("device", "distribution", "graph", "name_scope", "recorders")

    def __init__(self):
        self.device = None
        self.recorders = ()
        self.graph = None
        self.name_scope = ""
        self.distribution = None

    def place(self):
        """The device of the next call; the first call on a thread takes the default."""
        if self.device is None:
            self.device = devices.default()
        return self.device


class _Local(threading.local):
    def __init__(self):
        self.state = State()
        self.policy = "silent"  # what happens where an input is on another device; see placement.py


local = _Local()


def replicas_in_sync() -> int:
    """How many replicas take a training step together, each with its part of the batch; 1 without a strategy."""
    distribution = local.state.distribution
    return 1 if distribution is None else distribution.strategy.num_replicas_in_sync


@contextmanager
def recording(recorder):
    """Tell `recorder` of every op that this thread executes inside the block."""
    state = local.state
    state.recorders += (recorder,)
    try:
        yield recorder
    finally:
        remove_recorder(recorder)


def push_recorder(recorder) -> None:
    """Tell `recorder` of every op of this thread from here on."""
    local.state.recorders += (recorder,)


def remove_recorder(recorder) -> None:
    """Tell `recorder` no more."""
    state = local.state
    state.recorders = tuple(r for r in state.recorders if r is not recorder)


@contextmanager
def silence(*recorders):
    """Hide what happens inside the block from `recorders` (from all of them, if none is named)."""
    state = local.state
    before = state.recorders
    state.recorders = tuple(r for r in before if recorders and r not in recorders)
    try:
        yield
    finally:
        state.recorders = before


@contextmanager
def init_scope():
    """Run the block eagerly, outside of all functions that are being traced.

    Source: tf.init_scope. What has to be made once, such as a variable or a table, is made here.
    """
    state = local.state
    before = state.graph, state.recorders, state.name_scope
    state.graph, state.recorders = None, ()
    try:
        yield
    finally:
        state.graph, state.recorders, state.name_scope = before


class device:
    """Run the ops inside the block on the device that `device_name` names.

    device_name: '/GPU:0', 'CPU:1', a full name such as '/job:localhost/replica:0/task:0/device:CPU:0', or None for the
        default. Where soft placement is on and there is no such GPU, the block runs on the default device.

        >>> import minitf as tf
        >>> with tf.device("/CPU:0"):
        ...     x = tf.constant([1., 2.])
        >>> x.device
        '/job:localhost/replica:0/task:0/device:CPU:0'

    Raises: ValueError for a name that is not a device name, InvalidArgumentError for a device that is not there.
    Source: tf.device.
    """

    def __init__(self, device_name):
        self._device = devices.default() if device_name is None else devices.find(device_name)
        self._before = []

    def __enter__(self):
        state = local.state
        self._before.append(state.device)
        state.device = self._device

    def __exit__(self, *exc):
        local.state.device = self._before.pop()


class name_scope:
    """Names what is made inside the block: `with tf.name_scope("encoder"): ...` gives 'encoder/kernel:0'.

    name: a string without a leading '/'. A name that ends in '/' is taken as it is, and '' or None as the root.
    Raises: ValueError where `name` is not a string.
    Source: tf.name_scope.
    """

    def __init__(self, name):
        if name is not None and not isinstance(name, str):
            raise ValueError(f"name_scope: name is {name!r}: it must be a string. Pass the scope's name.")
        self.name = name
        self._before = []

    def __enter__(self):
        state = local.state
        self._before.append(state.name_scope)
        if not self.name:
            state.name_scope = ""
        elif self.name.endswith("/"):
            state.name_scope = self.name
        else:
            state.name_scope += self.name + "/"
        return state.name_scope

    def __exit__(self, *exc):
        local.state.name_scope = self._before.pop()


def get_current_name_scope() -> str:
    """The names of the open `tf.name_scope` blocks, joined by '/'.

        >>> import minitf as tf
        >>> with tf.name_scope("encoder"), tf.name_scope("layer"):
        ...     tf.get_current_name_scope()
        'encoder/layer'

    Source: tf.get_current_name_scope.
    """
    return local.state.name_scope.rstrip("/")


def executing_eagerly() -> bool:
    """True unless a graph is being built on this thread.  Source: tf.executing_eagerly."""
    return local.state.graph is None
