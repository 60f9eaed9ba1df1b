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
import builtins
import keyword
import linecache
import re
from itertools import count

import numpy as np

from ..backend.errors import OpError
from ..core.execute import run_kernel
from ..core.tensor import Tensor
from ..ops.variables.update import update_arrays, updating
from .body import prune
from .func_graph import FuncGraph, is_handle
from .shapes import check_shapes, is_known
from .structure import Const

numbers = count()


class Program:
    """A compiled body.

    body: what it computes, after pruning.
    source: the text of its function.
    """

    def __init__(self, body, name="program"):
        self.body = prune(body)
        self.name = name
        writer = Writer(self.body, identifier(name))
        self.source = writer.source
        self._nodes = writer.nodes_by_line
        self.names = writer.names
        self._filename = f"<minitf program {next(numbers)}: {name}>"
        namespace = writer.namespace
        exec(compile(self.source, self._filename, "exec"), namespace)
        self._function = namespace[identifier(name)]
        linecache.cache[self._filename] = (len(self.source), None, self.source.splitlines(True), self._filename)
        self._static = is_known(self.body)
        self._checked: set = set()

    def __call__(self, xp, *values):
        """The arrays of the outputs, as a tuple.

        values: for each input of the body, an array, or the variable where it is one.
        """
        if not self._static:
            shapes = tuple(v.shape if isinstance(v, np.ndarray) or hasattr(v, "shape") else None for v in values)
            if shapes not in self._checked:
                check_shapes(self.body, values)
                self._checked.add(shapes)
        try:
            return self._function(xp, *values)
        except OpError:
            raise
        except Exception as error:
            self._explain(error, xp)
            raise

    def _explain(self, error, xp):
        """Raise what the op itself would say in eager mode: its node is found by the line that failed."""
        frame = error.__traceback__
        while frame is not None and frame.tb_frame.f_code.co_filename != self._filename:
            frame = frame.tb_next
        node = self._nodes.get(frame.tb_lineno) if frame is not None else None
        if node is None or any(is_handle(x) for x in node.inputs):
            return
        values = frame.tb_frame.f_locals
        arrays = [values[name] if name in values else frame.tb_frame.f_globals[name] for name in node_names(self, node)]
        try:
            run_kernel(node.op, xp, arrays, node.attrs, [Tensor(np.asarray(a), None) for a in arrays])
        except OpError as told:
            raise type(told)(f"{told} [in {node.name!r}]") from error


def node_names(program, node):
    """The names that a node's inputs have in the program."""
    return [program.names[id(x)] for x in node.inputs]


class Writer:
    """Writes the source of a body, line by line."""

    def __init__(self, body, name):
        self.body = body
        self.names: dict[int, str] = {}
        self.taken: set[str] = set()
        self.namespace = {"update": change, "read": read, "assign": assign, "array": as_array}
        self.nodes_by_line: dict = {}
        for x in body.inputs:
            self.name(x)
        self.used = {id(x) for node in body.nodes for x in node.inputs} | {id(y) for y in body.outputs}
        last = last_uses(body)
        lines = [f"def {name}({', '.join(['xp', *(self.names[id(x)] for x in body.inputs)])}):"]
        for i, node in enumerate(body.nodes):
            if node.op is Const:
                self.bind_constant(node)
                continue
            lines.append(self.line(node))
            self.nodes_by_line[len(lines)] = node
            dead = [self.names[key] for key in last.get(i, ()) if key in self.names]
            if dead:
                lines.append(f"    del {', '.join(dead)}")
        results = "".join(f"{self.names[id(y)]}, " for y in body.outputs).rstrip()
        lines.append(f"    return ({results})")
        self.source = "\n".join(lines) + "\n"

    def line(self, node):
        """The line of one node: its outputs, its kernel on its inputs and attributes, and what it gives."""
        inputs = [self.names[id(x)] for x in node.inputs]
        attrs = [f"{key}={self.literal(key, value)}" for key, value in node.attrs.items()]
        kernel = node.op.__name__
        self.namespace[kernel] = node.op.kernel
        handles = [self.names[id(x)] for x in node.inputs if is_handle(x)]
        if kernel == "ReadVariableOp":
            call = f"read({inputs[0]})"
        elif kernel == "AssignVariableOp":
            return f"    assign({', '.join(inputs)})"
        elif handles and node.op.stateful and not node.keeps_handles:
            self.namespace[kernel] = node.op
            call = f"update({', '.join([kernel, listed(handles), listed(inputs[len(handles) :]), *attrs])})"
            if not any(id(y) in self.used for y in node.outputs):
                return f"    {call}"
        else:
            call = f"{kernel}({', '.join(['xp', *inputs, *attrs])})"
        outputs = [self.name(y) for y in node.outputs]
        if len(outputs) == 1 and node.outputs[0].spec.rank in (0, None) and kernel != "ReadVariableOp":
            call = f"array(xp, {call})"
        target = ", ".join(outputs) + ("," if len(outputs) == 1 and returns_tuple(node) else "")
        text = f"    {target} = {call}" if outputs else f"    {call}"
        return f"{text:<72}  # {', '.join(str(y.spec) for y in node.outputs)}"

    def bind_constant(self, node):
        """A constant is a name of the program's globals."""
        self.namespace[self.name(node.outputs[0])] = node.attrs["value"].array

    def literal(self, key, value):
        """An attribute as Python text; what has none gets a name in the program's globals."""
        if isinstance(value, FuncGraph):
            value = value.program()
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
RESERVED = {*keyword.kwlist, *dir(builtins), "xp", "read", "assign", "update", "array"}


def identifier(name):
    """A name of a node as a name of Python's, in its style.

        >>> identifier("dense/BiasAdd"), identifier("MatMul_1"), identifier("range")
        ('dense_bias_add', 'mat_mul_1', 'range_')
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", re.sub(r"\W", "_", name))
    text = re.sub(r"__+", "_", words).strip("_").lower() or "x"
    text = f"x{text}" if text[0].isdigit() else text
    return f"{text}_" if text in RESERVED else text


LONGEST = 20  # letters of a name, before words are left out


def stem_of(node):
    """What the outputs of a node are called: by its name, shortened; what is read of a variable, by that."""
    if node.op.__name__ == "ReadVariableOp":
        return f"{identifier(node.inputs[0].op.name)}_value"
    words = identifier(node.name).split("_")
    while len(words) > 1 and len("_".join(words)) > LONGEST:
        words.pop()
    return "_".join(words)


def listed(names):
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


def returns_tuple(node):
    return node.keeps_handles


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
    return np.array(result, object) if isinstance(result, bytes) else xp.asarray(result)
