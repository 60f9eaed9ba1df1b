"""Static shapes: a program for every combination of sizes that a graph meets. Floor 4. Read `program.py` first.

A graph whose batch is open is one program for all batches. With `jit_compile=True` it becomes one for each size that
comes, in which all shapes are known: `tf.shape(x)` is a constant there, whole chains are fused, and every result has
its place in memory. That costs a compilation for each size, so it pays where there are few.
"""

from __future__ import annotations

from .body import Body, prune
from .func_graph import inferred
from .passes.rewriting import with_inputs
from .program import Program
from .shapes import check_shapes, given_spec, is_known
from .structure import Const
from .symbolic import SymbolicTensor


def compiled(body, name, passes):
    """The program of a body.   passes: as in `optimize`; {}, all of them, stands for `jit_compile=True`."""
    if passes == {} and not is_known(body):
        return StaticProgram(body, name)
    return Program(body, name, passes)


class StaticProgram:
    """A Program of a body with open sizes, made anew for all that it meets.

    body: with open sizes, after pruning.
    """

    def __init__(self, body, name):
        self.body = prune(body)
        self.name = name
        self._programs: dict = {}  # shapes of the inputs -> the program for them
        self._last = None

    @property
    def source(self) -> str:
        """The text of the program that was made last; before there is one, with the sizes open."""
        return (self._last or Program(self.body, self.name, {})).source

    def __call__(self, xp, *values):
        """The arrays of the outputs, as a tuple; as in `Program`.

        Raises: InvalidArgumentError where sizes do not fit.
        """
        shapes = tuple([getattr(value, "shape", None) for value in values])
        program = self._programs.get(shapes)
        if program is None:
            check_shapes(self.body, values)
            program = self._programs[shapes] = self._last = Program(with_sizes(self.body, values), self.name, {})
        return program(xp, *values)


def with_sizes(body, values) -> Body:
    """The body whose inputs have the sizes of `values`, with all that follows from them."""
    there = {id(x): SymbolicTensor(given_spec(x, value), x.graph, x.op, x.value_index)
             for x, value in zip(body.inputs, values, strict=True)}
    inputs = tuple(there[id(x)] for x in body.inputs)
    nodes = []
    for node in body.nodes:
        moved = with_inputs(node, there)
        if node.op is not Const:
            specs = inferred(node.op, [x.spec for x in moved.inputs], node.attrs)
            for y, spec in zip(moved.outputs if moved is not node else (), specs):
                y.spec = spec if spec.is_static else y.spec
        nodes.append(moved)
        there.update((id(old), new) for old, new in zip(node.outputs, moved.outputs))
    return Body(inputs, tuple(nodes), tuple(there.get(id(y), y) for y in body.outputs), body.calls)
