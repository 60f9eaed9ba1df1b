"""A graph of layers as a config, and back. Floor 7. Read `functional.py` first.

Every layer stands in it with its config and with its calls. In a call, a KerasTensor is written as its history: output
`tensor_index` of call `node_index` of the layer of that name. Calls that belong to other models are not counted.
"""

import copy
import inspect

from ... import tree
from ...backend.errors import explain
from ..deserialization import deserialize_keras_object
from ..serialization import serialize_keras_object
from ..symbolic.keras_tensor import KerasTensor
from ..symbolic.operation import Operation
from .model import slots


def is_graph_class(cls) -> bool:
    """Whether objects of the class are made of inputs and outputs, and so can be made from a config of a graph."""
    spec = inspect.getfullargspec(cls.__init__)
    return spec.args[1:] == ["inputs", "outputs", "name"] or bool(spec.varargs and spec.varkw)


# --- there --------------------------------------------------------------------------------------------------------
def graph_config(model) -> dict:
    """The config of a functional model."""
    inside = set(map(id, model._topology.nodes))

    def index_of(x, first=0):
        """Which of the calls in this model made a KerasTensor."""
        operation, node_index, _ = x._keras_history
        return first + sum(id(node) in inside for node in operation._inbound_nodes[:node_index])

    def tensor_config(x):
        operation = x._keras_history.operation
        first = 1 if isinstance(operation, slots.functional) else 0  # a model counts the call that made it
        return [operation.name, index_of(x, first), x._keras_history.tensor_index]

    layers = []
    for operation in model.operations:
        calls = [node for node in operation._inbound_nodes if id(node) in inside and node.input_tensors]
        layers.append({**serialize_keras_object(operation), "name": operation.name,
                       "inbound_nodes": [call_config(node, index_of) for node in calls]})
    return copy.deepcopy({
        "name": model.name,
        "trainable": model.trainable,
        "layers": layers,
        "input_layers": tree.map_structure(tensor_config, model._inputs_struct),
        "output_layers": tree.map_structure(tensor_config, model._outputs_struct),
    })


def call_config(node, index_of) -> dict:
    """The arguments of a call."""
    def written(x):
        if not isinstance(x, KerasTensor):
            return x
        history = [x._keras_history.operation.name, index_of(x), x._keras_history.tensor_index]
        return Written({"class_name": "__keras_tensor__",
                        "config": {"shape": x.shape, "dtype": x.dtype, "keras_history": history}})

    return {name: serialize_keras_object(unwritten(tree.map_structure(written, arguments)))
            for name, arguments in (("args", node.arguments.args), ("kwargs", node.arguments.kwargs))}


class Written:
    """A config that is a leaf of a structure."""

    def __init__(self, config):
        self.config = config


def unwritten(structure):
    """The structure with the configs themselves in place of the leaves."""
    return tree.map_structure(lambda x: x.config if isinstance(x, Written) else x, structure)


# --- back ---------------------------------------------------------------------------------------------------------
def from_graph_config(cls, config, custom_objects=None):
    """A model of class `cls` from its config.

    Raises: ValueError where a call needs a layer, or a call of one, that is nowhere in the config.
    """
    config = dict(config)
    layer_configs, inputs, outputs = (config.pop(key) for key in ("layers", "input_layers", "output_layers"))
    name, trainable = config.pop("name", None), config.pop("trainable", None)
    layers, waiting = {}, []
    for layer_config in layer_configs:
        layer = deserialize_keras_object(layer_config, custom_objects=custom_objects)
        if not isinstance(layer, Operation):
            raise ValueError(explain("Model.from_config", f"{layer!r}", "a model is made of layers and operations"))
        layers[layer_config["name"]] = layer
        waiting += [(layer, call) for call in layer_config["inbound_nodes"]]
    make_calls(layers, waiting)

    def tensor(history):
        if isinstance(history, dict):
            return {key: tensor(h) for key, h in history.items()}
        if not (len(history) == 3 and isinstance(history[0], str)):
            return type(history)([tensor(h) for h in history])
        layer, node_index, tensor_index = layers[history[0]], history[1], history[2]
        first = 1 if isinstance(layer, slots.functional) else 0
        return layer._inbound_nodes[node_index - first].outputs[tensor_index]

    return cls(inputs=tensor(inputs), outputs=tensor(outputs), name=name, trainable=trainable, **config)


def make_calls(layers, waiting):
    """Call the layers, each call as soon as its inputs are there; the calls of one layer in their order.

    Raises: ValueError where some are never there.
    """
    while waiting:
        left, stuck = [], set()
        for layer, call in waiting:
            arguments = None if id(layer) in stuck else arguments_of(call, layers)
            if arguments is None:
                stuck.add(id(layer))
                left.append((layer, call))
            else:
                layer(*arguments[0], **arguments[1])
        if len(left) == len(waiting):
            raise ValueError(explain("Model.from_config", f"calls of {sorted({layer.name for layer, _ in left})}",
                                     "Invalid Functional model configuration: the graph has loops or disconnected "
                                     "nodes"))
        waiting = left


def arguments_of(call, layers):
    """(args, kwargs) of a call, with the KerasTensors that the layers have returned; None where one is not there yet.

    Raises: ValueError for a layer that is not in the config.
    """
    if not call:
        return [], {}
    missing = []

    def recalled(x):
        history = getattr(x, "_pre_serialization_keras_history", None)
        if history is None:
            return x
        if history[0] not in layers:
            raise ValueError(explain("Model.from_config", f"a call on the output of {history[0]!r}", "Unknown layer"))
        nodes = layers[history[0]]._inbound_nodes
        if len(nodes) <= history[1]:
            missing.append(history)
            return x
        return nodes[history[1]].outputs[history[2]]

    args, kwargs = (tree.map_structure(recalled, deserialize_keras_object(call[part])) for part in ("args", "kwargs"))
    return None if missing else (args, kwargs)
