"""Rewriting: how a pass makes a new body, node by node. Floor 4. Read `graph/body.py` first, `noops.py` next.

Nodes are never changed. Where a pass replaces a tensor, whatever took it as an input is made anew, with the other
tensor in its place, and so has new outputs, which others take, and so on. `rewritten` does all that; a pass is left
with the question what to do about one node.
"""

from __future__ import annotations

import copy

from ..body import Body
from ..func_graph import Node, inferred, is_handle
from ..structure import Const, Constant
from ..symbolic import SymbolicTensor


def rewritten(body, rule) -> Body:
    """The body in which each node is what `rule` makes of it.

    rule: given a node whose inputs are those of the new body; returns None to keep it, another
        node to put in its place, or a tuple of earlier tensors that stand for its outputs.
    """
    there: dict = {}
    nodes = []
    for node in body.nodes:
        moved = with_inputs(node, there)
        found = rule(moved)
        if not isinstance(found, tuple):
            nodes.append(found or moved)
            found = nodes[-1].outputs
        there.update((id(old), new) for old, new in zip(node.outputs, found, strict=True))
    return Body(body.inputs, tuple(nodes), tuple(there.get(id(y), y) for y in body.outputs))


def with_inputs(node, there) -> Node:
    """The node with its inputs replaced; the node itself where none of them is.

    there: id of a tensor -> the one in its place.
    """
    inputs = tuple(there.get(id(x), x) for x in node.inputs)
    if all(x is y for x, y in zip(inputs, node.inputs)):
        return node
    moved = copy.copy(node)
    moved.inputs = inputs
    moved.outputs = tuple(SymbolicTensor(y.spec, y.graph, moved, y.value_index) for y in node.outputs)
    return moved


def new_node(op, inputs, attrs, like) -> Node:
    """A node that stands in the place of another: it has its name."""
    node = Node(op, tuple(inputs), attrs, like.name, like.graph)
    specs = inferred(op, [x.spec for x in inputs], attrs)
    node.outputs = tuple(SymbolicTensor(spec, like.graph, node, i) for i, spec in enumerate(specs))
    return node


def constant_node(array, dtype, like) -> Node:
    """A constant in the place of a node."""
    return new_node(Const, (), {"value": Constant(array, dtype)}, like)


def is_pure(node) -> bool:
    """Whether a node computes its outputs of its inputs and attributes, and does nothing else."""
    return not (node.op.stateful or node.op.has_bodies or any(is_handle(x) for x in node.inputs))


def constant_of(x):
    """The array of a symbolic constant; None for any other tensor."""
    return x.op.attrs["value"].array if x.op.op is Const else None
