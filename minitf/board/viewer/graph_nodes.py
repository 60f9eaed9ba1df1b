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
    return _nodes(messages.GraphDef.FromString(data))


def traced_nodes_of(data):
    """The nodes of the graphs that `tf.summary.trace_export` wrote; of several, each in a scope of its own.

    data: bytes, the RunMetadata.
    """
    metadata = messages.RunMetadata.FromString(data)
    graphs = [graph.pre_optimization_graph for graph in metadata.function_graphs] or list(metadata.partition_graphs)
    return [node for i, graph in enumerate(graphs)
            for node in _nodes(graph, f"function_{i + 1}/" if len(graphs) > 1 else "")]


def _nodes(definition, scope=""):
    return [_node(node, scope) for node in definition.node]


def _node(node, scope):
    inputs, control = [], []
    for source in node.input:
        if source.startswith("^"):
            control.append(scope + source[1:])
        else:
            name, _, index = source.partition(":")
            inputs.append([scope + name, int(index) if index.isdecimal() else 0])
    shapes = [_text(shape) for shape in node.attr["_output_shapes"].list.shape] if "_output_shapes" in node.attr else []
    return {"name": scope + node.name, "op": node.op, "device": node.device, "inputs": inputs, "control": control,
            "shapes": shapes}


def _text(shape):
    dims = dims_of(shape)
    return "?" if dims is None else "[" + ", ".join("?" if n is None else str(n) for n in dims) + "]"


def layers_of(text):
    """The layers of a Keras model as nodes of the same form.   text: its JSON, as the callback writes it.

    A model inside a model is a scope: its layers' names begin with its own.
    """
    nodes: list = []
    _add_model(nodes, json.loads(text).get("config", {}), "", [])
    return nodes


def _add_model(nodes, config, scope, given):
    """Add the layers of a model to the nodes.   given: the nodes that feed it.   Returns: the node that it ends in."""
    ends: dict = {}  # a layer's name -> the node that it ends in
    before = None
    for layer in config.get("layers", ()):
        inner = layer.get("config", {})
        name = str(inner.get("name", layer.get("class_name", "?")))
        sources = [ends[source] for source in dict.fromkeys(_sources(layer.get("inbound_nodes", ()))) if source in ends]
        sources = sources or ([before] if before else given)
        if inner.get("layers"):
            before = ends[name] = _add_model(nodes, inner, f"{scope}{name}/", sources)
            continue
        is_input = layer.get("class_name") == "InputLayer"
        before = ends[name] = scope + name
        inputs = [[source, 0] for source in (given if is_input else sources)]
        nodes.append({"name": before, "op": layer.get("class_name", "?"), "device": "", "inputs": inputs, "control": [],
                      "shapes": _shapes_of(inner)})
    return before


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


def _shapes_of(config):
    shape = config.get("batch_shape") or config.get("batch_input_shape")
    return ["[" + ", ".join("?" if n is None else str(n) for n in shape) + "]"] if isinstance(shape, list) else []
