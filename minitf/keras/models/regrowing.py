"""A part of a graph as a graph of its own: `Model(layer.output, model.output)`. Floor 7. Read `functional.py` first.

A graph begins with Inputs. Where a model is made from a KerasTensor in the middle of another graph, an Input is put in
its place, and the calls from there to the outputs are written down once more. The layers are the same ones.
"""

from ... import tree
from ..layers.core.input_layer import Input
from ..symbolic.keras_tensor import KerasTensor
from ..symbolic.node import Node
from ..symbolic.topology import calls_before


def begins_graph(x) -> bool:
    """Whether a KerasTensor was made by `Input`."""
    operation, index, _ = x._keras_history
    return operation is not None and operation._inbound_nodes[index].is_input


def regrown(inputs, outputs):
    """(inputs, outputs) of a graph that computes the same, and in which every input is an Input."""
    copies = {}
    for x in tree.flatten(inputs):
        is_start = begins_graph(x)
        copies[id(x)] = x if is_start else Input(batch_shape=x.shape, dtype=x.dtype, sparse=x.sparse,
                                                 name=f"{x.name}CLONE")

    def copy_of(x):
        if not isinstance(x, KerasTensor):
            return x
        if id(x) not in copies:
            copies[id(x)] = KerasTensor(x.shape, x.dtype, sparse=x.sparse, name=f"{x.name}_clone")
        return copies[id(x)]

    for node in calls_before(tree.flatten(inputs), tree.flatten(outputs)):
        if not node.is_input:
            arguments = node.arguments
            Node(node.operation, tree.map_structure(copy_of, arguments.args),
                 tree.map_structure(copy_of, arguments.kwargs), [copy_of(y) for y in node.outputs])
    return tree.map_structure(copy_of, inputs), tree.map_structure(copy_of, outputs)
