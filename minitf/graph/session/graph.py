"""tf.Graph: a graph that is no function's, of which a session runs what is asked for. Floor 4. Read next: `session.py`.

The graph of a function runs from its arguments to its results, all of it. Of this one, any tensor may be fed and any
may be fetched; only what a fetch needs is run. So what changes something must be needed, too: by an arrow from an
operation that is fetched, which `tf.control_dependencies` draws.
"""

from __future__ import annotations

from contextlib import contextmanager

import numpy as np

from ... import tree
from ...backend.dtypes import string
from ...backend.errors import did_you_mean, explain
from ...core.context import local, name_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.tensor import Tensor
from ...ops.variables.resource_ops import AssignVariableOp
from ...ops.variables.variable import Variable
from ..func_graph import FuncGraph, Node, init_scope
from ..graphdef import writing  # noqa: F401  (lets graphs be written)
from ..structure import NoOp
from ..symbolic import SymbolicTensor


class Graph(FuncGraph):
    """Nodes to run in a session.

        >>> import minitf as tf
        >>> graph = tf.Graph()
        >>> with graph.as_default():
        ...     x = tf.compat.v1.placeholder(tf.float32, [2], name="x")
        ...     y = tf.reduce_sum(x * 2., name="y")
        >>> tf.compat.v1.Session(graph=graph).run(y, feed_dict={x: [1., 2.]})
        np.float32(6.0)

    Source: tf.Graph. Differs: `name=` arguments of ops are not kept, and variables hold one value for all sessions.
    """

    building_function = False

    def __init__(self):
        super().__init__("graph")
        self.initial_values: dict[int, tuple] = {}  # id of a variable -> (itself, the tensor that it starts with)
        self._reads: dict[int, SymbolicTensor] = {}
        self._collections: dict = {}
        self._waits: tuple = ()
        self._finalized = False

    # --- building ----------------------------------------------------------------------------------------------------
    def place_node(self, op, inputs, attrs, name):
        """As in any graph; a new node runs after those of the open `control_dependencies`."""
        if self._finalized:
            raise RuntimeError(explain("Graph", f"a new node {name!r}", "the graph is finalized and cannot be changed"))
        node = super().place_node(op, inputs, attrs, name)
        node.control_inputs = self._waits
        return node

    def capture(self, x):
        """An eager tensor becomes a constant; a variable comes in by reference.

        Raises: ValueError for a tensor of another graph.
        """
        if isinstance(x, SymbolicTensor) and x.graph is not self:
            raise ValueError(explain("Graph", f"{x!r}", "it belongs to another graph", "Build all nodes in one graph"))
        if isinstance(x, Tensor) and not isinstance(x, SymbolicTensor):
            return self.constant(x._array)
        return super().capture(x)

    @contextmanager
    def control_dependencies(self, control_inputs):
        """Inside the block, new nodes run after these operations and tensors; None for after nothing."""
        before = self._waits
        nodes = [self.node_of(x) for x in control_inputs or ()]
        self._waits = () if control_inputs is None else tuple(dict.fromkeys((*before, *nodes)))
        try:
            yield
        finally:
            self._waits = before

    def group(self, inputs, name=None) -> Node:
        """An operation that does nothing, after all that makes `inputs`, which may stand in lists."""
        with self.control_dependencies(tree.flatten(inputs)):
            execute(NoOp)
        self.nodes[-1].name = self.names.free(local.state.name_scope + (name or "NoOp"))
        return self.nodes[-1]

    def node_of(self, x) -> Node:
        """The operation that must have run when `x` is there."""
        if isinstance(x, Node):
            return x
        made_by = getattr(x, "op", None)
        return made_by if isinstance(made_by, Node) else self.as_graph_element(x).op

    def initial_value(self, variable, initial_value, dtype):
        """A variable has no value before a session runs its initializer; here only its size is made known."""
        x = self.capture(convert_to_tensor(initial_value() if callable(initial_value) else initial_value, dtype))
        if x.spec.size is None:
            raise ValueError(explain("Variable", f"initial_value is {x!r}", "its shape must be known in a graph"))
        self.initial_values[id(variable)] = variable, x
        self.uninitialized.add(id(variable))
        self.add_to_collection("variables", variable)
        zero = np.array(b"", object) if x.dtype is string else np.zeros((), x.dtype.np)
        with init_scope():
            return Tensor(np.broadcast_to(zero, x.spec.dims), local.state.place())

    def initializer_of(self, variable) -> Node:
        """The operation that gives a variable of this graph the value that it starts with."""
        _, value = self.initial_values[id(variable.handle)]
        with self.building():
            self.add_call(AssignVariableOp, (variable.handle, value), {})
        return self.nodes[-1]

    def read_of(self, variable) -> SymbolicTensor:
        """The tensor with the value of a variable, as a fetch of the variable itself asks for it."""
        key = id(variable)
        if key not in self._reads:
            finalized, self._finalized = self._finalized, False
            with self.building():
                self._reads[key] = variable.read_value()
            self._finalized = finalized
        return self._reads[key]

    def unique_name(self, name, mark_as_used=True) -> str:
        """`name`, with a number behind it where that is taken."""
        return self.names.free(local.state.name_scope + name)

    def name_scope(self, name):
        """The same as `tf.name_scope`."""
        return name_scope(name)

    def finalize(self):
        """Let nobody add nodes any more."""
        self._finalized = True

    @property
    def finalized(self) -> bool:
        return self._finalized

    # --- collections -------------------------------------------------------------------------------------------------
    def add_to_collection(self, name, value):
        """Put a value into the list of that name."""
        self._collections.setdefault(name, []).append(value)

    def get_collection(self, name, scope=None) -> list:
        """A copy of the list of that name.

        scope: what the names of the values must begin with.
        """
        found = list(self._collections.get(name, ()))
        return [x for x in found if str(getattr(x, "name", "")).startswith(scope)] if scope else found

    @property
    def collections(self) -> list:
        """The names of the lists that there are."""
        return list(self._collections)

    def get_collection_ref(self, name) -> list:
        """The list of that name itself."""
        return self._collections.setdefault(name, [])

    # --- looking -----------------------------------------------------------------------------------------------------
    def as_graph_element(self, obj, allow_tensor=True, allow_operation=True):
        """The tensor or the operation that `obj` is or names.

        Raises: TypeError for what can be none; ValueError where it belongs elsewhere or the name has the wrong form;
        KeyError where there is none of that name.
        """
        if isinstance(obj, bytes):
            obj = obj.decode()
        if isinstance(obj, str):
            return self._tensor_named(obj, allow_tensor) if ":" in obj else self._node_named(obj, allow_operation)
        if isinstance(obj, Variable):
            return self.read_of(obj)
        if not isinstance(obj, (SymbolicTensor, Node)):
            raise TypeError(explain("Graph", f"received {obj!r}, of type {type(obj).__name__}",
                                    "it must be a tensor or an operation of the graph, or the name of one"))
        if obj.graph is not self:
            raise ValueError(explain("Graph", f"received {obj!r}", "it is not an element of this graph"))
        return obj

    def _tensor_named(self, name, allowed):
        if not allowed:
            raise ValueError(explain("Graph", f"asked for the operation {name!r}", "that is the name of a tensor",
                                     f"Use {name.partition(':')[0]!r}"))
        node, _, index = name.partition(":")
        outputs = self.aliases.get(node)
        if outputs is None:
            outputs = self._found(node, name).outputs
        if not index.isdigit() or int(index) >= len(outputs):
            raise KeyError(explain("Graph", f"asked for the tensor {name!r}",
                                   f"the operation {node!r} has {len(outputs)} outputs"))
        return outputs[int(index)]

    def _node_named(self, name, allowed):
        if not allowed:
            raise ValueError(explain("Graph", f"asked for the tensor {name!r}", "that is the name of an operation",
                                     f"Use '{name}:0'"))
        return self._found(name, name)

    def _found(self, name, asked) -> Node:
        for node in self.nodes:
            if node.name == name:
                return node
        if self.aliases.get(name):
            return self.aliases[name][0].op
        raise KeyError(explain("Graph", f"asked for {asked!r}", "there is no such operation",
                               did_you_mean(name, [node.name for node in self.nodes])))

    def get_operation_by_name(self, name) -> Node:
        """The operation of that name.  Raises: KeyError where there is none; ValueError for the name of a tensor."""
        if not isinstance(name, str):
            raise TypeError(explain("Graph", f"name is {name!r}", "it must be a string"))
        return self.as_graph_element(name, allow_tensor=False)

    def get_tensor_by_name(self, name) -> SymbolicTensor:
        """The tensor 'operation:index'.  Raises: KeyError where there is none; ValueError for an operation's name."""
        if not isinstance(name, str):
            raise TypeError(explain("Graph", f"name is {name!r}", "it must be a string"))
        return self.as_graph_element(name, allow_operation=False)

    def __repr__(self):
        return f"<tf.Graph of {len(self.nodes)} operations>"


class _Default:
    """The graph in which nodes are made where no other is open."""

    graph: Graph | None = None


def default_graph() -> Graph:
    """The default graph, made when it is first asked for."""
    if _Default.graph is None:
        _Default.graph = Graph()
    return _Default.graph


def get_default_graph():
    """The graph that is being built; else one that is there for all who name none.

    Source: tf.compat.v1.get_default_graph.
    """
    return local.state.graph or default_graph()


def reset_default_graph() -> None:
    """Begin a new default graph.

    Raises: AssertionError inside of a graph that is being built.
    Source: tf.compat.v1.reset_default_graph.
    """
    if local.state.graph not in (None, _Default.graph):
        raise AssertionError(explain("reset_default_graph", "another graph is being built",
                                     "the default graph is not in use"))
    is_open = local.state.graph is not None
    _Default.graph = Graph()
    if is_open:
        open_default_graph()


def open_default_graph() -> None:
    """Let all ops of this thread become nodes of the default graph from here on."""
    graph = default_graph()
    local.state.graph, local.state.recorders = graph, (graph,)


def require_graph(where) -> Graph:
    """The tf.Graph that is being built, or the default one.  Raises: RuntimeError in eager code or in a function."""
    graph = local.state.graph
    if not isinstance(graph, Graph):
        place = "a tf.function" if graph is not None else "eager code"
        raise RuntimeError(explain(where, f"called in {place}", "it belongs into a graph",
                                   "Use `with tf.Graph().as_default():`"))
    return graph
