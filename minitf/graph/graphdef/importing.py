"""tf.import_graph_def: the nodes of a GraphDef in the graph that is being built. Floor 4. Read `reading.py` first."""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...wire import messages
from ..func_graph import is_handle
from ..session.graph import default_graph
from .ordering import source_name
from .reading import GROWTH, ROOM, GraphReader


def import_graph_def(graph_def, input_map=None, return_elements=None, name=None, op_dict=None, producer_op_list=None):
    """Add the nodes of `graph_def` to the graph that is being built, or to the default graph.

    graph_def: a GraphDef, see `tf.compat.v1.GraphDef`.
    input_map: reference in the file ('x', 'x:0') -> the tensor that takes its place; or a variable's handle.
    return_elements: names of operations ('y') and tensors ('y:0') in the file to return.
    name: what stands before all names, by default 'import'; '' for nothing.

        >>> import minitf as tf
        >>> f = tf.function(lambda x: tf.square(x, name="y")).get_concrete_function(tf.TensorSpec([], tf.float32))
        >>> definition = f.graph.as_graph_def()
        >>> with tf.Graph().as_default() as graph:
        ...     [y] = tf.import_graph_def(definition, return_elements=["Square:0"], name="")
        >>> tf.compat.v1.Session(graph=graph).run(y, {"x:0": 3.0})
        np.float32(9.0)

    `op_dict` and `producer_op_list` are accepted, and change nothing.

    Raises: TypeError for what is no GraphDef; NotFoundError for an op that minitf does not know; ValueError where nodes
    are missing, in a cycle or damaged, or a name of `input_map` or `return_elements` is not there;
    UnimplementedError for what is known and cannot be done here.
    Source: tf.graph_util.import_graph_def. Differs: what a call of a function runs stands in place of the call.
    """
    message = as_graph_def(graph_def)
    graph = local.state.graph or default_graph()
    if local.state.graph is None:
        with graph.building():
            return imported(graph, message, input_map or {}, return_elements, name)
    return imported(graph, message, input_map or {}, return_elements, name)


def as_graph_def(message):
    """The message as a GraphDef of our own; TensorFlow's has the same form."""
    descriptor = getattr(message, "DESCRIPTOR", None)
    if getattr(descriptor, "full_name", "") != "tensorflow.GraphDef":
        raise TypeError(explain("import_graph_def", f"graph_def is a {type(message).__name__}",
                                "it must be a GraphDef", "Use tf.compat.v1.GraphDef.FromString(data)"))
    return messages.parse("GraphDef", message.SerializeToString(), "import_graph_def")


def imported(graph, message, input_map, return_elements, name):
    """Read the message into the graph that is being built."""
    library = {function.signature.name: function for function in message.library.function}
    size = len(message.node) + sum(len(function.node_def) for function in library.values())
    reader = GraphReader(library, prefix_of(graph, name), [GROWTH * size + ROOM])
    given = {reference(key): as_given(graph, x) for key, x in input_map.items()}
    require_used(message, given)
    taken = {node.name for node in graph.nodes}
    for node in message.node:
        if reader.scope + node.name in taken:
            raise ValueError(explain("import_graph_def", f"a node named {reader.scope + node.name!r}",
                                     "the graph has one of that name", "Leave out name, or choose another"))
    scope, local.state.name_scope = local.state.name_scope, ""
    try:
        reader.read(message.node, given)
    except InvalidArgumentError as error:
        raise ValueError(str(error)) from None
    finally:
        local.state.name_scope = scope
    if return_elements is None:
        return None
    return [returned(graph, reader, element) for element in return_elements]


def prefix_of(graph, name) -> str:
    """What stands before all names: a scope that nobody has."""
    if name == "":
        return ""
    wanted = local.state.name_scope + ("import" if name is None else name).rstrip("/")
    return graph.names.free(wanted) + "/"


def reference(key) -> str:
    """A key of `input_map` as nodes refer to it: 'x:0' is 'x'."""
    return (key.decode() if isinstance(key, bytes) else str(key)).removesuffix(":0")


def as_given(graph, x):
    """What takes the place of a tensor, as a tensor of the graph."""
    return graph.capture(x.handle) if hasattr(x, "handle") and hasattr(x, "assign") else (
        x if is_handle(x) else graph.capture(convert_to_tensor(x)))


def require_used(message, given):
    """Raise ValueError where `input_map` names what is not there."""
    known = {node.name for node in message.node}
    unknown = [key for key in given if source_name(key) not in known]
    if unknown:
        raise ValueError(explain("import_graph_def", f"input_map names {', '.join(map(repr, unknown))}",
                                 "the graph has no such nodes"))


def returned(graph, reader, element):
    """The operation or the tensor that one of `return_elements` names."""
    element = element.decode() if isinstance(element, bytes) else element
    name, colon, index = element.partition(":")
    if name not in reader.outputs:
        raise ValueError(explain("import_graph_def", f"return_elements names {element!r}",
                                 "the graph has no such node"))
    if not colon:
        return graph.get_operation_by_name(reader.scope + name)
    outputs = reader.outputs[name]
    if not index.isdigit() or int(index) >= len(outputs):
        raise ValueError(explain("import_graph_def", f"return_elements names {element!r}",
                                 f"{name!r} has {len(outputs)} outputs"))
    return outputs[int(index)]
