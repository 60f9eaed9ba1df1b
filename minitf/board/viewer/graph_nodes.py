"""A GraphDef as the page draws it. Floor 5. Read `graph_picture.py` first; next: `page/graph.js`."""

from __future__ import annotations

import json

from ...wire import messages
from ...wire.tensors import dims_of


def nodes_of(data):
    """The nodes of a GraphDef: a list of {name, op, device, inputs, control, shapes}.

    data: bytes, the GraphDef.
    inputs: [[name, index], ...], which output of which node; control: names of nodes that only come before.
    shapes: the outputs' shapes as text, '[2, ?]', where they are known.
    """
    return [_node(node) for node in messages.GraphDef.FromString(data).node]


def _node(node):
    inputs, control = [], []
    for source in node.input:
        if source.startswith("^"):
            control.append(source[1:])
        else:
            name, _, index = source.partition(":")
            inputs.append([name, int(index) if index.isdecimal() else 0])
    shapes = [_text(shape) for shape in node.attr["_output_shapes"].list.shape] if "_output_shapes" in node.attr else []
    return {"name": node.name, "op": node.op, "device": node.device, "inputs": inputs, "control": control,
            "shapes": shapes}


def _text(shape):
    dims = dims_of(shape)
    return "?" if dims is None else "[" + ", ".join("?" if n is None else str(n) for n in dims) + "]"


def layers_of(text):
    """The layers of a Keras model as nodes of the same form.   text: its JSON, as the callback writes it.

    A model inside a model is a scope: its layers' names begin with its own.
    """
    model = json.loads(text)
    nodes: list = []
    _add_layers(nodes, model.get("config", {}), "")
    return nodes


def _add_layers(nodes, config, scope):
    before = None
    for layer in config.get("layers", ()):
        inner = layer.get("config", {})
        name = scope + str(inner.get("name", layer.get("name", layer.get("class_name", "?"))))
        if inner.get("layers"):
            _add_layers(nodes, inner, name + "/")
            before = nodes[-1]["name"] if nodes else before
            continue
        sources = sorted(set(_sources(layer.get("inbound_nodes", ()))))
        inputs = [[scope + source, 0] for source in sources] or ([[before, 0]] if before else [])
        if layer.get("class_name") == "InputLayer":
            inputs = []
        nodes.append({"name": name, "op": layer.get("class_name", "?"), "device": "", "inputs": inputs, "control": [],
                      "shapes": [_shape_of(inner)] if _shape_of(inner) else []})
        before = name


def _sources(inbound):
    """The names of the layers that tensors come from, wherever they stand in a layer's arguments."""
    if isinstance(inbound, dict):
        if inbound.get("class_name") == "__keras_tensor__":
            yield inbound["config"]["keras_history"][0]
        else:
            for part in inbound.values():
                yield from _sources(part)
    elif isinstance(inbound, list):
        if len(inbound) >= 3 and isinstance(inbound[0], str) and isinstance(inbound[1], int):  # Keras 2's form
            yield inbound[0]
        else:
            for part in inbound:
                yield from _sources(part)


def _shape_of(config):
    shape = config.get("batch_shape") or config.get("batch_input_shape")
    return "[" + ", ".join("?" if n is None else str(n) for n in shape) + "]" if isinstance(shape, list) else ""
