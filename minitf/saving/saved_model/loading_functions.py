"""The functions of a SavedModel, and the tables that some of them make. Floor 6.

Read `loaded_concrete.py` and `loaded_function.py` first; next: `loading.py`, which makes the objects.
"""

from __future__ import annotations

import inspect

from ...backend.errors import DataLossError, PermissionDeniedError, UnimplementedError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.tensor import Tensor
from ...graph.graphdef.structures import of_proto
from ...ops.lookup.table_ops import LookupTableImportV2
from ...ops.variables.variable import Variable
from .assets import Asset
from .loaded_concrete import LoadedConcrete, arguments_of
from .loaded_function import RestoredFunction
from .loaded_table import LoadedTable
from .parameters import signature_of

TABLE_OPS = {"Const", "HashTableV2", "Identity", "InitializeTableFromTextFileV2", "LookupTableImportV2",
             "LookupTableInsertV2", "MutableDenseHashTableV2", "MutableHashTableOfTensorsV2", "MutableHashTableV2",
             "NoOp"}  # fmt: skip


class FunctionLoader:
    """Makes the functions of one MetaGraphDef.

    where: the folder, for messages.   graph: the SavedObjectGraph.   library: the Library.
    objects: for each number of the file, the object; what functions capture must be there, functions are added.
    """

    def __init__(self, where, graph, library, objects):
        self.where = where
        self.nodes = graph.nodes
        self.described = graph.concrete_functions
        self.library = library
        self.objects = objects

    def add_all(self) -> None:
        """Put each function in its place among the objects."""
        for i, node in enumerate(self.nodes):
            kind = node.WhichOneof("kind")
            if kind == "function":
                self.objects[i] = self.function(node.function)
            elif kind == "bare_concrete_function":
                self.objects[i] = self.concrete(node.bare_concrete_function)

    def function(self, proto) -> RestoredFunction:
        """A tf.function with its traces."""
        name = plain_name(next(iter(proto.concrete_functions), "function"))
        spec = proto.function_spec
        traces = [(self.library, trace, *self.trace(trace)) for trace in proto.concrete_functions]
        return RestoredFunction(name, signature_of(spec), traces, of_proto(spec.input_signature))

    def concrete(self, proto) -> LoadedConcrete:
        """A function for one kind of arguments; the tensors are known by name."""
        name = proto.concrete_function_name
        captured, described = self.trace(name)
        signature = arguments_of(name, described)
        parameters = parameters_of_concrete(proto, *signature)
        return LoadedConcrete(self.library, name, captured, parameters, None, signature,
                              of_proto(described.output_signature))

    def trace(self, name):
        """(what the function captures, its SavedConcreteFunction).  Raises: DataLossError where there is none."""
        if name not in self.described:
            raise DataLossError(explain(self.where, f"the function {name!r}", "the file does not describe it"))
        proto = self.described[name]
        return [self.captured(name, number) for number in proto.bound_inputs], proto

    def captured(self, function, number):
        """What a function captures: a variable, or the tensor of a constant, an asset or a table."""
        thing = self.objects[number] if 0 <= number < len(self.nodes) else None
        if isinstance(thing, Asset):
            return thing.asset_path
        if isinstance(thing, LoadedTable):
            return thing.handle
        if isinstance(thing, (Variable, Tensor)):
            return thing
        raise UnimplementedError(explain(self.where, f"the function {function!r} uses object {number}",
                                         "that is no variable, constant, asset or table"))

    # --- tables ------------------------------------------------------------------------------------------------------
    def fill_tables(self, contents) -> None:
        """Make every table by the function that the file has for it, and fill it by the other one.

        contents: number of a table -> (keys, values) that the checkpoint has for it.
        """
        tables = {i: {edge.local_name: edge.node_id for edge in node.children}
                  for i, node in enumerate(self.nodes) if isinstance(self.objects[i], LoadedTable)}
        for i, edges in tables.items():
            self.objects[i].handle = self._run(edges, "_create_resource")
        for i, edges in tables.items():
            if "_initialize" in edges:
                self._run(edges, "_initialize")
            if i in contents:
                execute(LookupTableImportV2, self.objects[i].handle, *map(convert_to_tensor, contents[i]))

    def _run(self, edges, name):
        """The result of one of the functions that belong to a table."""
        node = self.nodes[edges[name]] if name in edges else None
        if node is None or node.WhichOneof("kind") != "function" or len(node.function.concrete_functions) != 1:
            raise UnimplementedError(explain(self.where, f"a resource without the function {name!r}",
                                             "of resources, minitf loads tables alone"))
        (trace,) = node.function.concrete_functions
        ops = {inner.op for inner in self.library.node_defs(trace)}
        if not ops <= TABLE_OPS:
            received = f"the function {trace!r} has {sorted(ops - TABLE_OPS)}"
            raise PermissionDeniedError(explain(self.where, received,
                                                "what is run on loading may make and fill tables, and nothing else"))
        captured, proto = self.trace(trace)
        return LoadedConcrete(self.library, trace, captured, [], [], ((), {}), of_proto(proto.output_signature))()


def parameters_of_concrete(proto, args, kwargs) -> list:
    """(name, kind, value) for each argument of a function that is known by its tensors.

    proto: a SavedBareConcreteFunction.   args, kwargs: what its signature says of the arguments.
    """
    kinds = inspect.Parameter
    known = list(signature_of(proto.function_spec).parameters) if args and proto.HasField("function_spec") else []
    fits = len(known) >= len(args)
    kind = kinds.POSITIONAL_OR_KEYWORD if fits else kinds.POSITIONAL_ONLY
    found = [(known[i] if fits else f"args_{i}", kind, value) for i, value in enumerate(args)]
    single = proto.allowed_positional_arguments and not args
    by_name = kinds.POSITIONAL_OR_KEYWORD if single else kinds.KEYWORD_ONLY
    return found + [(key, by_name, value) for key, value in sorted(kwargs.items())]


def plain_name(name) -> str:
    """What a function was called in Python: 'call' of '__inference_call_12'.

        >>> plain_name("__inference_call_12"), plain_name("__inference___call___7")
        ('call', '__call__')
    """
    inner = name.removeprefix("__inference_")
    head, _, tail = inner.rpartition("_")
    return head if tail.isdecimal() and head else inner
