"""A graph as a GraphDef, a graph inside a node as a FunctionDef. Floor 4. Read `forms.py` and `node_writer.py` first.

    >>> import minitf as tf
    >>> f = tf.function(lambda x: tf.reduce_sum(x, axis=0)).get_concrete_function(tf.TensorSpec([2], tf.float32))
    >>> [(node.name, node.op, list(node.input)) for node in f.graph.as_graph_def().node]
    [('x', 'Placeholder', []), ('Sum/axis', 'Const', []), ('Sum', 'Sum', ['x', 'Sum/axis'])]

Calls that change something run in the order of the program here. TensorFlow runs what is ready, so that order is
written down as arrows between nodes: `^before` among the inputs. Read next: `several.py`, for what takes several nodes.
"""

from __future__ import annotations

from ...backend.dtypes import int32, resource
from ...backend.release import GRAPH_DEF_VERSION
from ...wire import messages
from ...wire.tensors import shape_proto
from ..func_graph import FuncGraph, is_handle
from ..identifiers import identifier
from .forms import ATTRIBUTES, NAMES, require_form, words_of
from .node_writer import NodeWriter, Written
from .several import SEVERAL


def graph_def(graph, add_shapes=False):
    """The GraphDef of a graph, and of the graphs inside its nodes.

    add_shapes: whether every node says the shapes of its outputs, as the attribute `_output_shapes`.

    Raises: UnimplementedError for an op that TensorFlow has not; ImportError without the package protobuf.
    """
    message = messages.GraphDef()
    message.versions.producer = GRAPH_DEF_VERSION
    writer = GraphWriter(NodeWriter(message.node, taken=[node.name for node in graph.nodes]), Library(message.library),
                         keeps_order=graph.building_function)
    for node in graph.nodes:
        writer.write(node)
        if add_shapes and node.outputs:
            shapes = [shape_proto(y.spec.dims) for y in node.outputs]
            message.node[-1].attr["_output_shapes"].list.shape.extend(shapes)
    return message


def function_def(library, graph, name, outputs):
    """The FunctionDef of a graph: its arguments and then its captures go in, `outputs` come out."""
    message = messages.FunctionDef()
    message.signature.name = name
    names = NodeWriter((), taken=[node.name for node in graph.nodes])
    arguments = [names.free(argument_name(x)) for x in graph.inputs]
    writer = GraphWriter(NodeWriter(message.node_def, in_function=True, taken=names.taken), library)
    for x, argument in zip(graph.inputs, arguments):
        put_argument(message.signature.input_arg.add(name=argument), x)
        writer.written[id(x)] = Written(argument, dtype_in_files(x))
    for node in graph.nodes:
        if not any(id(y) in writer.written for y in node.outputs):
            writer.write(node)
    for i, y in enumerate(outputs):
        put_argument(message.signature.output_arg.add(name=f"output_{i}"), y)
        message.ret[f"output_{i}"] = writer.written[id(y)].text
    for change in writer.changes:
        message.signature.control_output.append(change)
        message.control_ret[change] = change
    message.signature.is_stateful = bool(writer.changes) or any(map(is_handle, graph.inputs))
    return message


def put_argument(arg, x):
    """Write the type of a tensor; of a variable itself also that of its value."""
    arg.type = dtype_in_files(x).as_datatype_enum
    if is_handle(x):
        arg.handle_data.add(dtype=x.spec.dtype.as_datatype_enum, shape=shape_proto(x.spec.dims))


def argument_name(x) -> str:
    """What the argument of a function is called: small letters, digits and underscores."""
    return f"{identifier(x.op.name).lower().strip('_') or 'x'}_in"


def dtype_in_files(x):
    """The dtype that a tensor has in a GraphDef: that of a variable itself is a resource."""
    return resource if is_handle(x) else x.spec.dtype


class Library:
    """The functions of a GraphDef.

    message: its FunctionDefLibrary.
    """

    def __init__(self, message):
        self.message = message
        self._names: dict = {}  # id of a graph -> its name here, and the graph, so that it stays

    def name_of(self, graph, outputs=None, finish=None) -> str:
        """The name of the function that is this graph; it is written when it is first asked for.

        outputs: what comes out, where that is not just the graph's outputs.
        finish: a function that changes the message of the function, once it is written.
        """
        if id(graph) not in self._names:
            name = f"__inference_{identifier(graph.name)}_{len(self._names)}"
            self._names[id(graph)] = name, graph
            written = function_def(self, graph, name, graph.outputs if outputs is None else outputs)
            if finish is not None:
                finish(written)
            self.message.function.append(written)
        return self._names[id(graph)][0]


class GraphWriter:
    """Writes the nodes of one graph, one after the other.

    nodes: the NodeWriter of the message.
    library: where the graphs inside of nodes go.
    keeps_order: whether arrows keep what changes something in the order of the program.
    written: id of a tensor -> the same in the message.
    changes: names of the nodes that change something, in order.
    spelled_out: graphs that were made to be written in the place of a node.
    """

    def __init__(self, nodes, library, keeps_order=True):
        self.nodes = nodes
        self.library = library
        self.keeps_order = keeps_order
        self.written: dict[int, Written] = {}
        self.names: dict[int, str] = {}  # id of a node -> its name in the message
        self.changes: list[str] = []
        self.spelled_out: list = []
        self._reads: list[str] = []  # what has read variables since the last change

    def write(self, node):
        """Write one node, or the several that TensorFlow needs for it."""
        self.nodes.taken.discard(node.name)
        outputs = (node.op.in_files or SEVERAL.get(node.type, write_plain))(self, node)
        self.written.update((id(y), there) for y, there in zip(node.outputs, outputs))
        self.names[id(node)] = node.name
        if node.op.stateful:
            self.changes.append(node.name)
            self._reads = []
        elif any(map(is_handle, node.inputs)):
            self._reads.append(node.name)

    def add(self, node, op, inputs, attrs, outputs=None) -> list[Written]:
        """The node of the message that stands for `node`, under its name."""
        outputs = [dtype_in_files(y) for y in node.outputs] if outputs is None else outputs
        return self.nodes.add(op, node.name, inputs, attrs, outputs, self._before(node))

    def inputs_of(self, node) -> list[Written]:
        """The inputs of a node, as they stand in the message."""
        return [self.written[id(x)] for x in node.inputs]

    def _before(self, node) -> list[str]:
        """Names of the nodes that must run before this one, though it takes nothing from them."""
        if not self.keeps_order:
            return [self.names[id(before)] for before in node.control_inputs]
        if node.op.stateful:
            return [*self.changes[-1:], *self._reads]
        return self.changes[-1:] if any(map(is_handle, node.inputs)) else []


def write_plain(writer, node) -> list[Written]:
    """A node that is one in TensorFlow, too, with its inputs and attributes where the table of forms says."""
    require_form(node.op)
    words = words_of(node.op)
    attrs = dict(node.attrs)
    constants = {word.name: constant_of(writer, node, word, attrs.pop(word.name))
                 for word in words if word.is_attribute}
    attrs.update(attrs.pop("masks")._asdict() if "masks" in attrs else {})
    attrs = {ATTRIBUTES.get((node.type, name), name): value for name, value in attrs.items()}
    inputs = arranged(words, node.op, writer.inputs_of(node), constants) if words else writer.inputs_of(node)
    return writer.add(node, NAMES.get(node.type, node.type), inputs, attrs)


def arranged(words, op, given, constants) -> list[Written]:
    """The inputs in TensorFlow's order.

    given: those of our op.
    constants: attribute -> the constant that stands for it.
    """
    by_name = dict(zip(op.input_names, given))
    found: list = []
    for word in words:
        if word.is_attribute:
            found.append(constants[word.name])
        else:
            found += given if word.is_rest else [by_name[word.name]]
    return found


def constant_of(writer, node, word, value) -> Written:
    """An attribute as a constant in front of its node."""
    name = f"{node.name}/{word.name}"
    if value is not None:
        return writer.nodes.vector(name, [-1 if n is None else n for n in value] if word.shape else value)
    if word.name == "element_shape":
        return writer.nodes.vector(name, -1)  # not even the rank is known
    x = node.inputs[0]  # no axis means all of them
    if x.spec.rank is not None:
        return writer.nodes.vector(name, list(range(x.spec.rank)))
    rank = writer.nodes.add("Rank", f"{node.name}/Rank", [writer.written[id(x)]], {}, [int32])
    ends = [writer.nodes.vector(f"{node.name}/{end}", number) for end, number in (("start", 0), ("delta", 1))]
    return writer.nodes.add("Range", name, [ends[0], rank[0], ends[1]], {}, [int32])[0]


FuncGraph.write = graph_def
