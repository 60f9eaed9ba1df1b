"""Fusion: elementwise nodes that follow each other become one. Floor 4. Read `common.py` first, `steps.py` next.

Every node by itself reads its inputs from main memory and writes its output there, which for large arrays takes longer
than the arithmetic. As a chain they pass a piece of the arrays from one to the next while it lies in the cache, and
several threads share the pieces. The arithmetic stays what it was, so the results are the same to the bit. Only their
place in memory may differ: a chain's results lie in plain order, while those of a node by itself lie as its inputs do,
which may be transposed; and a sum over them then adds up in another order.

Nodes belong together when one takes what another makes, both have the same shape, and nothing else needs to run in
between. They have to be known to have one shape even where its sizes are open: see `Shapes`. What works on each row by
itself, such as a mean along the last axis, belongs to them, too: then the pieces are of whole rows. So a layer
normalization, two means and some arithmetic, is one chain.
"""

from __future__ import annotations

from math import prod

from ..body import Body
from .chain import Chain
from .rewriting import with_inputs
from .steps import is_row_step, is_step

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

    def makes(self, x) -> bool:
        """Whether a tensor is computed in it."""
        return any(x is y for node in self.nodes for y in node.outputs)

    def goes_on_with(self, node) -> bool:
        """Whether a node works on a column of it, one element for each row, and gives a column or whole rows."""
        if not isinstance(self.shape, tuple) or self.shape[-1] < 2:
            return False
        column, dims = (*self.shape[:-1], 1), node.output.spec.dims
        if dims == column and not all(x.spec.size == 1 or x.spec.dims == column for x in node.inputs):
            return False
        return dims in (column, self.shape) and any(x.spec.dims == column and self.makes(x) for x in node.inputs)


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
        shape = self.shape_of(node)
        needed = [g for g in self.open if any(map(g.makes, node.inputs))]
        joined = [g for g in needed if shape is not None and g.shape == shape]
        for group in needed:
            if group not in joined:
                self.close(group)
        if shape is None or (isinstance(shape, tuple) and prod(shape) < LARGE):
            self.emit(node)
            return
        nodes = [m for g in joined for m in g.nodes]
        for group in joined:
            self.open.remove(group)
        self.open.append(Group(shape, [*nodes, node]))

    def shape_of(self, node):
        """What stands for the shape of the arrays whose pieces a node could work on; None where it cannot be a step."""
        if is_row_step(node):
            return node.inputs[0].spec.dims
        if not is_step(node) or node.output.spec.rank == 0:
            return None
        group = next((group for group in self.open if group.goes_on_with(node)), None)
        return self.shapes.of_step(node) if group is None else group.shape

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
