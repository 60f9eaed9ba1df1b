"""Recompute: what is cheap is computed again where it is needed, not kept. Floor 4. Read `fusion.py` first.

The way back takes much of what the way forth has made. For gelu(u) that is u and tanh(...), but also u * u, 0.5 * u and
1 + tanh(...): each as large as u, written to memory, and read again much later. A chain that reads u anyway makes
u * u by one more step, on a piece that lies in the cache. So a tensor is not passed from one chain to another where

    one cheap step makes it, of what the other chain takes in any case,

and nobody else needs it. That step then stands in both chains. The arithmetic is the same, to the bit.
"""

from __future__ import annotations

import copy
from collections import ChainMap

from ..body import Body
from ..symbolic import SymbolicTensor
from .chain import Chain
from .fusion import Fusion
from .rewriting import with_inputs

CHEAP = frozenset({"AddV2", "Sub", "Mul", "Neg", "Square", "Abs", "Maximum", "Minimum"})


def recompute(body) -> Body:
    """The body in which cheap steps stand in every chain that needs what they make."""
    chains = [node.op for node in Fusion(body).result().nodes if isinstance(node.op, Chain)]
    member = {id(node): i for i, chain in enumerate(chains) for node in chain.nodes}
    again = shared(body, chains, member)
    return Copies(body, member, again).result() if again else body


def shared(body, chains, member) -> set:
    """(number of a chain, id of a tensor that it takes and had better make), for all such."""
    found = {(i, id(x)) for i, chain in enumerate(chains) for x in chain.inputs if is_cheap(x, chain, member)}
    kept = {id(y) for y in body.outputs}
    for node in body.nodes:
        chain = member.get(id(node))
        kept.update(id(x) for x in node.inputs if member.get(id(x.op)) != chain and (chain, id(x)) not in found)
    return {(i, x) for i, x in found if x not in kept}


def is_cheap(x, chain, member) -> bool:
    """Whether one step makes a tensor of what the chain takes, and of numbers."""
    taken = {id(y) for y in chain.inputs}
    return (x.op.type in CHEAP and id(x.op) in member and x.spec.is_static and x.spec.dims == chain.inputs[0].spec.dims
            and all(y.spec.size == 1 or id(y) in taken for y in x.op.inputs))


class Copies:
    """Goes through a body, and puts a copy of a step before the first node of a chain that needs it there."""

    def __init__(self, body, member, again):
        self.body, self.member, self.again = body, member, again
        self.nodes: list = []
        self.there: dict = {}  # id of a tensor -> the one in its place
        self.copies: dict = {}  # number of a chain -> id of a tensor -> its copy there

    def result(self) -> Body:
        for node in self.body.nodes:
            chain = self.member.get(id(node))
            for x in node.inputs:
                self.copy(x, chain)
            moved = with_inputs(node, ChainMap(self.copies.get(chain, {}), self.there))
            self.nodes.append(moved)
            self.there.update((id(old), new) for old, new in zip(node.outputs, moved.outputs) if old is not new)
        return Body(self.body.inputs, tuple(self.nodes), tuple(self.there.get(id(y), y) for y in self.body.outputs))

    def copy(self, x, chain):
        """Append a copy of the step that makes `x`, behind copies of those that it needs; once for each chain."""
        own = self.copies.setdefault(chain, {})
        if (chain, id(x)) not in self.again or id(x) in own:
            return
        for y in x.op.inputs:
            self.copy(y, chain)
        step = copy.copy(x.op)
        step.inputs = tuple(ChainMap(own, self.there).get(id(y), y) for y in step.inputs)
        step.outputs = tuple(SymbolicTensor(y.spec, y.graph, step, y.value_index) for y in step.outputs)
        self.nodes.append(step)
        own[id(x)] = step.outputs[0]
