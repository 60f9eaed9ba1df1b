"""SavedModels without objects: graphs of TensorFlow 1, and frozen ones. Floor 6. Read `restoring.py` first.

Such a file has a graph, and signatures that name some of its tensors as inputs and some as outputs. Each signature
becomes a function: the nodes that the outputs need, with the inputs as arguments.
"""

from __future__ import annotations

import functools
import inspect
from collections import deque

from ...backend.dtypes import as_dtype
from ...backend.errors import DataLossError, explain
from ...core.spec import Spec, TensorSpec, plain_dims
from ...graph.concrete import ConcreteFunction
from ...graph.func_graph import FuncGraph, init_scope
from ...graph.function_type import FunctionType
from ...graph.graphdef.ordering import source_name
from ...graph.graphdef.reading import GROWTH, ROOM, GraphReader
from ...ops.variables.variable import Variable
from ...wire.bundle.reader import BundleReader
from ...wire.tensors import dims_of
from . import names
from .folder import variables_prefix
from .loaded_object import LoadedObject, SignatureMap
from .restoring import VARIABLES, restored_variables


def load_graph(graph, export_dir):
    """An object with `signatures` and `variables` for a MetaGraphDef without an object graph."""
    loaded = LoadedObject()
    variables = variables_of(graph, export_dir)
    functions = {key: GraphSignature(key, graph, signature, variables)
                 for key, signature in graph.signature_def.items() if key != names.INIT_KEY}
    vars(loaded).update(signatures=SignatureMap(functions), variables=list(variables.values()),
                        tensorflow_version=graph.meta_info_def.tensorflow_version, graph_debug_info=None)
    return loaded


def variables_of(graph, export_dir) -> dict[str, Variable]:
    """Name of a node -> the variable that it is, with its value from the checkpoint.

    Raises: NotFoundError, DataLossError where the checkpoint lacks one.
    """
    keys = restored_variables(graph)
    handles = [node for node in graph.graph_def.node if node.op in VARIABLES]
    if not any(node.name in keys for node in handles):
        return {}
    trainable = {text.decode(errors="replace") for text in
                 graph.collection_def["trainable_variables"].bytes_list.value} if (
                     "trainable_variables" in graph.collection_def) else set()
    with BundleReader(variables_prefix(export_dir)) as bundle:
        return {node.name: Variable(bundle.read(keys[node.name]), name=node.name,
                                    trainable=any(node.name in text for text in trainable))
                for node in handles if node.name in keys}


class GraphSignature(ConcreteFunction):
    """A signature as a function of tensors by name, which returns a dict of tensors.

    key: its name.   graph_message: the MetaGraphDef.   message: its SignatureDef.   variables: by name of the node.
    """

    def __init__(self, key, graph_message, message, variables):
        self._key, self._message, self._variables = key, graph_message, variables
        self._inputs = {name: message.inputs[name] for name in sorted(message.inputs)}
        self._outputs = {name: message.outputs[name] for name in sorted(message.outputs)}
        specs = {name: spec_of(name, info) for name, info in self._inputs.items()}
        single = len(specs) == 1
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD if single else inspect.Parameter.KEYWORD_ONLY
        self.structured_input_signature = (), specs
        self.structured_outputs = {name: spec_of(name, info) for name, info in self._outputs.items()}
        self.function_type = FunctionType([(name, kind, spec) for name, spec in specs.items()],
                                          self.structured_outputs)
        self._is_single = False
        self._program = self._derivative = None

    @property
    def name(self) -> str:
        return self._key

    @functools.cached_property
    def graph(self) -> FuncGraph:
        """The nodes that the outputs need.

        Raises: DataLossError where one is missing; others as for `tf.import_graph_def`.
        """
        graph = FuncGraph(self._key)
        definition = self._message.graph_def
        library = {function.signature.name: function for function in definition.library.function}
        with init_scope(), graph.building():
            given = {}
            for name, spec in self.structured_input_signature[1].items():
                given[reference(self._inputs[name])] = graph.argument(Spec(plain_dims(spec.shape), spec.dtype), name)
            nodes, handles = needed(definition.node, map(reference, self._outputs.values()),
                                    {*given, *self._variables})
            for node in handles:
                variable = self._variables[node.name]
                handle = graph.capture(variable)
                given[node.name] = handle if node.op == "VarHandleOp" else variable.read_value()
            size = len(nodes) + sum(len(function.node_def) for function in library.values())
            reader = GraphReader(library, "", [GROWTH * size + ROOM])
            reader.read(nodes, given)
            graph.outputs = [reader.tensor(reference(info)) for info in self._outputs.values()]
        return graph

    def _pack(self, flat):
        return dict(zip(self._outputs, flat, strict=True))


def reference(info) -> str:
    """A TensorInfo's tensor, as nodes refer to it: 'x:0' is 'x'."""
    return info.name.removesuffix(":0")


def spec_of(name, info) -> TensorSpec:
    """What a TensorInfo says of a tensor."""
    return TensorSpec(dims_of(info.tensor_shape), as_dtype(info.dtype), name)


def needed(messages, references, given):
    """(the NodeDefs that some tensors need, those of them that are variables and given).

    given: names of nodes at which the search ends.
    """
    by_name = {message.name: message for message in messages}
    found, handles, seen = [], [], set()
    waiting = deque(references)
    while waiting:
        text = waiting.popleft()
        name = source_name(text)
        if name in seen or (text.removesuffix(":0") in given and name not in by_name):
            continue
        seen.add(name)
        if name not in by_name:
            raise DataLossError(explain("SavedModel", f"a reference to the node {name!r}", "there is no such node"))
        if by_name[name].op in VARIABLES and name in given:
            handles.append(by_name[name])
        elif name not in given:
            found.append(by_name[name])
            waiting.extend(by_name[name].input)
    return found, handles
