"""Chain: several elementwise nodes as one, with a function of its own in the program. Floor 4. Read `steps.py` first.

    def mul_chain(xp, x, w, mul):
        add = xp.add(x, w, out=mul)
        tanh = xp.tanh(add, out=add)
        xp.multiply(tanh, x, out=mul)

That runs over pieces of the arrays, each small enough for the cache (`backend/chains.py`). What only the chain itself
needs is never as large as the whole. A step writes into memory that the chain needs no more, or where a result will
lie that is not there yet. (On a GPU a chain is one kernel: `on_gpu.py`.)
"""

from __future__ import annotations

from ..func_graph import Node
from ..identifiers import identifier, stem_of
from ..symbolic import SymbolicTensor
from .on_gpu import Chains
from .steps import COLUMNS, FILLERS, HELPERS, LINES, ROWS, is_row_step


class Chain:
    """The op of a node that stands for several. It is an object: every chain is an op of its own.

    nodes: the steps, in order.
    inputs: the tensors from outside; the first has the shape of the results.
    results: those outputs of the steps that others need.
    """

    __name__ = "Chain"
    stateful = has_bodies = several = False

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
        writer.namespace.update(COLUMNS | ROWS)
        writer.namespace.setdefault("in_blocks", Chains()).chains[name] = self
        rest = [*inputs, "by_rows=True"] if self.by_rows else inputs
        writer.add(f"{', '.join(outputs)} = in_blocks(xp, {name}, [{', '.join(results)}], {', '.join(rest)})",
                   ", ".join(str(y.spec) for y in node.outputs))
        writer.functions += ["", "", *ChainWriter(self, name).lines]

    @property
    def in_place(self) -> bool:
        """Whether the result may lie where an input does."""
        return ChainWriter(self, "chain").in_place

    def new(self, y):
        """The text for a result that is to be a new array: its dtype, or for a column the array."""
        return f"xp.empty({y.spec.dims}, '{y.dtype.name}')" if self.is_column(y) else repr(y.dtype.name)


class ChainWriter:
    """Writes the function of a chain, and finds for every step the memory for its result."""

    def __init__(self, chain, name):
        self.names: dict[int, str] = {}  # of tensors
        self.taken = {"xp", *HELPERS, *COLUMNS, *ROWS}
        self.chain = chain
        parameters = [self.name(x) for x in chain.inputs]
        results = [self.name(y) for y in chain.results]
        self.like = parameters[0]
        self.lines = [f"def {name}({', '.join(['xp', *parameters, *results])}):"]
        self.last = {id(x): i for i, step in enumerate(chain.nodes) for x in step.inputs}
        made = {id(step.output): i for i, step in enumerate(chain.nodes)}
        self.until = {name: made[id(y)] for name, y in zip(results, chain.results)}  # a result's place is free before
        self.free = [(name, self.kind(y)) for name, y in zip(results, chain.results)]  # places that nobody needs
        self.first_write = len(chain.nodes)  # the step that first writes where a result will lie
        kept = {id(x) for x in (*chain.inputs, *chain.results)}
        for i, step in enumerate(chain.nodes):
            dead = {id(x): x for x in step.inputs if self.last[id(x)] == i and id(x) not in kept}
            self.step(i, step, [(self.names[id(x)], self.kind(x)) for x in dead.values()], id(step.output) in kept)

    @property
    def in_place(self) -> bool:
        """Whether the result may lie where an input does: it is written there only when inputs are read no more."""
        i, nodes = self.first_write, self.chain.nodes
        latest = max(self.last[id(x)] for x in self.chain.inputs)
        return len(self.chain.results) == 1 and (latest < i or (latest == i and nodes[i].type in LINES))

    def step(self, i, node, spare, is_result):
        """The line of step `i`, or two.

        spare: the places of those of its inputs that nobody needs after it, with their kinds.
        """
        inputs = [self.names[id(x)] for x in node.inputs]
        alone = node.type in FILLERS or is_row_step(node)  # it must not write where it reads; others may
        if not alone:
            self.free = spare + self.free
        name, out = self.name(node.output), None
        if is_result:
            self.free = [place for place in self.free if place[0] != name]
        elif not is_row_step(node):
            out = self.place_for(node.output)
        self.until[name] = self.until.get(name if is_result else out, len(self.chain.nodes))
        if self.until[name] < len(self.chain.nodes):
            self.first_write = min(self.first_write, i)
        self.lines += [f"    {line}" for line in self.text(node, inputs, name, out, is_result)]
        if alone:
            self.free = spare + self.free

    def place_for(self, value):
        """The name of a free place for a value, taken from the list; None where there is none.

        Where a result will lie is free until the step that makes it, which may read there, if it is no filler.
        """
        for name, kind in self.free:
            until = self.until.get(name, len(self.chain.nodes))
            last = self.last[id(value)]
            fits = last < until or (last == until and self.chain.nodes[until].type in LINES)
            if kind == self.kind(value) and fits:
                self.free.remove((name, kind))
                return name
        return None

    def text(self, node, inputs, name, out, is_result) -> list[str]:
        """The lines that compute a node.

        name: of its output; is_result: whether that is an array already.
        out: the name of a place for it, or None.
        """
        if is_row_step(node):
            attrs = "".join(f", {key}={value!r}" for key, value in node.attrs.items())
            return [f"{name}{'[...]' * is_result} = {node.type}(xp, {inputs[0]}{attrs})"]
        if node.type in FILLERS:
            kind, is_column = self.kind(node.output)
            dims = f"(*{self.like}.shape[:-1], 1)" if is_column else f"{self.like}.shape"
            place = [] if is_result else [f"{name} = {out or f'xp.empty({dims}, {kind.name!r})'}"]
            return [*place, FILLERS[node.type].format(inputs=", ".join(inputs), out=name)]
        line = LINES[node.type].format(*inputs, inputs=", ".join(inputs), out=name if is_result else out)
        return [line if is_result else f"{name} = {line.replace(', out=None', '')}"]

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
