"""FuncGraph: the calls of a function, written down instead of run. Floor 4. Read `symbolic.py` first.

While a graph is being built it stands in the context (`core/context.py`), and `execute` hands every call to it. The
graph asks the op's own shape rule what will come out, makes symbolic tensors of that, and keeps the call. So a graph
is the same list of calls that a tape keeps, save that nothing in it has a value yet.

Calls stand in the order in which the program made them. A call that changes something (an assignment, a random
number, a print) is therefore in its place among the others, and needs no arrows of its own. Read next: `program.py`.
"""

from __future__ import annotations

import weakref
from contextlib import contextmanager
from typing import Any

import numpy as np

from ..backend.dtypes import BY_NUMPY
from ..backend.errors import InaccessibleTensorError, InvalidArgumentError, explain
from ..core.context import init_scope, local
from ..core.convert import convert_to_tensor
from ..core.execute import dtypes_fit, infer
from ..core.op import Call
from ..core.spec import Spec, plain_dims
from ..core.tensor import Tensor
from ..ops.shapes.identity import Identity
from ..ops.variables.resource_ops import ReadVariableOp
from ..ops.variables.variable import Variable, as_value
from .folding import SMALL, known_value, sizes_of
from .names import Names
from .session.stack import required_session
from .structure import Const, Constant, Handle, Placeholder
from .symbolic import SymbolicTensor


class Node(Call):
    """A call in a graph: an op, its symbolic inputs and outputs, and a name of its own.

    Source: tf.Operation.
    """

    __slots__ = ("control_inputs", "device", "graph", "name")

    def __init__(self, op, inputs, attrs, name, graph):
        super().__init__(op, inputs, attrs, ())
        self.name = name
        self.graph = graph
        self.device = ""
        self.control_inputs = ()  # nodes that only have to run before; a tf.Graph alone has such

    @property
    def type(self) -> str:
        """The op's name: 'MatMul'."""
        return self.op.__name__

    def get_attr(self, name):
        """The attribute `name`.  Raises: ValueError where the op has none of that name."""
        if name not in self.attrs:
            raise ValueError(explain(self.type, f"asked for the attribute {name!r}",
                                     f"it has {', '.join(self.attrs) or 'none'}"))
        return self.attrs[name]

    def run(self, feed_dict=None, session=None):
        """Run it in a session, by default the default one.  Raises: ValueError where there is none."""
        required_session(session, "run").run(self, feed_dict)

    def __repr__(self):
        return f"<tf.Operation '{self.name}' type={self.type}>"


Operation = Node  # as TensorFlow calls it


class FuncGraph:
    """A function as a list of nodes.

    name: the function's name.
    outer: the graph that was being built when this one was begun, or None.
    nodes: in program order.
    calls: what a recorder is told of: the nodes, and calls with gradient rules of their own.
    inputs: the symbolic tensors of the arguments; then, as they are met, those of the captures.
    outputs: the symbolic tensors of the results.
    captures: id -> (what was captured, its symbolic tensor); a tensor by value, a variable by reference.
    passes: which passes make it faster, see `passes/pipeline.py`; None for what the program has said.
    kept: of a body of a loop or a branch: the tensors whose values the way back needs (see `control/`).
    """

    building_function = True
    write: Any = None  # a slot, which `graphdef/writing.py` fills

    def __init__(self, name, outer=None):
        self.name = name
        self.outer = outer
        self.nodes: list[Node] = []
        self.calls: list[Call] = []
        self.rules: dict[int, tuple] = {}  # id of a call with a rule of its own -> that as a program (`retelling.py`)
        self.arguments: list[SymbolicTensor] = []
        self.outputs: list[SymbolicTensor] = []
        self.captures: dict[int, tuple] = {}
        self.names = Names()
        self.passes: dict | None = None
        self.kept: list[SymbolicTensor] = []
        self.aliases: dict[str, list] = {}  # name of a node that was read from a file -> its outputs there
        self.uninitialized: set[int] = set()  # ids of captured variables that have no value yet
        self.seeds = 0  # how many random ops have asked for one
        self.may_make_variables = True
        self.made_variables: list = []  # weak references

    # --- building ----------------------------------------------------------------------------------------------
    @contextmanager
    def building(self):
        """Inside the block every op of this thread becomes a node of this graph.

        Whoever records outside (a tape) does not see these nodes: it will be told of the call of the whole function.
        """
        state = local.state
        before = state.graph, state.recorders, state.name_scope
        state.graph, state.recorders, state.name_scope = self, (self,), ""
        try:
            yield self
        finally:
            state.graph, state.recorders, state.name_scope = before

    as_default = building

    def add_call(self, op, inputs, attrs):
        """The node for a call of `op`: its output, or a list where it has several. This is what `execute` calls.

        Raises: ValueError where the op's rules are broken; TypeError for a tensor of another graph.
        """
        node = self.add_node(op, tuple(self.capture(x) for x in inputs), attrs)
        self.tell(node)
        return node.outputs[0] if len(node.outputs) == 1 and not op.several else list(node.outputs)

    def tell(self, node):
        """Tell whoever records inside the graph of a new node; of a variable that is read, the variable itself."""
        for recorder in local.state.recorders:
            tell(recorder, node)

    def record(self, call):
        """A call that is made while the graph is built."""
        self.calls.append(call)

    def read(self, variable, value):
        """Nothing: that a variable is read is a node, and told as one."""

    def variable_of(self, handle):
        """The variable that a symbolic handle stands for."""
        captured = next(x for x, inside in self.captures.values() if inside is handle)
        return captured if isinstance(captured, Variable) else captured.graph.variable_of(captured)

    def add_node(self, op, inputs, attrs, name=None):
        """A node whose inputs are symbolic tensors of this graph already."""
        scope = local.state.name_scope
        name = self.names.unique(op.__name__, scope) if name is None else self.names.free(scope + name)
        return self.place_node(op, inputs, attrs, name)

    def place_node(self, op, inputs, attrs, name):
        """The same under exactly this name, which must be free."""
        specs = inferred(op, [x.spec for x in inputs], attrs)
        node = Node(op, inputs, attrs, name, self)
        node.outputs = tuple(SymbolicTensor(spec, self, node, i) for i, spec in enumerate(specs))
        self.nodes.append(node)
        return node

    def constant(self, array):
        """The symbolic tensor of a value that is known now."""
        return self.add_node(Const, (), {"value": Constant(array, BY_NUMPY[array.dtype])}).outputs[0]

    def placeholder(self, spec, name="Placeholder"):
        """A symbolic tensor whose value is given when the graph runs."""
        return self.add_node(Placeholder, (), {"spec": spec}, name).outputs[0]

    def argument(self, spec, name):
        """The placeholder of one argument of the function."""
        tensor = self.placeholder(spec, name)
        self.arguments.append(tensor)
        return tensor

    def seed(self) -> int:
        """The seed of a random op that has none: 0 for the first, and so on. So equal functions draw equal numbers."""
        self.seeds += 1
        return self.seeds - 1

    # --- variables -------------------------------------------------------------------------------------------------
    def initial_value(self, variable, initial_value, dtype):
        """The value of a variable that is made while the graph is built. It is made now, and not when the graph runs.

        Raises: ValueError where it is not the first trace of the function: a variable is made once.
        """
        if not self.may_make_variables:
            raise ValueError(explain(
                "tf.function", f"a variable is made in another trace of {self.name!r}",
                "only singleton tf.Variables created on the first call are supported, since the function's Python code "
                "runs again in every trace", "Make it outside, or where `self.v is None` in the first call"))
        self.made_variables.append(weakref.ref(variable))
        with init_scope():
            if isinstance(initial_value, SymbolicTensor):
                return self.constant_value(initial_value)
            return as_value(initial_value, dtype)

    def constant_value(self, x):
        """The eager tensor of a symbolic constant.  Raises: ValueError where the value is not known now."""
        if x.spec.value is None:
            raise ValueError(explain("Variable", f"initial_value is {x!r}", "its value is not known while the function "
                                     "is traced", "Pass a function that makes the value"))
        return convert_to_tensor(x.spec.value)

    # --- capturing -----------------------------------------------------------------------------------------------
    def capture(self, x):
        """`x` as a tensor of this graph: itself, or the input through which it comes in from outside.

        Raises: InaccessibleTensorError where it belongs to a graph inside this one, as that of a
        branch or a loop; TypeError for any other graph that this one does not stand in.
        """
        if isinstance(x, SymbolicTensor):
            if x.graph is self:
                return x
            if not self.stands_in(x.graph):
                kind = InaccessibleTensorError if x.graph.stands_in(self) else TypeError
                raise kind(explain(
                    "tf.function", f"{x!r}, which belongs to the function {x.graph.name!r}",
                    f"it is out of scope in {self.name!r}: it exists only while its function runs",
                    "Return it from the function, instead of keeping it in a list or an attribute"))
        elif isinstance(x, Variable):
            x = x.handle
        known = self.captures.get(id(x))
        if known is None:
            kind = Handle if isinstance(x, Variable) or is_handle(x) else Placeholder
            inside = self.add_node(kind, (), {"spec": spec_of(x)}, capture_name(x)).outputs[0]
            known = self.captures[id(x)] = (x, inside)
        if not isinstance(x, Variable) and local.state.graph is self:
            coming_in = Call(Identity, (x,), {}, (known[1],))  # for a tape that watches x itself
            for recorder in local.state.recorders:
                if recorder is not self:
                    recorder.record(coming_in)
        return known[1]

    def stands_in(self, graph) -> bool:
        """Whether this graph is built inside the other."""
        outer = self.outer
        while outer is not None and outer is not graph:
            outer = outer.outer
        return outer is graph

    def replace_capture(self, x, tensor):
        """Let what was captured as `x` come in as `tensor`."""
        self.captures[id(x)] = (x, tensor)

    @property
    def inputs(self) -> list:
        """The arguments, then the captures: what the graph needs to run."""
        return [*self.arguments, *(tensor for _, tensor in self.captures.values())]

    @property
    def captured(self) -> list:
        """What was captured: tensors and variables, in the order of the last inputs."""
        return [x for x, _ in self.captures.values()]

    @property
    def variables(self) -> tuple:
        """The variables that the graph reads or changes."""
        return tuple(x for x in self.captured if isinstance(x, Variable))

    @property
    def trainable_variables(self) -> tuple:
        return tuple(v for v in self.variables if v.trainable)

    # --- looking ---------------------------------------------------------------------------------------------------
    def get_operations(self) -> list[Node]:
        """The nodes, in program order."""
        return list(self.nodes)

    def get_operation_by_name(self, name) -> Node:
        """The node of that name.  Raises: KeyError where there is none."""
        for node in self.nodes:
            if node.name == name:
                return node
        raise KeyError(explain("Graph", f"asked for the operation {name!r}", f"{self.name!r} has none of that name"))

    def get_tensor_by_name(self, name) -> SymbolicTensor:
        """The output that is called `name`, such as 'MatMul:0'.  Raises: KeyError where there is none."""
        node, _, index = name.partition(":")
        return self.get_operation_by_name(node).outputs[int(index or 0)]

    def as_graph_def(self, from_version=None, add_shapes=False):
        """The graph as a GraphDef, TensorFlow's message for graphs; see `graphdef/writing.py`.

        from_version: accepted, and changes nothing.
        add_shapes: whether every node says the shapes of its outputs, as the attribute `_output_shapes`.

        Raises: UnimplementedError for an op that TensorFlow has not; ImportError without the package protobuf.
        """
        return self.write(add_shapes)

    def __repr__(self):
        return f"<FuncGraph {self.name!r} of {len(self.nodes)} nodes>"


def inferred(op, specs, attrs):
    """The Specs of the outputs, with values where they follow from known values.

    Raises: TypeError where dtypes do not fit, ValueError where other rules are broken: a graph is refused while it is
    built, before there are values.
    """
    try:
        found = infer(op, specs, attrs)
    except InvalidArgumentError as error:
        raise (ValueError if dtypes_fit(op, specs) else TypeError)(str(error)) from None
    found = found if isinstance(found, (tuple, list)) else (found,)
    return known_value(op, specs, attrs, found)


def tell(recorder, call):
    """Tell a recorder of a call; where it is no graph, of variables that are read the variables themselves."""
    if not isinstance(recorder, FuncGraph):
        if call.op is ReadVariableOp:
            recorder.read(variable_of(call.inputs[0]), call.outputs[0])
            return
        if isinstance(call.op, type) and call.op.has_bodies:
            for x in call.inputs:
                if is_handle(x):
                    recorder.read(variable_of(x), x)
    recorder.record(call)


def variable_of(x):
    """The variable that is read: itself in eager code, in a graph what the handle stands for."""
    return x.graph.variable_of(x) if isinstance(x, SymbolicTensor) else x


def spec_of(x) -> Spec:
    """What is known of a tensor or a variable that comes in from outside.

    The value of an eager tensor never changes. Small integers, which are often sizes, are looked at.
    """
    if isinstance(x, SymbolicTensor):
        return x.spec
    if isinstance(x, Variable):
        return Spec(plain_dims(x._shape), x._dtype)
    array = x._array
    known = isinstance(array, np.ndarray) and array.size <= SMALL and array.dtype.kind == "i"
    return Spec(array.shape, x.dtype, array if known else None)


def is_handle(x) -> bool:
    """Whether a symbolic tensor stands for a variable itself."""
    return isinstance(x, SymbolicTensor) and x.op.op is Handle


def capture_name(x):
    """What the input is called through which `x` comes in."""
    return x.name.partition(":")[0] if isinstance(x, (Variable, SymbolicTensor)) else "captured"


def is_symbolic_tensor(tensor) -> bool:
    """Whether `tensor` belongs to a graph, and has no value yet.  Source: tf.is_symbolic_tensor."""
    return isinstance(tensor, SymbolicTensor)


def get_static_value(tensor, partial=False):
    """The value of a tensor as far as it is known before a graph runs: a NumPy array, or None.

    tensor: an eager tensor, whose value is always known, or one of a graph; what is no tensor comes back as it is.
    partial: of a vector of sizes, give those that are known, and None for the others.

        >>> import minitf as tf
        >>> tf.get_static_value(tf.constant([1, 2]))
        array([1, 2], dtype=int32)

    Source: tf.get_static_value. Differs: it knows what follows from constants, too.
    """
    if not isinstance(tensor, Tensor):
        return None if isinstance(tensor, Variable) else tensor
    value = tensor._known_value()
    if value is not None:
        return value.copy() if value.ndim else value[()]
    sizes = sizes_of(tensor.spec) if partial else None
    return None if sizes is None else np.array(sizes, object)


def current_graph():
    """The graph that is being built on this thread, or None."""
    return local.state.graph


def inside_function() -> bool:
    """Whether a function is being traced on this thread.  Source: tf.inside_function."""
    return local.state.graph is not None
