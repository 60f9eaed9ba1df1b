"""UserFunction: the function that a program gives to `map`, `filter` and the like. Floor 5. Read `stage.py` first.

It is traced once, when the pipeline is described: so what it returns is known before the first element, and each
element then costs one call of a program. A dataset that it takes or returns is a value of that program (`binding.py`).
"""

from __future__ import annotations

from functools import cached_property

from .. import tree
from ..backend.errors import InvalidArgumentError, explain
from ..core.context import device, local
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
        if not callable(function):
            raise ValueError(explain("tf.data", f"a function is {function!r}", "it must be callable",
                                     "Pass a function of an element"))
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
        """The leaves of the result, for the leaves of an element. Pipelines work on the CPU, beside a GPU, too."""
        if local.state.place().kind != "CPU":
            with device("/CPU:0"):
                return self(leaves)
        if self._program is None:
            element = self._pack(leaves)
            return tree.flatten(returned(self.function(*arguments(self._takes, element))))
        if self._all_tensors:
            return self._program.flat_outputs(leaves)
        tensors = [part for x in leaves for part in tree.flatten(x, expand_composites=True) if part is not None]
        return tree.flatten(self._program.call_fitting(tensors))

    def at(self, stage, number, leaves) -> list:
        """The same; an error tells in which stage it happened, and at which element, counted from 0."""
        try:
            return self(leaves)
        except Exception as error:
            error.add_note(f"Dataset.{stage}: in {self.name}, at element {number}")
            raise

    @cached_property
    def only_computes(self) -> bool:
        """Whether a call neither runs Python nor keeps anything, so that no other call can matter to it."""
        nodes = () if self._program is None else self._program.graph.nodes
        return self._program is not None and not any(node.op.stateful or node.op.has_bodies for node in nodes)

    # --- what it returns ---------------------------------------------------------------------------------------------
    def _traced(self):
        """The function as a program; None where it returns a dataset."""
        specs = tree.flatten(self._takes, expand_composites=True)
        rewritten = converted(self.function)

        def on_tensors(*tensors):
            given = iter(tensors)
            leaves = [next(given) if isinstance(s, TensorSpec) else None for s in specs]
            element = tree.pack_sequence_as(self._takes, leaves, expand_composites=True)
            return returned(rewritten(*arguments(self._takes, element)))

        on_tensors.__name__ = self.name
        tensors = [s for s in specs if isinstance(s, TensorSpec)]
        return Function(on_tensors, autograph=False).get_concrete_function(*tensors)

    def _spec_of_call(self):
        """What it returns, found by a call with tensors that have no values."""
        graph = FuncGraph(self.name, outer=local.state.graph)
        with graph.building():
            leaves = [stand_in(graph, spec) for spec in tree.flatten(self._takes)]
            return specs_of(returned(self.function(*arguments(self._takes, self._pack(leaves)))))


def returned(value):
    """What a function returned, as an element; a list is a tuple here.

    Raises: TypeError for what no tensor can hold; InvalidArgumentError for nothing at all.
    """
    try:
        element = normalized(tuple(value) if isinstance(value, list) else value)
    except ValueError as error:
        raise TypeError(explain("tf.data", f"a function returns {value!r}", f"Unsupported return value: {error}",
                                "Return tensors, in tuples and dicts")) from None
    if not any(x is not None for x in tree.flatten(element)):
        raise InvalidArgumentError(explain("tf.data", f"a function returns {value!r}",
                                           "an element holds at least one tensor", "Did you forget `return`?"))
    return element


def stand_in(graph, spec):
    """A symbolic leaf: what `spec` describes, without a value."""
    if isinstance(spec, NoneTensorSpec):
        return None
    parts = [graph.placeholder(as_spec(s)) for s in tree.flatten(spec, expand_composites=True)]
    return tree.pack_sequence_as(spec, parts, expand_composites=True)
