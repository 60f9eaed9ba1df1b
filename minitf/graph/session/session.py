"""tf.compat.v1.Session: run what is asked for of a graph. Floor 4. Read `graph.py` first.

A fetch needs the nodes that it comes from, up to what is fed. These are compiled into a program (`../program.py`), once
for each choice of fetches and feeds, and that runs.
"""

from __future__ import annotations

from contextlib import contextmanager

import numpy as np

from ...backend.dtypes import NUMERIC, bool_
from ...backend.errors import FailedPreconditionError, InvalidArgumentError, explain
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ...core.tensor import Tensor
from ..body import Body
from ..func_graph import init_scope, is_handle
from ..program import Program
from ..running import run_eagerly
from ..structure import Placeholder
from ..symbolic import SymbolicTensor
from .fetches import flat_fetches, packed
from .graph import Graph, get_default_graph
from .stack import stack


class Session:
    """Runs tensors and operations of a graph.

    graph: a tf.Graph, by default the one that is being built.
    target, config: accepted, and change nothing.

    Source: tf.compat.v1.Session. Differs: a variable holds one value for all sessions.
    """

    def __init__(self, target="", graph=None, config=None):
        graph = get_default_graph() if graph is None else graph
        if not isinstance(graph, Graph):
            raise TypeError(explain("Session", f"graph is {graph!r}", "it must be a tf.Graph"))
        self.graph = graph
        self._programs: dict = {}
        self._closed = False
        self._open: list = []

    def run(self, fetches, feed_dict=None, options=None, run_metadata=None):
        """The values of `fetches` as NumPy arrays, in the structure that they have; None for operations.

        fetches: tensors, operations, variables or names of them, in lists, tuples and dicts.
        feed_dict: tensor, or its name -> the value to go on with, whatever would be computed for it.

        Raises: RuntimeError after `close`; TypeError, ValueError for fetches and feeds that the graph has not;
        InvalidArgumentError where a placeholder is needed and not fed; FailedPreconditionError where a variable has no
        value yet; whatever an op raises.
        """
        if self._closed:
            raise RuntimeError(explain("Session.run", "the session is closed", "it runs nothing any more"))
        elements = flat_fetches(self.graph, fetches)
        feeds = self._feeds(feed_dict or {})
        key = tuple(map(id, elements)), tuple(feeds)
        if key not in self._programs:
            self._programs[key] = Compiled(self.graph, elements, [x for x, _ in feeds.values()])
        with init_scope():
            values = self._programs[key].run([value for _, value in feeds.values()])
        return packed(fetches, elements, values)

    def _feeds(self, feed_dict) -> dict:
        """id of a fed tensor -> (itself, its value as an eager tensor)."""
        found = {}
        for key, value in feed_dict.items():
            try:
                x = self.graph.as_graph_element(key, allow_operation=False)
            except (KeyError, ValueError, TypeError) as error:
                raise TypeError(explain("Session.run", f"feed_dict has the key {key!r}", str(error.args[0]))) from None
            found[id(x)] = x, fed_value(x, value)
        return found

    def make_callable(self, fetches, feed_list=None, accept_options=False):
        """A function of the values of `feed_list` that runs `fetches`."""
        return lambda *values: self.run(fetches, dict(zip(feed_list or (), values)))

    def close(self):
        """Free what the session holds; it runs nothing any more."""
        self._programs.clear()
        self._closed = True

    @contextmanager
    def as_default(self):
        """Inside the block it is the session of `tensor.eval()` and `operation.run()`."""
        stack.sessions.append(self)
        try:
            yield self
        finally:
            stack.sessions.remove(self)

    def __enter__(self):
        blocks = [self.graph.as_default(), self.as_default()]
        for block in blocks:
            block.__enter__()
        self._open.append(blocks)
        return self

    def __exit__(self, *exc):
        for block in reversed(self._open.pop()):
            block.__exit__(None, None, None)
        self.close()


class InteractiveSession(Session):
    """A Session that is the default one from the start, until it is closed.

    Source: tf.compat.v1.InteractiveSession.
    """

    def __init__(self, target="", graph=None, config=None):
        super().__init__(target, graph, config)
        stack.sessions.append(self)

    def close(self):
        """Free what the session holds; it is the default one no more."""
        if self in stack.sessions:
            stack.sessions.remove(self)
        super().close()


class Compiled:
    """The program for a choice of fetches and feeds.

    fetched: tensors and operations.
    fed: tensors.
    """

    def __init__(self, graph, fetched, fed):
        self.graph = graph
        tensors = [x for x in fetched if isinstance(x, Tensor)]
        nodes = needed(graph, fetched, {id(x) for x in fed})
        require_fed(nodes)
        handles = [node.outputs[0] for node in nodes if node.outputs and is_handle(node.outputs[0])]
        self.variables = [graph.variable_of(handle) for handle in handles]
        self._nodes = [node for node in nodes if not (node.outputs and is_handle(node.outputs[0]))]
        self.program = Program(Body((*fed, *handles), tuple(self._nodes), tuple(tensors)), "session")

    def run(self, values) -> list:
        """The fetched arrays.

        values: an eager tensor for each that is fed.
        """
        assigned = self._assigned()
        found = run_eagerly(self.program, [*values, *self.variables])
        self.graph.uninitialized -= assigned
        return [y.numpy() for y in found]

    def _assigned(self) -> set:
        """ids of the variables that a run gives values.

        Raises: FailedPreconditionError where one is read before it has any.
        """
        empty, assigned = set(self.graph.uninitialized), set()
        for node in self._nodes if empty else ():
            for variable in [self.graph.variable_of(x) for x in node.inputs if is_handle(x)]:
                if node.type == "AssignVariableOp":
                    empty.discard(id(variable))
                    assigned.add(id(variable))
                elif id(variable) in empty:
                    raise FailedPreconditionError(explain(
                        "Session.run", f"{node.name!r} reads the variable {variable.name!r}", "it has no value yet",
                        "Run tf.compat.v1.global_variables_initializer() first"))
        return assigned


def needed(graph, fetched, fed) -> list:
    """The nodes that the fetches come from, or wait for, in program order; none that is only needed for what is fed."""
    found: set = set()
    waiting = [x.op if isinstance(x, SymbolicTensor) else x for x in fetched if id(x) not in fed]
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found.add(id(node))
            waiting += [x.op for x in node.inputs if id(x) not in fed]
            waiting += node.control_inputs
    return [node for node in graph.nodes if id(node) in found]


def require_fed(nodes):
    """Raise InvalidArgumentError where a placeholder is left without a value."""
    for node in nodes:
        if node.op is Placeholder:
            received = f"the placeholder {node.name!r} is needed, {node.outputs[0].spec}"
            raise InvalidArgumentError(explain("Session.run", received, "you must feed a value for placeholder tensors",
                                               f"Pass feed_dict={{'{node.name}:0': ...}}"))


def fed_value(x, value):
    """A fed value as an eager tensor of the dtype of `x`.

    Raises: TypeError for a tensor of a graph; ValueError where the shape or the kind does not fit.
    """
    if isinstance(value, SymbolicTensor):
        raise TypeError(explain("Session.run", f"{value!r} is fed", "a fed value must be known", "Run it first"))
    with init_scope():
        array = value.numpy() if isinstance(value, Tensor) else np.asarray(value)
        if array.dtype.kind in "biufc" and x.dtype in NUMERIC | {bool_}:
            array = array.astype(x.dtype.np)
        try:
            found = convert_to_tensor(array, x.dtype)
        except (TypeError, ValueError) as error:
            raise ValueError(explain("Session.run", f"{value!r} is fed for {x.name!r}", str(error))) from None
    if not x.shape.is_compatible_with(found.shape):
        received = f"a value of shape {tuple(found.shape.as_list())} is fed for {x.name!r}"
        raise ValueError(explain("Session.run", received, f"that has shape {TensorShape(x.spec.dims)}"))
    return found
