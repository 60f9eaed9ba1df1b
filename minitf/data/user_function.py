"""UserFunction: the function that a program gives to `map`, `filter` and the like. Floor 5. Read `stage.py` first.

It is traced once, when the pipeline is described: so what it returns is known before the first element, and each
element then costs one call of a program. A dataset that it takes or returns is a value of that program (`binding.py`).
"""

from __future__ import annotations

from .. import tree
from ..core.context import local
from ..core.spec import TensorSpec
from ..graph.autograph.api import converted
from ..graph.func_graph import FuncGraph
from ..graph.function import Function, as_spec
from .specs import NoneTensorSpec
from .structure import arguments, normalized, packer, specs_of


class _Modes:
    """debug: whether functions run as plain Python, element by element."""

    debug = False


modes = _Modes()


class UserFunction:
    """A function on elements.

    function: takes an element, of which a tuple is spread out; returns a structure of tensors, or a dataset.
    element_spec: of the elements that it takes.
    element_spec of the result: `.element_spec`.
    """

    def __init__(self, function, element_spec):
        self.function = function
        self.name = getattr(function, "__name__", type(function).__name__)
        self._takes = element_spec
        self._pack = packer(element_spec)
        self._program = None if modes.debug else self._traced()
        if self._program is None:
            self.element_spec = self._spec_of_call()
        else:
            self.element_spec = specs_of(self._program.structured_outputs)
        self._all_tensors = all(isinstance(s, TensorSpec) for s in tree.flatten((element_spec, self.element_spec)))

    def __call__(self, leaves) -> list:
        """The leaves of the result, for the leaves of an element."""
        if self._program is None:
            element = self._pack(leaves)
            return tree.flatten(normalized(self.function(*arguments(self._takes, element))))
        if self._all_tensors:
            return self._program.flat_outputs(leaves)
        tensors = [part for x in leaves for part in tree.flatten(x, expand_composites=True) if part is not None]
        return tree.flatten(self._program.call_fitting(tensors))

    # --- what it returns ---------------------------------------------------------------------------------------------
    def _traced(self):
        """The function as a program; None where it returns a dataset."""
        specs = tree.flatten(self._takes, expand_composites=True)
        rewritten = converted(self.function)

        def on_tensors(*tensors):
            given = iter(tensors)
            leaves = [next(given) if isinstance(s, TensorSpec) else None for s in specs]
            element = tree.pack_sequence_as(self._takes, leaves, expand_composites=True)
            return normalized(rewritten(*arguments(self._takes, element)))

        on_tensors.__name__ = self.name
        tensors = [s for s in specs if isinstance(s, TensorSpec)]
        return Function(on_tensors, autograph=False).get_concrete_function(*tensors)

    def _spec_of_call(self):
        """What it returns, found by a call with tensors that have no values."""
        graph = FuncGraph(self.name, outer=local.state.graph)
        with graph.building():
            leaves = [stand_in(graph, spec) for spec in tree.flatten(self._takes)]
            return specs_of(normalized(self.function(*arguments(self._takes, self._pack(leaves)))))


def tell_place(error, stage, function, number):
    """Adds to an error of a user's function where it happened: in which stage, and at which element, from 0."""
    error.add_note(f"Dataset.{stage}: in {function.name}, at element {number}")


def stand_in(graph, spec):
    """A symbolic leaf: what `spec` describes, without a value."""
    if isinstance(spec, NoneTensorSpec):
        return None
    parts = [graph.placeholder(as_spec(s)) for s in tree.flatten(spec, expand_composites=True)]
    return tree.pack_sequence_as(spec, parts, expand_composites=True)
