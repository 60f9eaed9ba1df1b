"""Writer: a body as lines of Python. Floor 4. Read `program.py` first, `passes/pipeline.py` next.

One line for each node, in their order. An op that needs more than a line, such as a loop, has a rule of its own:
`write(writer, node)`.
"""

from __future__ import annotations

import ast
from contextlib import contextmanager
from dataclasses import replace
from math import prod

from ..core.watching import kernel_of
from .arena import Arena
from .called import as_array, assign, change, read
from .func_graph import is_handle
from .identifiers import identifier, stem_of
from .passes.filling import filling
from .passes.memory import ALIGNMENT
from .passes.pipeline import optimize, planned
from .passes.steps import HELPERS
from .shapes import ShapeCheck, is_known
from .structure import Const


class Writer:
    """Writes the source of a body, line by line.

    passes: which passes run over it before, and over the bodies inside; see `optimize`.
    """

    def __init__(self, body, name, passes=None):
        self._passes = passes
        self._before: dict[int, tuple] = {}  # id of an optimized body -> it, and what it was before
        body = self.optimized(body)
        self.names: dict[int, str] = {}
        self.taken: set[str] = set()
        self.namespace = {"update": change, "read": read, "assign": assign, "array": as_array, **HELPERS}
        self.nodes_by_line: dict = {}  # with the names of their inputs
        self.used: set[int] = set()
        self.in_kernels: set[int] = set()  # ids of the tensors that must be where the kernels run
        self.constants: list[str] = []  # names of the constants among them
        self.on_gpu: dict = {}  # name of a kernel -> the op, where that has another one for GPUs
        self.buffers: dict[int, str] = {}  # id of a tensor -> the name of its place
        self.buffer_names: list[str] = []
        self.arena = Arena()
        self.lines: list[str] = []
        self.functions: list[str] = []  # lines of further functions, which come after it
        self._indent = ""
        for x in body.inputs:
            self.name(x)
        self.add(f"def {name}({', '.join(['xp', *(self.names[id(x)] for x in body.inputs)])}):")
        with self.indented():
            self.statements(body, is_whole=True)
            self.open_arena()
            results = "".join(f"{self.names[id(y)]}, " for y in body.outputs).rstrip()
            self.add(f"return ({results})")
        self.source = "\n".join([*self.lines, *self.functions]) + "\n"

    def optimized(self, body):
        """The body after the passes."""
        found = optimize(body, self._passes)
        self._before[id(found)] = found, body
        return found

    # --- blocks --------------------------------------------------------------------------------------------------
    def statements(self, body, is_whole=False) -> list:
        """A line for each node; names are deleted after their last use, and the inputs' only in the whole program.

        Returns: the names of those outputs that the lines make.
        """
        if not is_whole and not is_known(body):
            self.check(body)
        self.used.update(id(x) for node in body.nodes for x in node.inputs)
        self.used.update(map(id, body.outputs))
        self.in_kernels |= in_kernels(body)
        self.reserve(planned(body, self._passes))
        last = last_uses(body)
        stays = set() if is_whole else set(map(id, body.inputs))
        for i, node in enumerate(body.nodes):
            if node.op is Const:
                self.bind_constant(node)
                continue
            write = node.op.write or Writer.line
            write(self, node)
            gone = [key for key in last.get(i, ()) if key not in stays and key not in self.buffers]
            self.delete([self.names[key] for key in gone if key in self.names])
        made = {id(y) for node in body.nodes if node.op is not Const for y in node.outputs} - self.buffers.keys()
        return list(dict.fromkeys(self.names[id(y)] for y in body.outputs if id(y) in made))

    def add(self, text, comment=None):
        """A line, at the depth at which the writer is."""
        text = self._indent + text
        self.lines.append(f"{text:<72}  # {comment}" if comment else text)

    @contextmanager
    def indented(self):
        """Lines that are added inside the block stand one step further to the right."""
        before = self._indent
        self._indent += "    "
        yield
        self._indent = before

    def delete(self, names):
        if names:
            self.add(f"del {', '.join(names)}")

    def bind(self, tensors, names):
        """Let tensors be called as something else is already."""
        self.names.update(zip(map(id, tensors), names))

    def check(self, body):
        """A line that checks the sizes that go into a body, by its rules as traced, where they were not all known."""
        _, body = self._before[id(body)]
        name = self.free("check")
        needed = {id(x) for node in body.nodes for x in node.inputs}
        inputs = tuple(x for x in body.inputs if id(x) in needed)
        self.namespace[name] = ShapeCheck(replace(body, inputs=inputs))
        self.add(f"{name}({', '.join(self.names[id(x)] for x in inputs)})")

    # --- memory --------------------------------------------------------------------------------------------------
    def reserve(self, plan):
        """Names for the places of the intermediate results. A body inside lies behind the one around it."""
        base = -(-self.arena.size // ALIGNMENT) * ALIGNMENT
        for life in plan.lives:
            spec, start = life.tensors[0].spec, base + life.start
            place = start, spec.dtype.np, spec.dims
            if place not in self.arena.places:
                self.arena.add(*place)
                self.buffer_names.append(self.free("buffer"))
            name = self.buffer_names[self.arena.places.index(place)]
            self.buffers.update((id(x), name) for x in life.tensors)
        self.arena.size = max(self.arena.size, base + plan.size)

    def open_arena(self):
        """Lines at the start that take the memory, and one at the end that gives it back."""
        if not self.arena.places:
            return
        self.namespace.update(take=self.arena.take, give=self.arena.give)
        memory = self.free("memory")
        lines, self.lines = self.lines, self.lines[:1]
        self.add(f"{memory} = take(xp)", f"{self.arena.size:,} bytes")
        for i, (name, (start, dtype, dims)) in enumerate(zip(self.buffer_names, self.arena.places)):
            end = start + prod(dims) * dtype.itemsize
            self.add(f"{name} = {memory}[{i}]", f"{dtype}{list(dims)}, bytes {start:,} to {end - 1:,}")
        added = len(self.lines) - 1
        self.nodes_by_line = {line + added: value for line, value in self.nodes_by_line.items()}
        self.lines += lines[1:]
        self.add(f"give({memory})")

    # --- one node ------------------------------------------------------------------------------------------------
    def line(self, node):
        """The line of one node: its outputs, the call of its kernel, and as a comment what it gives."""
        inputs = [self.names[id(x)] for x in node.inputs]
        self.nodes_by_line[len(self.lines) + 1] = node, inputs
        kernel = node.op.__name__
        if kernel == "AssignVariableOp":
            self.add(f"assign({', '.join(inputs)})")
            return
        buffer = self.buffers.get(id(node.outputs[0])) if node.outputs else None
        if buffer is not None:
            self.fill(node, inputs, buffer)
            return
        call, gives_array = self.call(node, inputs)
        if not gives_array and not any(id(y) in self.used for y in node.outputs):
            self.add(call)
            return
        outputs, specs = [self.name(y) for y in node.outputs], [y.spec for y in node.outputs]
        if len(outputs) == 1 and node.op.several:
            call = f"array(xp, *{call})"
        elif len(outputs) == 1 and specs[0].rank in (0, None) and kernel != "ReadVariableOp":
            call = f"array(xp, {call})"
        text = f"{', '.join(outputs)} = {call}" if outputs else call
        self.add(text, ", ".join(map(str, specs)))

    def fill(self, node, inputs, buffer):
        """The lines of a node that writes into memory that is there."""
        *before, result = filling(node, inputs, buffer)
        for text in before:
            self.nodes_by_line[len(self.lines) + 1] = node, inputs
            self.add(text)
        self.nodes_by_line[len(self.lines) + 1] = node, inputs
        self.assign(node, result)

    def call(self, node, inputs):
        """The text that computes a node; and whether that is a kernel's call, which gives an array."""
        attrs = [f"{key}={self.literal(key, value)}" for key, value in node.attrs.items()]
        kernel = node.op.__name__
        if kernel == "ReadVariableOp":
            return f"read({inputs[0]})", True
        handles = [self.names[id(x)] for x in node.inputs if is_handle(x)]
        if handles and node.op.stateful:
            self.namespace[kernel] = node.op
            return f"update({', '.join([kernel, listed(handles), listed(inputs[len(handles) :]), *attrs])})", False
        self.namespace[kernel] = kernel_of(node.op)
        if node.op.on_gpu is not None:
            self.on_gpu[kernel] = node.op
        return f"{kernel}({', '.join(['xp', *inputs, *attrs])})", True

    def assign(self, node, text):
        """A line that gives the output of a node its name."""
        self.add(f"{self.name(node.outputs[0])} = {text}", str(node.outputs[0].spec))

    def expression(self, body):
        """The text of a body that is one plain call; None for any other. Its inputs have names."""
        nodes = [node for node in body.nodes if node.op is not Const]
        if len(nodes) != 1 or nodes[0].op.write or nodes[0].op.stateful or nodes[0].outputs != body.outputs:
            return None
        if not is_known(body):
            return None
        self.in_kernels |= in_kernels(body)
        for node in body.nodes:
            if node.op is Const:
                self.bind_constant(node)
        inputs = [self.names[id(x)] for x in nodes[0].inputs]
        self.nodes_by_line[len(self.lines) + 1] = nodes[0], inputs
        return self.call(nodes[0], inputs)[0]

    def bind_constant(self, node):
        """A constant is a name of the program's globals."""
        (y,) = node.outputs
        self.namespace[self.name(y)] = node.attrs["value"].array
        if id(y) in self.in_kernels:
            self.constants.append(self.names[id(y)])

    def literal(self, key, value):
        """An attribute as Python text; what has none gets a name in the program's globals."""
        try:
            if ast.literal_eval(repr(value)) == value:
                return repr(value)
        except (ValueError, SyntaxError, TypeError):
            pass
        name = self.free(identifier(key))
        self.namespace[name] = value
        return name

    def name(self, tensor):
        """The name of a tensor in the program; the first time it is asked for, a new one."""
        if id(tensor) not in self.names:
            stem = stem_of(tensor.op)
            several = len(tensor.op.outputs) > 1
            self.names[id(tensor)] = self.free(f"{stem}_{tensor.value_index}" if several else stem)
        return self.names[id(tensor)]

    def free(self, wanted):
        name, number = wanted, 0
        while name in self.taken or name in self.namespace:
            number += 1
            name = f"{wanted}_{number}"
        self.taken.add(name)
        return name


def listed(names):
    """The text of a list of names."""
    return f"[{', '.join(names)}]"


def in_kernels(body) -> set[int]:
    """The ids of the tensors that have to be on the device on which the kernels run, and not in the host's memory."""
    found = {id(y) for y in body.outputs}
    for node in body.nodes:
        host = {i % len(node.inputs) for i in getattr(node.op, "host", ())}
        found |= {id(x) for i, x in enumerate(node.inputs) if i not in host}
    return found


def last_uses(body):
    """For each place in the program, the ids of the tensors that nobody needs after it."""
    keep = {id(y) for y in body.outputs}
    last: dict[int, int] = {}
    for i, node in enumerate(body.nodes):
        for x in (*node.inputs, *node.outputs):
            last[id(x)] = i
    found: dict[int, list] = {}
    for key, i in last.items():
        if key not in keep:
            found.setdefault(i, []).append(key)
    given = {id(x) for x in body.inputs if is_handle(x)}
    constants = {id(y) for node in body.nodes if node.op is Const for y in node.outputs}
    return {i: [key for key in keys if key not in given | constants] for i, keys in found.items()}
