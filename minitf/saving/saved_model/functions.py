"""Traces as functions of a file. Floor 6. Read `objects.py` and `graph/graphdef/writing.py` first.

Of every trace the file has three things: the nodes, as a FunctionDef; what it takes and gives, as Python structures;
and which objects it captures, as their numbers. Read next: `signatures.py`.
"""

from __future__ import annotations

import copy
import inspect

from ... import tree
from ...backend.errors import UnimplementedError, explain
from ...backend.log import get_logger
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...graph.concrete import ConcreteFunction
from ...graph.function import Function
from ...graph.graphdef.structures import to_proto
from ...ops.extension_types.extension_type import ExtensionType
from ...ops.extension_types.mapping import mapped
from ...ops.lookup.lookup_table import LookupTable
from ...ops.ragged.ragged_tensor import RaggedTensor
from ...ops.ragged.spec import RaggedTensorSpec
from ...ops.sparse.sparse_tensor import SparseTensor
from ...ops.sparse.spec import SparseTensorSpec
from ...ops.variables.variable import Variable
from ...wire import messages
from .assets import Asset
from .loaded_table import LoadedTable
from .objects import name_of
from .parameters import function_spec

BY_NAME = inspect.Parameter.KEYWORD_ONLY


class FunctionWriter:
    """Writes traces into a library.

    library: a Library of `graph/graphdef/writing.py`.
    captures: Captures, which knows the numbers of objects.
    described: name of a function -> its SavedConcreteFunction, which this fills.
    """

    def __init__(self, library, captures, described):
        self.library = library
        self.captures = captures
        self.described = described
        self._names: dict[int, tuple] = {}  # id of a trace -> its name, and itself, so that it stays

    def name_of(self, concrete) -> str:
        """The name of a trace in the file; it is written when it is first asked for.

        Raises: UnimplementedError where a file cannot hold it; AssertionError where it captures a variable that no
        object of the model holds.
        """
        if id(concrete) not in self._names:
            args, kwargs, order = arguments_of(concrete)
            proto = messages.SavedConcreteFunction()
            proto.canonicalized_input_signature.CopyFrom(to_proto((args, kwargs)))
            proto.output_signature.CopyFrom(to_proto(output_of(concrete.structured_outputs)))
            numbers = [self.captures.number_of(x, concrete.name) for x in concrete.graph.captured]
            name = self.library.name_of(reordered(concrete.graph, order))
            proto.bound_inputs.extend(numbers)
            self.described[name].CopyFrom(proto)
            self._names[id(concrete)] = name, concrete
        return self._names[id(concrete)][0]

    def names_of(self, function) -> list[str]:
        """The names of those traces of a tf.function that are in the file."""
        return [self._names[id(concrete)][0] for concrete in traces_of(function) if id(concrete) in self._names]

    def saved_function(self, function: Function):
        """The SavedFunction of a tf.function. A trace that a file cannot hold is left out, with a warning."""
        message = messages.SavedFunction()
        for concrete in traces_of(function):
            try:
                message.concrete_functions.append(self.name_of(concrete))
            except (UnimplementedError, TypeError) as error:
                get_logger().warning("A trace of the function %r is not saved. %s", function.name, error)
        message.function_spec.CopyFrom(function_spec(function.parameters.signature, function.input_signature))
        return message

    def saved_concrete(self, concrete: ConcreteFunction):
        """The SavedBareConcreteFunction of a trace that stands for itself, such as a signature."""
        args, kwargs, _ = arguments_of(concrete)
        message = messages.SavedBareConcreteFunction(concrete_function_name=self.name_of(concrete))
        names = [x.name for x in tree.flatten((args, kwargs), expand_composites=True) if isinstance(x, TensorSpec)]
        message.argument_keywords.extend(names)
        message.allowed_positional_arguments = len(names) if args or len(names) == 1 else 0
        parameters = [inspect.Parameter(name, kind) for name, kind, _ in concrete.function_type.parameters]
        message.function_spec.CopyFrom(function_spec(inspect.Signature(parameters)))
        return message


class Captures:
    """The numbers of what functions capture.

    nodes: those of the walk.   add: a function that gives an eager tensor a node as a constant, and returns its number.
    """

    def __init__(self, nodes, add):
        self._add = add
        self._numbers: dict = {}
        self._kept: list = []
        for number, node in enumerate(nodes):
            for thing in captured_as(node.thing):
                self._numbers.setdefault(id(thing), number)

    def number_of(self, x, function) -> int:
        """The number of a variable, or of what stands for a constant, a file or a table.

        Raises: AssertionError for a variable that is no attribute of any object.
        """
        if isinstance(x, Variable):
            x = x.handle
        if id(x) not in self._numbers:
            if isinstance(x, Variable):
                raise AssertionError(explain(
                    "tf.saved_model.save", f"the function {function!r} uses the variable {name_of(x)!r}",
                    "no attribute of the saved object leads to it: it is an untracked resource",
                    "Assign it to an attribute of the object"))
            self._numbers[id(x)] = self._add(x)
            self._kept.append(x)
        return self._numbers[id(x)]


def captured_as(thing) -> list:
    """What a function captures that uses an object."""
    if isinstance(thing, Variable):
        return [thing.handle]
    if isinstance(thing, Asset):
        return [thing.asset_path]
    return [thing.resource_handle] if isinstance(thing, (LookupTable, LoadedTable)) else []


def traces_of(function) -> list[ConcreteFunction]:
    """The traces of a tf.function; one that says its arguments is traced now, if it was not before."""
    if not function._traces and function.input_signature is not None:
        function.get_concrete_function()
    traces = [without_copies(function, concrete) for concrete in function.concrete_functions]
    return list(dict.fromkeys(traces))


def without_copies(function, concrete):
    """The trace itself; of one that uses variables with copies on several devices, one that uses the first copies."""
    wholes = [x.whole for x in concrete.graph.captured if isinstance(x, Variable) and x.whole is not x]
    if not wholes:
        return concrete
    args, kwargs = concrete.structured_input_signature
    with wholes[0].distribute_strategy.extended.as_on_one_device():
        return function.get_concrete_function(*args, **kwargs)


def arguments_of(concrete):
    """(args, kwargs, order): what a trace takes, and for each argument in the file its number in the trace.

    In a file what is passed by name comes last, sorted; in a trace it stands where the parameter is.
    """
    parameters = concrete.function_type.parameters
    numbers = iter(range(len(concrete.graph.arguments)))
    values = [(kind, name, numbered(value, numbers)) for name, kind, value in parameters]
    args = tuple(value for kind, _, value in values if kind is not BY_NAME)
    kwargs = {name: value for kind, name, value in values if kind is BY_NAME}
    order = [x.number for x in tree.flatten((args, kwargs)) if isinstance(x, Numbered)]
    return *tree.map_structure(spec_of_argument, concrete.structured_input_signature), order


def spec_of_argument(x):
    """What a signature says of an argument: of a ragged tensor, whose parts are specs there, the spec of such a one."""
    if not isinstance(x, RaggedTensor):
        return x
    inner, splits = x.flat_values, x.nested_row_splits
    dims = None if inner.shape.rank is None else [None] * (1 + len(splits)) + inner.shape.as_list()[1:]
    return RaggedTensorSpec(dims, inner.dtype, len(splits), splits[0].dtype)


class Numbered:
    """The number of a tensor among the arguments of a trace."""

    def __init__(self, number):
        self.number = number


def numbered(value, numbers):
    """The same structure with a Numbered for each tensor, and a tuple of them for what is made of several."""
    return tree.map_structure(lambda x: numbers_for(x, numbers), value)


def numbers_for(x, numbers):
    """The same for one leaf."""
    parts = tree.flatten(x, expand_composites=True)
    return tuple(Numbered(next(numbers)) for part in parts if isinstance(part, (TensorSpec, Tensor))) or x


def reordered(graph, order):
    """The graph with its arguments in another order."""
    if order == list(range(len(order))):
        return graph
    other = copy.copy(graph)
    other.arguments = [graph.arguments[number] for number in order]
    return other


def output_of(structure):
    """What a trace gives: the structure with specs in place of tensors, which are named by their place in it.

        >>> output_of({"y": TensorSpec([2], name="z")}), name_of_output(("y", 0)), name_of_output((1,))
        ({'y': TensorSpec(shape=(2,), dtype=tf.float32, name='z')}, 'y_0', 'tensor_1')
    """
    specs = [spec_of_output(y, name_of_output(path)) for path, y in tree.flatten_with_paths(structure)]
    return tree.pack_sequence_as(structure, specs)


def name_of_output(path) -> str:
    """What the result at this place is called."""
    words = ["tensor", *path] if path and isinstance(path[0], int) else path
    return "_".join(map(str, words)) or "unknown"


def spec_of_output(y, name):
    """The spec of one result."""
    if isinstance(y, RaggedTensor):
        return RaggedTensorSpec.from_value(y)
    if isinstance(y, SparseTensor):
        return SparseTensorSpec(y.shape, y.dtype)
    if isinstance(y, ExtensionType):
        return mapped(lambda part: spec_of_output(part, name), y, cls=type(y).Spec)
    return TensorSpec(y.shape, y.dtype, name) if isinstance(y, Tensor) else y

