"""Fusion: elementwise nodes that follow each other become one. Floor 4. Read `common.py` first, `steps.py` next.

Every node by itself reads its inputs from main memory and writes its output there, which for large arrays takes longer
than the arithmetic. As a chain they pass a piece of the arrays from one to the next while it lies in the cache, and
several threads share the pieces. The arithmetic stays what it was, so the results are the same to the bit. Only their
place in memory may differ: a chain's results lie in plain order, while those of a node by itself lie as its inputs do,
which may be transposed; and a sum over them then adds up in another order.

Nodes belong together when one takes what another makes, both have the same shape, and nothing else needs to run in
between. They have to be known to have one shape even where its sizes are open: see `Shapes`.
"""

from __future__ import annotations

from ..body import Body
from .chain import Chain
from .rewriting import with_inputs
from .steps import is_step

LARGE = 1 << 15  # elements; below that, calls cost more than memory


class Shapes:
    """Which tensors have the same shape, as far as that is known while some sizes are open."""

    def __init__(self):
        self._known: dict = {}

    def of(self, x):
        """What stands for the shape of a tensor: two with the same have the same shape."""
        return x.spec.dims if x.spec.is_static else self._known.get(id(x), id(x))

    def of_step(self, node):
        """The same for the output of an elementwise node; None unless one of its inputs has that shape, too."""
        (y,) = node.outputs
        if y.spec.is_static:
            return y.spec.dims if any(x.spec.dims == y.spec.dims for x in node.inputs) else None
        large = [x for x in node.inputs if not all(is_within(x, other) for other in node.inputs if other is not x)]
        found = {self.of(x) for x in large or node.inputs}
        if y.spec.rank is None or len(found) != 1 or any(x.spec.is_static for x in large or node.inputs):
            return None
        (self._known[id(y)],) = found
        return self._known[id(y)]


def is_within(x, y) -> bool:
    """Whether `x` surely broadcasts to the shape of `y`, whatever the open sizes are."""
    small, dims = x.spec.dims, y.spec.dims
    if small is None or dims is None or None in small or len(small) > len(dims):
        return False
    return all(n in (1, m) for n, m in zip(reversed(small), reversed(dims)))


class Group:
    """Nodes that will be one chain."""

    def __init__(self, shape, nodes):
        self.shape = shape
        self.nodes = nodes


def fuse(body):
    """The body in which chains stand for elementwise nodes on large arrays, or on arrays of unknown size."""
    return Fusion(body).result()


class Fusion:
    """Goes through a body once. A group is open until somebody outside of it needs what it makes."""

    def __init__(self, body):
        self.body = body
        self.shapes = Shapes()
        self.nodes: list = []
        self.there: dict = {}
        self.open: list[Group] = []
        self.users: dict = {}  # id of a tensor -> ids of the nodes that take it
        for node in body.nodes:
            for x in node.inputs:
                self.users.setdefault(id(x), set()).add(id(node))
        self.wanted = {id(y) for y in body.outputs}

    def result(self) -> Body:
        for node in self.body.nodes:
            self.add(node)
        while self.open:
            self.close(self.open[0])
        outputs = tuple(self.there.get(id(y), y) for y in self.body.outputs)
        return Body(self.body.inputs, tuple(self.nodes), outputs)

    def add(self, node):
        """Put a node into a group, or behind all groups that it needs."""
        shape = self.shapes.of_step(node) if is_step(node) else None
        if shape is not None and node.outputs[0].spec.rank == 0:
            shape = None
        needed = [g for g in self.open if any(x is y for x in node.inputs for m in g.nodes for y in m.outputs)]
        joined = [g for g in needed if shape is not None and g.shape == shape]
        for group in needed:
            if group not in joined:
                self.close(group)
        if shape is None or (node.outputs[0].spec.size or LARGE) < LARGE:
            self.emit(node)
            return
        nodes = [m for g in joined for m in g.nodes]
        for group in joined:
            self.open.remove(group)
        self.open.append(Group(shape, [*nodes, node]))

    def close(self, group):
        """Emit a group: as a chain, or as the node that it is."""
        self.open.remove(group)
        if len(group.nodes) == 1:
            self.emit(group.nodes[0])
            return
        members = {id(m) for m in group.nodes}
        results = [m.output for m in group.nodes
                   if id(m.output) in self.wanted or self.users.get(id(m.output), set()) - members]
        made = {id(m.output) for m in group.nodes}
        inputs = list({id(x): x for m in group.nodes for x in m.inputs if id(x) not in made}.values())
        inputs.sort(key=lambda x: self.shapes.of(x) != group.shape)  # the first has the shape of the results
        self.emit(Chain(group.nodes, tuple(inputs), results).node(), results)

    def emit(self, node, results=None):
        """Append a node to the new body. Its outputs stand for `results`, or for those of the node as it was."""
        self.nodes.append(with_inputs(node, self.there))
        self.there.update(zip(map(id, results or node.outputs), self.nodes[-1].outputs))
