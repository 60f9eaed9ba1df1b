"""Chain: several elementwise nodes as one, with a function of its own in the program. Floor 4. Read `steps.py` first.

    def mul_chain(xp, x, w, mul):
        add = xp.add(x, w)
        tanh = xp.tanh(add, out=add)
        xp.multiply(tanh, x, out=mul)

That runs over pieces of the arrays, each small enough for the cache (`backend/chains.py`). What only the chain itself
needs is never as large as the whole, and a step writes into memory that the chain needs no more.
"""

from __future__ import annotations

from ...backend.chains import in_blocks
from ..func_graph import Node
from ..identifiers import identifier, stem_of
from ..symbolic import SymbolicTensor
from .steps import COLUMNS, FILLERS, HELPERS, LINES, ROWS, is_row_step


class Chain:
    """The op of a node that stands for several. It is an object: every chain is an op of its own.

    nodes: the steps, in order.
    inputs: the tensors from outside; the first has the shape of the results.
    results: those outputs of the steps that others need.
    """

    __name__ = "Chain"
    stateful = has_bodies = False

    def __init__(self, nodes, inputs, results):
        self.nodes = nodes
        self.inputs = inputs
        self.results = results
        self.by_rows = any(map(is_row_step, nodes))

    def is_column(self, x) -> bool:
        """Whether a tensor has one element for each row."""
        return self.by_rows and x.spec.dims != self.inputs[0].spec.dims

    def node(self) -> Node:
        """The node of the chain. Its outputs stand for `results`."""
        node = Node(self, self.inputs, {}, f"{self.nodes[-1].name}_chain", self.nodes[-1].graph)
        node.outputs = tuple(SymbolicTensor(y.spec, y.graph, node, i) for i, y in enumerate(self.results))
        return node

    def write(self, writer, node):
        """Write the line that runs the chain, and its function."""
        name = writer.free(identifier(node.name))
        results = [writer.buffers.get(id(y)) or self.new(y) for y in node.outputs]
        inputs = [writer.names[id(x)] for x in node.inputs]
        outputs = []
        for y, new in zip(self.results, node.outputs):
            outputs.append(writer.free(stem_of(y.op)))
            writer.bind([new], outputs[-1:])
        writer.namespace.update(in_blocks=in_blocks, **COLUMNS, **ROWS)
        rest = [*inputs, "by_rows=True"] if self.by_rows else inputs
        writer.add(f"{', '.join(outputs)} = in_blocks(xp, {name}, [{', '.join(results)}], {', '.join(rest)})",
                   ", ".join(str(y.spec) for y in node.outputs))
        writer.functions += ["", "", *ChainWriter(self, name).lines]

    def new(self, y):
        """The text for a result that is to be a new array: its dtype, or for a column the array."""
        return f"xp.empty({y.spec.dims}, '{y.dtype.name}')" if self.is_column(y) else repr(y.dtype.name)


class ChainWriter:
    """Writes the function of a chain, and finds for every step the memory for its result."""

    def __init__(self, chain, name):
        self.names: dict[int, str] = {}  # of tensors
        self.taken = {"xp", *HELPERS, *COLUMNS, *ROWS}
        self.chain = chain
        self.free: list[tuple] = []  # (name, kind) of values that are needed no more
        parameters = [self.name(x) for x in chain.inputs]
        results = [self.name(y) for y in chain.results]
        self.like = parameters[0]
        self.lines = [f"def {name}({', '.join(['xp', *parameters, *results])}):"]
        last = {id(x): i for i, step in enumerate(chain.nodes) for x in step.inputs}
        kept = {id(x) for x in (*chain.inputs, *chain.results)}
        for i, step in enumerate(chain.nodes):
            dead = {id(x): x for x in step.inputs if last[id(x)] == i and id(x) not in kept}
            self.step(step, list(dead.values()), is_result=id(step.output) in kept)

    def step(self, node, dead, is_result):
        """The line of one step, or two.

        dead: those of its inputs, made by the chain, that nobody needs after it.
        """
        inputs = [self.names[id(x)] for x in node.inputs]
        spare = [(self.names[id(x)], self.kind(x)) for x in dead]
        if is_row_step(node):
            y, attrs = self.name(node.output), "".join(f", {key}={value!r}" for key, value in node.attrs.items())
            self.lines.append(f"    {y}{'[...]' * is_result} = {node.type}(xp, {inputs[0]}{attrs})")
            self.free = spare + self.free
            return
        fills = node.type in FILLERS
        if not fills:  # an array operation may write where it reads
            self.free = spare + self.free
        kind = self.kind(node.output)
        out = None if is_result else next((name for name, of in self.free if of == kind), None)
        name = self.name(node.output)
        if out is not None:
            self.free.remove((out, kind))
        if fills:
            if out is not None:
                self.lines.append(f"    {name} = {out}")
            elif not is_result:
                dims = f"(*{self.like}.shape[:-1], 1)" if kind[1] else f"{self.like}.shape"
                self.lines.append(f"    {name} = xp.empty({dims}, '{kind[0].name}')")
            self.lines.append(f"    {FILLERS[node.type].format(inputs=', '.join(inputs), out=name)}")
            self.free = spare + self.free
            return
        line = LINES[node.type].format(*inputs, inputs=", ".join(inputs), out=name if is_result else out)
        line = line.replace(", out=None", "")
        self.lines.append(f"    {line}" if is_result else f"    {name} = {line}")

    def kind(self, tensor):
        """What two values must have in common to lie in one place: dtype, and whether it is a column."""
        return tensor.dtype, self.chain.is_column(tensor)

    def name(self, tensor):
        """The name of a tensor in the function; a new one, the first time."""
        if id(tensor) not in self.names:
            stem = stem_of(tensor.op)
            free, number = stem, 0
            while free in self.taken:
                number += 1
                free = f"{stem}_{number}"
            self.taken.add(free)
            self.names[id(tensor)] = free
        return self.names[id(tensor)]
