"""load_graph_model: a function out of a folder, that TensorFlow.js's converter or we have written. Floor 8.

Read `fused.py` first. The graph is read as that of a SavedModel without objects is: see `saving/saved_model/legacy.py`.
"""

import os

from ...backend.errors import OpError, explain
from ...graph.concrete import ConcreteFunction
from ...saving.saved_model.legacy import load_graph
from ...saving.saved_model.names import DEFAULT_SERVING_SIGNATURE_DEF_KEY
from ...wire import messages
from ..model_file import read_model
from ..weights.manifest import read_weights
from .constants import put_constants
from .fused import unfused
from .older_loops import loops_as_functions
from .spelled import without_arrows

WHERE = "load_graph_model"


def load_graph_model(path) -> ConcreteFunction:
    """Return the function in a folder, which takes tensors by name and gives a dict of tensors.

    path: of the folder, or of its model.json.

        >>> import tempfile
        >>> import minitf as tf
        >>> double = tf.function(lambda x: 2. * x, input_signature=[tf.TensorSpec([None], tf.float32)])
        >>> folder = tempfile.mkdtemp()
        >>> tf.js.save_graph_model(double, folder)
        >>> load_graph_model(folder)(x=tf.constant([3.]))["output_0"].numpy()
        array([6.], dtype=float32)

    Raises: FileNotFoundError where no model is; ValueError for files that are damaged, lead out of the folder or do not
    fit each other, and for ops that minitf does not know; ImportError without the package protobuf.
    Source: tf.loadGraphModel of TensorFlow.js.
    """
    document, folder = read_model(WHERE, path)
    if document.get("format") == "layers-model" or "node" not in document["modelTopology"]:
        raise ValueError(explain(WHERE, os.fspath(path), "it holds a layers model", "Use load_keras_model"))
    try:
        graph = messages.MetaGraphDef()
        graph.graph_def.CopyFrom(graph_of(document, folder))
        signature = document.get("signature") or document.get("userDefinedMetadata", {}).get("signature")
        found = messages.from_json("SignatureDef", signature, WHERE) if signature else guessed(graph.graph_def)
        graph.signature_def[DEFAULT_SERVING_SIGNATURE_DEF_KEY].CopyFrom(found)
        function = load_graph(graph, folder).signatures[DEFAULT_SERVING_SIGNATURE_DEF_KEY]
        _ = function.graph  # so that what is wrong with it is told now
    except (OpError, TypeError) as error:
        raise ValueError(explain(WHERE, os.fspath(path), str(error))) from None
    return function


def graph_of(document, folder):
    """The GraphDef of a model, with the values of its constants.

    Raises: ValueError where there is no value for one, or of another shape; DataLossError for a damaged graph.
    """
    definition = messages.from_json("GraphDef", document["modelTopology"], WHERE)
    arrays, _ = read_weights(folder, document.get("weightsManifest", []))
    put_constants(definition, arrays)
    for nodes in [definition.node, *(function.node_def for function in definition.library.function)]:
        apart = unfused(nodes)
        del nodes[:]
        nodes.extend(apart)
    without_arrows(definition)
    loops_as_functions(definition)
    return definition


def guessed(definition):
    """The signature of a graph that says none: its placeholders go in, what nobody takes comes out."""
    taken = {text.partition(":")[0].removeprefix("^") for node in definition.node for text in node.input}
    signature = messages.SignatureDef()
    for node in definition.node:
        side = signature.inputs if node.op == "Placeholder" else signature.outputs
        if node.op == "Placeholder" or (node.name not in taken and node.op not in ("Const", "NoOp")):
            key = "dtype" if node.op == "Placeholder" else "T"
            side[node.name].name, side[node.name].dtype = f"{node.name}:0", node.attr[key].type or 1
            side[node.name].tensor_shape.unknown_rank = True
            if side is signature.inputs and "shape" in node.attr:
                side[node.name].tensor_shape.CopyFrom(node.attr["shape"].shape)
    return signature
