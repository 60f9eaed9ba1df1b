"""Program: a graph as the source of one Python function, and that function. Floor 4. Read next: `function.py`.

A graph could be run by a loop that goes from node to node and looks up what each one is, what it needs and where its
inputs lie. All of that is known before. So it is written down once, as Python: one line for each node, in order, in
which a kernel is called on local variables.

    def f(xp, x, w, b):
        matmul = MatMul(xp, x, w, transpose_a=False, transpose_b=False)    # float32[?, 10]
        add = AddV2(xp, matmul, b)                                         # float32[?, 10]
        return (add,)

The text is there to be read (`concrete.source`), and compiled to be run. A name is deleted after its last use, so that
its memory is free for what comes next, and variables can be changed in place.
"""

from __future__ import annotations

import ast
import linecache
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

import numpy as np

from ..backend.dtypes import variant
from ..backend.errors import OpError
from ..core.execute import run_kernel
from ..core.tensor import Tensor
from ..ops.variables.update import update_arrays, updating
from .body import prune
from .func_graph import is_handle
from .identifiers import identifier, stem_of
from .passes.pipeline import optimize
from .shapes import ShapeCheck, is_known
from .structure import Const

numbers = count()


class Program:
    """A compiled body.

    body: what it computes, after pruning; what runs is that after all passes (see `passes/pipeline.py`).
    source: the text of its function.
    """

    def __init__(self, body, name="program", passes=None):
        self.body = prune(body)
        self.name = name
        writer = Writer(self.body, identifier(name), passes)
        self.source = writer.source
        self._nodes = writer.nodes_by_line
        self.names = writer.names
        self._filename = f"<minitf program {next(numbers)}: {name}>"
        namespace = writer.namespace
        exec(compile(self.source, self._filename, "exec"), namespace)
        self._function = namespace[identifier(name)]
        linecache.cache[self._filename] = (len(self.source), None, self.source.splitlines(True), self._filename)
        self._check = None if is_known(self.body) else ShapeCheck(self.body)
        self._changes = any(node.op.stateful for node in self.body.nodes)

    def __call__(self, xp, *values):
        """The arrays of the outputs, as a tuple.

        values: for each input of the body, an array, or the variable where it is one.
        """
        if self._check is not None:
            self._check(*values)
        try:
            return self._run(xp, values)
        except OpError:
            raise
        except Exception as error:
            self._explain(error, xp)
            raise

    def _run(self, xp, values):
        """Call the function; in silence, where a caller has turned NumPy's warnings about NaNs into errors.

        What changes variables cannot be run again, and so is run in silence at once.
        """
        if not self._changes:
            try:
                return self._function(xp, *values)
            except (RuntimeWarning, FloatingPointError):
                pass
        with np.errstate(all="ignore"):
            return self._function(xp, *values)

    def _explain(self, error, xp):
        """Raise what the op itself would say in eager mode: its node is found by the line that failed."""
        frame = error.__traceback__
        while frame is not None and frame.tb_frame.f_code.co_filename != self._filename:
            frame = frame.tb_next
        node, names = self._nodes.get(frame.tb_lineno, (None, ())) if frame is not None else (None, ())
        if node is None or any(is_handle(x) for x in node.inputs):
            return
        values = frame.tb_frame.f_locals
        arrays = [values[name] if name in values else frame.tb_frame.f_globals[name] for name in names]
        try:
            run_kernel(node.op, xp, arrays, node.attrs, [Tensor(as_array(np, a), None) for a in arrays])
        except OpError as told:
            raise type(told)(f"{told} [in {node.name!r}]") from error


class Writer:
    """Writes the source of a body, line by line.

    passes: which passes run over it before, and over the bodies inside; see `optimize`.
    """

    def __init__(self, body, name, passes=None):
        self._passes = passes
        body = self.optimized(body)
        self.names: dict[int, str] = {}
        self.taken: set[str] = set()
        self.namespace = {"update": change, "read": read, "assign": assign, "array": as_array}
        self.nodes_by_line: dict = {}  # with the names of their inputs
        self.used: set[int] = set()
        self.lines: list[str] = []
        self.functions: list[str] = []  # lines of further functions, which come after it
        self._indent = ""
        for x in body.inputs:
            self.name(x)
        self.add(f"def {name}({', '.join(['xp', *(self.names[id(x)] for x in body.inputs)])}):")
        with self.indented():
            self.statements(body, is_whole=True)
            results = "".join(f"{self.names[id(y)]}, " for y in body.outputs).rstrip()
            self.add(f"return ({results})")
        self.source = "\n".join([*self.lines, *self.functions]) + "\n"

    def optimized(self, body):
        return optimize(body, self._passes)

    # --- blocks --------------------------------------------------------------------------------------------------
    def statements(self, body, is_whole=False) -> list:
        """A line for each node; names are deleted after their last use, and the inputs' only in the whole program.

        Returns: the names of those outputs that the lines make.
        """
        if not is_whole and not is_known(body):
            self.check(body)
        self.used.update(id(x) for node in body.nodes for x in node.inputs)
        self.used.update(map(id, body.outputs))
        last = last_uses(body)
        stays = set() if is_whole else set(map(id, body.inputs))
        for i, node in enumerate(body.nodes):
            if node.op is Const:
                self.bind_constant(node)
                continue
            write = node.op.write or Writer.line
            write(self, node)
            self.delete([self.names[key] for key in last.get(i, ()) if key in self.names and key not in stays])
        made = {id(y) for node in body.nodes if node.op is not Const for y in node.outputs}
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
        """A line that checks the sizes of what goes into a body, where they were not all known."""
        name = self.free("check")
        needed = {id(x) for node in body.nodes for x in node.inputs}
        inputs = tuple(x for x in body.inputs if id(x) in needed)
        self.namespace[name] = ShapeCheck(replace(body, inputs=inputs))
        self.add(f"{name}({', '.join(self.names[id(x)] for x in inputs)})")

    # --- one node ------------------------------------------------------------------------------------------------
    def line(self, node):
        """The line of one node: its outputs, its kernel on its inputs and attributes, and what it gives."""
        inputs = [self.names[id(x)] for x in node.inputs]
        self.nodes_by_line[len(self.lines) + 1] = node, inputs
        kernel = node.op.__name__
        if kernel == "AssignVariableOp":
            self.add(f"assign({', '.join(inputs)})")
            return
        call, gives_array = self.call(node, inputs)
        if not gives_array and not any(id(y) in self.used for y in node.outputs):
            self.add(call)
            return
        outputs = [self.name(y) for y in node.outputs]
        if len(outputs) == 1 and node.outputs[0].spec.rank in (0, None) and kernel != "ReadVariableOp":
            call = f"array(xp, {call})"
        self.add(f"{', '.join(outputs)} = {call}" if outputs else call, ", ".join(str(y.spec) for y in node.outputs))

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
        self.namespace[kernel] = node.op.kernel
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
        for node in body.nodes:
            if node.op is Const:
                self.bind_constant(node)
        inputs = [self.names[id(x)] for x in nodes[0].inputs]
        self.nodes_by_line[len(self.lines) + 1] = nodes[0], inputs
        return self.call(nodes[0], inputs)[0]

    def bind_constant(self, node):
        """A constant is a name of the program's globals."""
        self.namespace[self.name(node.outputs[0])] = node.attrs["value"].array

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


# --- text --------------------------------------------------------------------------------------------------------
def listed(names):
    """The text of a list of names."""
    return f"[{', '.join(names)}]"


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


# --- what a program calls ----------------------------------------------------------------------------------------
def read(variable):
    """The array that a variable holds now."""
    return variable._current()


def assign(variable, array):
    """Let a variable hold `array` from now on."""
    with updating:
        variable._array = array


def change(op, variables, arrays, **attrs):
    """Run an op that changes variables."""
    return update_arrays(op, variables, arrays, attrs)


def as_array(xp, result):
    """A result without axes as an array: NumPy makes scalars of its own of them."""
    if getattr(result, "dtype", None) is variant:
        return result
    return np.array(result, object) if isinstance(result, bytes) else xp.asarray(result)
