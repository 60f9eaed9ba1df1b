"""Derivative: how gradients pass back through a function, as a graph of its own. Floor 4. Read `concrete.py` first.

The nodes of a graph are calls with gradient rules, so the engine of floor 3 walks them as it walks a tape. It does so
once, while another graph is being built: what the rules compute becomes the nodes of that graph. Some rules need
values from the way forward. The new graph captures them, and so it is known which ones the way forward has to keep.
"""

from __future__ import annotations

from ..autodiff.arguments import DIFFERENTIABLE
from ..autodiff.backward import backward
from ..core.convert import convert_to_tensor
from ..core.indexed_slices import IndexedSlices
from ..ops.shapes.creation import zeros_like
from .body import body_of
from .func_graph import FuncGraph
from .running import run_here
from .static import compiled
from .symbolic import SymbolicTensor


class Derivative:
    """The gradient of a FuncGraph.

    forward: the program of the function, whose outputs are the function's and then the values to keep.
    graph: the way back: from the gradients of the outputs to those of the inputs.
    """

    def __init__(self, function_graph):
        self.name = function_graph.name
        self.targets = [y for y in function_graph.outputs if y.dtype in DIFFERENTIABLE]
        self.sources = list(function_graph.inputs)
        self.graph = FuncGraph(f"gradient_of_{function_graph.name}", outer=function_graph)
        self.graph.passes = function_graph.passes
        with self.graph.building():
            seeds = [self.graph.argument(y.spec.with_dims(y.spec.dims), "dy") for y in self.targets]
            wanted = [x if x.dtype in DIFFERENTIABLE else None for x in self.sources]
            found = backward(list(function_graph.calls), self.targets, seeds, wanted)
            self.gradients = [None if g is None else as_parts(self.graph, g) for g in found]
        given = {id(x) for x in self.sources}
        captured = [x for x in self.graph.captured if isinstance(x, SymbolicTensor)]
        self.kept = [x for x in captured if id(x) not in given]
        outputs = [*function_graph.outputs, *self.kept]
        self.forward = compiled(body_of(function_graph, outputs), self.name, function_graph.passes)
        self._programs: dict = {}

    def program(self, needs):
        """The way back to those inputs whose gradients are wanted.

        needs: for each input, whether it is.
        """
        if needs not in self._programs:
            outputs = [part for need, parts in zip(needs, self.gradients) if need and parts for part in parts]
            self._programs[needs] = compiled(body_of(self.graph, outputs), self.graph.name, self.graph.passes)
        return self._programs[needs]


def as_parts(graph, gradient):
    """The tensors that a gradient is made of: one, or three for IndexedSlices."""
    if isinstance(gradient, IndexedSlices):
        parts = (gradient.values, gradient.indices, gradient.dense_shape)
        return [graph.capture(convert_to_tensor(part)) for part in parts]
    return [graph.capture(convert_to_tensor(gradient))]


class TapedCall:
    """The op of one call of a function, as a tape sees it.

    derivative: of the function.
    values: the tensors of its inputs, and then those that the way forward kept.
    """

    takes_none = True
    takes_slices = False

    def __init__(self, derivative, values):
        self.derivative = derivative
        self.values = values
        self.__name__ = derivative.name

    def gradient(self, call, *dys):
        """The gradients of the inputs, for those of the outputs."""
        derivative = self.derivative
        outputs = [(y, dy) for y, dy in zip(call.outputs, dys) if y.dtype in DIFFERENTIABLE]
        seeds = [zeros_like(y) if dy is None else dy for y, dy in outputs]
        known = dict(zip(map(id, [*derivative.sources, *derivative.kept]), self.values, strict=True))
        captured = [known.get(id(x), x) for x in derivative.graph.captured]  # what is not known comes from outside
        needs = tuple(bool(need) and parts is not None for need, parts in zip(call.needs, derivative.gradients))
        found = iter(run_here(derivative.program(needs), [*seeds, *captured]))
        return [packed([next(found) for _ in parts]) if need else None
                for need, parts in zip(needs, derivative.gradients)]


def packed(parts):
    """A gradient from its parts: what `as_parts` took apart."""
    return parts[0] if len(parts) == 1 else IndexedSlices(*parts)
