"""The main graph of a SavedModel: what is run without Python, in a session or a server. Floor 6.

Python loads the objects and their functions, and has no use for this graph. A server has no objects. It feeds tensors
of the graph and fetches others, as the signatures say, after it has run two operations: one that restores the variables
from the checkpoint (`savers.py`), and one that fills the tables. Read `functions.py` first, `saving.py` next.
"""

from __future__ import annotations

import re

import numpy as np

from ...backend.dtypes import resource, string
from ...core.spec import plain_dims
from ...graph.graphdef.node_writer import NodeWriter, Written
from ...ops.lookup.lookup_table import LookupTable
from ...ops.variables.variable import Variable
from ...wire.tensors import shape_proto
from ..object_graph import VARIABLE_VALUE, value_key
from . import names
from .assets import Asset
from .changing import CREATORS
from .functions import traces_of
from .loaded_table import LoadedTable
from .objects import name_of
from .savers import write_savers
from .tables import functions_of_table


class MainGraph:
    """Writes the nodes, the signatures and the savers of a MetaGraphDef.

    message: the MetaGraphDef.
    functions: the FunctionWriter; after it is made, it must be set.
    given: number of an object -> the tensor that a function gets which captures it.
    """

    def __init__(self, message):
        self.message = message
        self.functions = None
        self.nodes = NodeWriter(message.graph_def.node)
        self.given: dict[int, Written] = {}
        self._tables: list = []  # (number, table)
        self._variables: list = []  # (key in the checkpoint, the VarHandleOp's output, dtype)
        self._first_reads: dict[int, Written] = {}  # number of an asset -> its path, read right after it is set
        self._initial: list[str] = []  # names of the nodes that must run before others

    # --- objects -----------------------------------------------------------------------------------------------------
    def add_object(self, number, node) -> None:
        """Write what stands for an object of the walk, if functions can capture it."""
        thing = node.thing
        if isinstance(thing, Variable):
            handle = self._handle(name_of(thing), thing._dtype, plain_dims(thing._shape))
            self._variables.append((value_key(node.path, VARIABLE_VALUE), handle, thing._dtype))
            self.given[number] = handle
        elif isinstance(thing, Asset):
            self._add_path(number)
        elif isinstance(thing, (LookupTable, LoadedTable)):
            self._tables.append((number, node))

    def _handle(self, name, dtype, dims) -> Written:
        """A variable."""
        name = re.sub(r"[^\w./>-]|^(?=[^A-Za-z0-9.])", "_", name, flags=re.ASCII).lstrip("_") or "variable"
        attrs = {"dtype": dtype, "shape": dims, "shared_name": name}
        handle = self.nodes.add("VarHandleOp", name, [], attrs, [resource])[0]
        self._last.attr["shared_name"].s = handle.text.encode()  # which no other variable has
        return handle

    def _add_path(self, number) -> None:
        """The path of an asset: a variable, which the loader sets to where the file stands."""
        path = self.nodes.add("Placeholder", "asset_path", [], {"dtype": string, "shape": ()}, [string])[0]
        info = self.message.asset_file_def.add().tensor_info
        put_tensor(info, path, ())
        handle = self._handle("asset_path_variable", string, ())
        self.nodes.add("AssignVariableOp", f"{handle.text}/Assign", [handle, path], {"dtype": string})
        self._initial.append(self._last.name)
        self.given[number] = self._read(handle)
        self._first_reads[number] = self._read(handle, self._initial[-1:])

    def _read(self, handle, control=()) -> Written:
        """What a variable with a path holds."""
        name = f"{handle.text}/Read"
        return self.nodes.add("ReadVariableOp", name, [handle], {"dtype": string}, [string], control)[0]

    def add_constant(self, number, tensor) -> str:
        """A Const for an eager tensor that a function captures; returns the node's name."""
        array = tensor.numpy()
        self.given[number] = self.nodes.constant("Const", np.array(array, object if tensor.dtype is string else None))
        return self.given[number].text

    def add_tables(self) -> None:
        """The nodes that make the tables, and those that fill them, which are calls of functions."""
        for number, node in self._tables:
            (made,) = [inner for inner in trace_called(node.thing, "_create_resource").graph.nodes
                       if inner.type in CREATORS]
            attrs = {**made.attrs, "shared_name": f"hash_table_{number}"}
            keys = [self.nodes.constant("key", x.spec.value) for x in made.inputs]
            self.given[number] = self.nodes.add(made.type, "hash_table", keys, attrs, [resource])[0]
        for _, node in self._tables:
            self.call(trace_called(node.thing, "_initialize"), "fill_table", [], self._first_reads)
            self._initial.append(self._last.name)

    @property
    def _last(self):
        """The node that was written last."""
        return self.message.graph_def.node[-1]

    # --- calls -------------------------------------------------------------------------------------------------------
    def call(self, concrete, name, inputs, instead=None) -> list[Written]:
        """A node that calls a trace, with what it captures behind the given inputs.

        instead: number of an object -> what stands for it in this call.
        """
        function = self.functions.name_of(concrete)
        given = {**self.given, **(instead or {})}
        captured = [given[number] for number in self.functions.described[function].bound_inputs]
        dtypes = [y.spec.dtype for y in concrete.graph.outputs]
        attrs = {"f": function, "Tout": tuple(dtypes)}
        return self.nodes.add("StatefulPartitionedCall", name, [*inputs, *captured], attrs, dtypes)

    def add_signature(self, key, concrete) -> None:
        """Placeholders, a call, and the SignatureDef that names them."""
        signature = self.message.signature_def[key]
        signature.method_name = names.PREDICT_METHOD_NAME
        inputs = []
        for name, spec in sorted(concrete.structured_input_signature[1].items()):
            dims = plain_dims(spec.shape)
            attrs = {"dtype": spec.dtype, "shape": dims}
            inputs.append(self.nodes.add("Placeholder", f"{key}_{name}", [], attrs, [spec.dtype])[0])
            put_tensor(signature.inputs[name], inputs[-1], dims)
        results = self.call(concrete, "StatefulPartitionedCall", inputs)
        for name, result, y in zip(sorted(concrete.structured_outputs), results, concrete.graph.outputs, strict=True):
            put_tensor(signature.outputs[name], result, y.spec.dims)

    # --- the end -----------------------------------------------------------------------------------------------------
    def finish(self) -> None:
        """The operation that runs after the variables are restored, and the nodes that save and restore them."""
        self.nodes.add("NoOp", "NoOp", [], control=self._initial)
        name = self._last.name
        self.message.collection_def[names.MAIN_OP_KEY].node_list.value.append(name)
        info = self.message.signature_def[names.INIT_KEY].outputs[names.INIT_KEY]
        info.name = name
        info.tensor_shape.unknown_rank = True
        write_savers(self.message.saver_def, self.nodes, self._variables)


def trace_called(table, name):
    """The only trace of one of the functions of a table."""
    (trace,) = traces_of(functions_of_table(table)[name])
    return trace


def put_tensor(info, tensor, dims) -> None:
    """Write into a TensorInfo which tensor of the graph it is."""
    info.name = tensor.text if ":" in tensor.text else f"{tensor.text}:0"
    info.dtype = tensor.dtype.as_datatype_enum
    info.tensor_shape.CopyFrom(shape_proto(dims))
