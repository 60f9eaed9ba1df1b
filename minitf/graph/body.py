"""Body: nodes with their inputs and outputs, and how to copy them to another place. Floor 4.

What runs, what is rewritten by the passes and what is put into another graph is always a body. Nodes are never
changed once they are made: a rewrite makes new ones.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Body:
    """A function of tensors: the nodes, in an order in which they can run.

    inputs: symbolic tensors that are given.
    nodes: those between the inputs and the outputs, and those with side effects.
    outputs: symbolic tensors; an input or a constant may be one, and one may stand there twice.
    calls: what a recorder should hear of when the body runs where somebody records.
    """

    inputs: tuple
    nodes: tuple
    outputs: tuple
    calls: tuple = ()


def body_of(graph, outputs=None) -> Body:
    """The whole of a FuncGraph, with its own outputs or with others."""
    inputs = tuple(graph.inputs)
    given = {id(x) for x in inputs}
    nodes = tuple(node for node in graph.nodes if not any(id(y) in given for y in node.outputs))
    return Body(inputs, nodes, tuple(graph.outputs if outputs is None else outputs), tuple(graph.calls))


def prune(body) -> Body:
    """The body without nodes that nobody needs: what reaches no output and changes nothing."""
    needed = {id(y) for y in body.outputs}
    kept = []
    for node in reversed(body.nodes):
        if node.op.stateful or any(id(y) in needed for y in node.outputs):
            kept.append(node)
            needed.update(map(id, node.inputs))
    return Body(body.inputs, tuple(reversed(kept)), body.outputs, body.calls)


def copy_into(graph, body, given):
    """Add the nodes of `body` to another graph, and tell nobody.

    given: for each input of the body, a tensor of that graph.
    Returns: id of a tensor of the body -> the tensor there.
    """
    there = {id(x): y for x, y in zip(body.inputs, given, strict=True)}
    for node in body.nodes:
        copy = graph.add_node(node.op, tuple(there[id(x)] for x in node.inputs), node.attrs, node.name)
        there.update((id(x), y) for x, y in zip(node.outputs, copy.outputs))
    return there
