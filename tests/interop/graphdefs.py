"""Graphs that travel between minitf and TensorFlow as bytes, with inputs and outputs as TensorProtos.

A case is a dict that JSON can hold:
    graph: a GraphDef;  inputs: {tensor's name: TensorProto};  variables: the same, for resources that go in;
    outputs: names of tensors.
"""

import base64

from minitf.graph.graphdef.node_writer import NodeWriter
from minitf.graph.graphdef.writing import Library, dtype_in_files
from minitf.wire import messages
from minitf.wire.tensors import array_of, tensor_proto

# Runs the cases of a file in TensorFlow: prints, for each, the outputs or what was wrong.
RUN_IN_TENSORFLOW = """
import base64
from tensorflow.core.framework import tensor_pb2

v1 = tf.compat.v1

def tensor(text):
    return tf.make_ndarray(tensor_pb2.TensorProto.FromString(base64.b64decode(text)))

def packed(y, dtype):
    return base64.b64encode(tf.make_tensor_proto(y, dtype).SerializeToString()).decode()

def outputs(case):
    definition = v1.GraphDef.FromString(base64.b64decode(case["graph"]))
    with tf.Graph().as_default() as graph:
        made = {name: tf.Variable(tensor(x)) for name, x in case["variables"].items()}
        tf.import_graph_def(definition, input_map={name: v.handle for name, v in made.items()}, name="")
        with v1.Session(graph=graph) as session:
            session.run(v1.global_variables_initializer())
            feeds = {name: tensor(x) for name, x in case["inputs"].items()}
            fetches = [graph.get_tensor_by_name(name) for name in case["outputs"]]
            found = session.run(fetches, feeds)
    return [packed(y, fetch.dtype) for y, fetch in zip(found, fetches)]

results = []
for case in json.load(open(sys.argv[1])):
    try:
        results.append({"outputs": outputs(case)})
    except Exception as error:
        results.append({"error": f"{type(error).__name__}: {error}"[:600]})
print(json.dumps(results))
"""


def packed(array):
    """An array as text: a TensorProto in base64."""
    return base64.b64encode(tensor_proto(array).SerializeToString()).decode()


def unpacked(text):
    """The array again."""
    return array_of(messages.parse("TensorProto", base64.b64decode(text), "test"))


def case_of(concrete, arrays):
    """The case of a concrete function's own graph.

    arrays: the values of its arguments.
    """
    graph = concrete.graph
    names = {id(x): x.name for x in graph.inputs}
    return {**packed_case(graph.as_graph_def(), graph, arrays, names), "outputs": [y.name for y in graph.outputs]}


def case_in_function(concrete, arrays):
    """The case of a graph that calls the concrete function, which stands in the library."""
    graph = concrete.graph
    message = messages.GraphDef()
    name = Library(message.library).name_of(graph)
    nodes = NodeWriter(message.node)
    names = {id(x): f"input_{i}:0" for i, x in enumerate(graph.inputs)}
    inputs = [
        nodes.add("Placeholder", names[id(x)][:-2], [], {"dtype": dtype_in_files(x)}, [dtype_in_files(x)])[0]
        for x in graph.inputs
    ]
    dtypes = [y.dtype for y in graph.outputs]
    nodes.add("StatefulPartitionedCall", "call", inputs, {"f": name, "Tout": tuple(dtypes)}, dtypes)
    return {**packed_case(message, graph, arrays, names), "outputs": [f"call:{i}" for i in range(len(dtypes))]}


def packed_case(message, graph, arrays, names):
    """The graph and its inputs as text.

    names: id of an input of the graph -> its name in the message.
    """
    inputs = {names[id(x)]: packed(array) for x, array in zip(graph.arguments, arrays, strict=True)}
    variables = {}
    for x, inside in graph.captures.values():
        (variables if hasattr(x, "assign") else inputs)[names[id(inside)]] = packed(x.numpy())
    data = base64.b64encode(message.SerializeToString()).decode()
    return {"graph": data, "inputs": inputs, "variables": variables}
