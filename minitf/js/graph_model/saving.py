"""save_graph_model, convert_tf_saved_model: functions in folders, to be called in a browser. Floor 8."""

import os
from collections.abc import Mapping

from ... import keras
from ...backend.errors import explain
from ...graph.concrete import ConcreteFunction
from ...graph.function import Function
from ...keras.export.specs import input_signature
from ...saving.saved_model.loading import load
from ...saving.saved_model.names import DEFAULT_SERVING_SIGNATURE_DEF_KEY
from ...wire import messages
from ...wire.tensors import shape_proto
from ..model_file import write_model
from ..weights.manifest import SHARD_BYTES
from .bodies import settle
from .constants import take_constants
from .counterparts import require_counterparts
from .lists import gather_lists, keep_written
from .spelled import spelled_out


def save_graph_model(function, artifacts_dir, quantization_dtype_map=None, weight_shard_size_bytes=SHARD_BYTES,
                     metadata=None):
    """Write what a function does to a folder that `tf.loadGraphModel` of TensorFlow.js reads.

    function: a ConcreteFunction, a tf.function that has one trace or an input_signature, or a Keras model.
    Others: as for `save_keras_model`; weights have the names of the graph's constants.

        >>> import tempfile, os
        >>> import minitf as tf
        >>> @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])
        ... def length(x):
        ...     return tf.norm(x, axis=1)
        >>> folder = tempfile.mkdtemp()
        >>> save_graph_model(length, folder)
        >>> sorted(os.listdir(folder))
        ['group1-shard1of1.bin', 'model.json']

    Raises: TypeError for what is no such function; ValueError that names all ops without a counterpart, and as
    `write_weights`; OSError where the folder cannot be written; ImportError without the package protobuf.
    Source: tensorflowjs.converters; there, only SavedModels can be converted.
    """
    concrete = concrete_of("save_graph_model", function)
    inputs = [x.op.name for x in concrete.graph.arguments]
    write("save_graph_model", concrete, inputs, names_of_outputs(concrete), artifacts_dir,
          quantization_dtype_map, weight_shard_size_bytes, metadata)


def convert_tf_saved_model(saved_model_dir, output_dir, signature_def=DEFAULT_SERVING_SIGNATURE_DEF_KEY,
                           saved_model_tags=None, quantization_dtype_map=None, weight_shard_size_bytes=SHARD_BYTES,
                           metadata=None):
    """Write a signature of a SavedModel to a folder that `tf.loadGraphModel` of TensorFlow.js reads.

    saved_model_dir: its folder; TensorFlow may have written it, or minitf.
    signature_def: the signature's name.   saved_model_tags: of the graph, where there are several.
    Others: as for `save_graph_model`.

    Raises: ValueError for a signature that is not there; others as `tf.saved_model.load` and `save_graph_model`.
    Source: tensorflowjs.converters.convert_tf_saved_model.
    """
    signatures = load(saved_model_dir, saved_model_tags).signatures
    if signature_def not in signatures:
        raise ValueError(explain("convert_tf_saved_model", f"signature_def={signature_def!r}",
                                 f"the model has {', '.join(signatures) or 'no signatures'}"))
    concrete = signatures[signature_def]
    inputs = [x.op.name for x in concrete.graph.arguments]
    write("convert_tf_saved_model", concrete, inputs, names_of_outputs(concrete), output_dir, quantization_dtype_map,
          weight_shard_size_bytes, metadata)


def write(where, concrete, inputs, outputs, folder, quantization, shard_bytes, metadata):
    """Write a trace.   inputs, outputs: what they are called in the signature."""
    definition, graph, placeholders, results = spelled_out(concrete)
    for nodes in [definition.node, *(function.node_def for function in definition.library.function)]:
        gather_lists(nodes)
    require_counterparts(where, definition, graph)
    for function in definition.library.function:
        settle(function)
    keep_written(where, definition)
    weights = take_constants(definition)
    signature = {"inputs": described(inputs, concrete.graph.arguments, placeholders),
                 "outputs": described(outputs, concrete.graph.outputs, results)}
    document = {"format": "graph-model", "modelTopology": messages.as_json(definition), "signature": signature}
    if metadata is not None:
        document["userDefinedMetadata"] = metadata
    write_model(os.fspath(folder), document, weights, (), quantization, shard_bytes)


def described(names, tensors, nodes) -> dict:
    """name -> node, dtype and shape of a tensor in the signature, in the order of the function."""
    infos = {}
    for name, tensor, node in zip(names, tensors, nodes, strict=True):
        info = messages.TensorInfo(name=f"{node}:0", dtype=tensor.dtype.as_datatype_enum)
        info.tensor_shape.CopyFrom(shape_proto(tensor.spec.dims))
        infos[name] = messages.as_json(info)
    return infos


def concrete_of(where, function) -> ConcreteFunction:
    """The trace that is meant.

    Raises: TypeError for other things; ValueError where the inputs are not known.
    """
    if isinstance(function, keras.Model):
        model = function
        return Function(lambda *inputs: model(*inputs, training=False), input_signature(model),
                        autograph=False).get_concrete_function()
    if isinstance(function, Function):
        return function.get_concrete_function()
    if not isinstance(function, ConcreteFunction):
        raise TypeError(explain(where, f"received {type(function).__name__}", "it must be a ConcreteFunction, a "
                                "tf.function or a Keras model", "Use function.get_concrete_function(...)"))
    return function


def names_of_outputs(concrete) -> list:
    """A name for each output: the keys of a dict, else output_0, output_1 ..."""
    structure, count = concrete.structured_outputs, len(concrete.graph.outputs)
    if isinstance(structure, Mapping) and len(structure) == count:
        return sorted(structure)
    return [f"output_{i}" for i in range(count)]
