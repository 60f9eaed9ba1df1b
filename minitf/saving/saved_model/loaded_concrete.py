"""LoadedConcrete: one function of a SavedModel. Floor 6. Read `graph/concrete.py` first; next: `loaded_function.py`.

What a function takes and gives stands in the file beside its nodes, so the nodes are read when the function is called
for the first time. A model may hold functions that nobody calls, and some that minitf could not run.
"""

from __future__ import annotations

import functools

from ... import tree
from ...backend.errors import DataLossError, explain
from ...core.spec import Spec, TensorSpec, plain_dims
from ...graph.concrete import ConcreteFunction
from ...graph.func_graph import FuncGraph, init_scope
from ...graph.function_type import FunctionType
from ...graph.graphdef.reading import GROWTH, ROOM, GraphReader
from ...graph.graphdef.structures import of_proto


class Library:
    """The functions of a file, by name.

    message: a FunctionDefLibrary.
    own_files: ids of the tensors that name files of the model itself, which its functions may read.
    """

    def __init__(self, message):
        self.functions = {function.signature.name: function for function in message.function}
        self.size = sum(len(function.node_def) for function in message.function)
        self.own_files: set[int] = set()

    def node_defs(self, name) -> list:
        """The nodes of a function; none where there is no such function."""
        return list(self.functions[name].node_def) if name in self.functions else []

    def read(self, name, arguments, captured=()) -> list:
        """The results of a function in the graph that is being built.

        arguments: what callers give.   captured: pairs (what the model has, the same inside), passed after these.

        Raises: InvalidArgumentError and others where the nodes are damaged, or minitf cannot do what they say.
        """
        reader = GraphReader(self.functions, "", [GROWTH * self.size + ROOM])
        reader.own_files = frozenset(id(inside) for x, inside in captured if id(x) in self.own_files)
        reader.callers = frozenset(map(id, arguments))
        return reader.call_inside(name, [*arguments, *(inside for _, inside in captured)], name)[0]


def arguments_of(name, proto):
    """(args, kwargs): what a function takes.

    proto: its SavedConcreteFunction.

    Raises: DataLossError where the file says something else.
    """
    found = of_proto(proto.canonicalized_input_signature)
    if not isinstance(found, tuple) or [type(part) for part in found] != [tuple, dict]:
        raise DataLossError(explain("SavedModel", f"the function {name!r} takes {found!r:.200}",
                                    "there must be a tuple and a dict"))
    return found


class LoadedConcrete(ConcreteFunction):
    """A ConcreteFunction whose graph is read when it is needed.

    library: where the nodes are.
    name: of the function there.
    captured: the variables and tensors that its last arguments are.
    parameters: (name, kind, value) for each parameter, with a TensorSpec for each tensor.
    order: for each argument of the function in the file, which of these TensorSpecs it is; None for their own order.
    signature: (args, kwargs) with the same TensorSpecs.
    output: what it returns, with a TensorSpec for each tensor.
    """

    def __init__(self, library, name, captured, parameters, order, signature, output):
        self._library = library
        self._name = name
        self._bound = captured
        self._order = order
        self.function_type = FunctionType(parameters, output)
        self.structured_outputs = output
        self.structured_input_signature = signature
        self._is_single = isinstance(output, TensorSpec)
        self._program = None
        self._derivative = None

    @property
    def name(self) -> str:
        return self._name

    @functools.cached_property
    def graph(self) -> FuncGraph:
        """Its nodes.

        Raises: DataLossError where they do not give what the file says they give; others as `Library.read`.
        """
        graph = FuncGraph(self._name)
        values = [value for _, _, value in self.function_type.parameters]
        specs = [x for x in tree.flatten(values, expand_composites=True) if isinstance(x, TensorSpec)]
        with init_scope(), graph.building():
            given = [graph.argument(Spec(plain_dims(spec.shape), spec.dtype), spec.name or "x") for spec in specs]
            arguments = given if self._order is None else [given[place] for place in self._order]
            captured = [(x, graph.capture(x)) for x in self._bound]
            graph.outputs = list(self._library.read(self._name, arguments, captured))
        self._require_outputs(graph.outputs)
        return graph

    def _require_outputs(self, outputs):
        leaves = tree.flatten(self.structured_outputs, expand_composites=True)
        wanted = [x.dtype for x in leaves if isinstance(x, TensorSpec)]
        have = [y.dtype for y in outputs]
        if wanted != have:
            raise DataLossError(explain("SavedModel", f"the function {self._name!r} gives {have}",
                                        f"the file says that it gives {wanted}", "The file may be damaged"))

    @property
    def inputs(self) -> list:
        return self.graph.inputs

    @property
    def captured_inputs(self) -> list:
        return list(self._bound)

    def _pack(self, flat):
        """The result in the structure that the file says."""
        given = iter(flat)
        return tree.map_structure(lambda x: next(given) if isinstance(x, TensorSpec) else x, self.structured_outputs,
                                  expand_composites=True)
