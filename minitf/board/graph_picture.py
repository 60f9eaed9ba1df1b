"""A graph as TensorBoard draws it. Floor 5.

What is to be drawn need not be run. So each node is written with its name, its op, where its inputs come from, and the
shapes of its outputs; also nodes for which TensorFlow has no op, such as the step of all variables at once.
"""

from __future__ import annotations

from ..wire import messages
from ..wire.tensors import shape_proto

PRODUCER = 22  # the least version of a graph that TensorBoard takes without a word


def drawn_graph(graph):
    """A GraphDef message of a traced graph, to be looked at.   graph: a FuncGraph."""
    return drawn(graph.get_operations())


def drawn_body(body):
    """The same of a body: its nodes, and those that its inputs come from."""
    return drawn([*{id(x.op): x.op for x in body.inputs}.values(), *body.nodes])


def drawn(nodes):
    """A GraphDef message of nodes, in an order in which each stands after its inputs."""
    definition = messages.GraphDef()
    definition.versions.producer = PRODUCER
    for node in nodes:
        one = definition.node.add(name=node.name, op=node.type, device=node.device)
        one.input.extend(place_of(x) for x in node.inputs)
        one.input.extend(f"^{other.name}" for other in node.control_inputs)
        shapes = [shape_proto(x.spec.dims) for x in outputs_of(node)]
        if shapes:
            one.attr["_output_shapes"].list.shape.extend(shapes)
    return definition


def place_of(x):
    """Where a tensor comes from: 'dense/MatMul', 'split:1'."""
    index = next(i for i, output in enumerate(outputs_of(x.op)) if output is x)
    return f"{x.op.name}:{index}" if index else x.op.name


def outputs_of(node):
    """The tensors that a node gives, as a tuple."""
    return tuple(node.outputs)
