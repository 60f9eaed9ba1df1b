"""Writing: graphs as the bytes of a .tflite file. Floor 8. Read `parts.py` and `lite/schema.py` first."""

from __future__ import annotations

import dataclasses

import numpy as np

from ...backend.dtypes import DType
from .. import options as kinds
from .. import schema
from ..model_file import VERSION, builtin_code, custom_code, write_model
from ..strings import bytes_of_strings
from .versions import version_of

DESCRIPTION = "Written by minitf."
OLDEST_RUNTIME = "1.14.0"  # of TensorFlow: the first with int8; versions of operators say more
NAMES = {  # options whose values are names here and numbers in files
    "padding": {"SAME": kinds.SAME, "VALID": kinds.VALID},
    "fused_activation_function": {"RELU": kinds.RELU, "RELU6": kinds.RELU6},
    "mode": {"REFLECT": kinds.REFLECT, "SYMMETRIC": kinds.SYMMETRIC},
}
KINDS = {  # operators whose options are not called as they are
    "MAX_POOL_2D": kinds.Pool2DOptions, "AVERAGE_POOL_2D": kinds.Pool2DOptions,
    **dict.fromkeys(["MEAN", "SUM", "REDUCE_MAX", "REDUCE_MIN", "REDUCE_PROD", "REDUCE_ALL", "REDUCE_ANY"],
                    kinds.ReducerOptions),
}
BY_NAME = {kind.__name__.removesuffix("Options").lower(): kind for kind in kinds.OPTIONS.values()}


def model_bytes(graphs, sources) -> bytes:
    """The file with these LiteGraphs, each a subgraph and, where its Source has a key, a signature."""
    writer = ModelWriter()
    for graph in graphs:
        writer.add(graph)
    writer.finish()
    model = writer.model
    model.signature_defs = [signature(i, graph, source, writer)
                            for i, (graph, source) in enumerate(zip(graphs, sources)) if source.key]
    for name, text in [("min_runtime_version", OLDEST_RUNTIME)]:
        model.buffers.append(schema.Buffer(np.frombuffer(text.encode().ljust(16, b"\0"), np.uint8)))
        model.metadata.append(schema.Metadata(name, len(model.buffers) - 1))
    return write_model(model)


def signature(number, graph, source, writer) -> schema.SignatureDef:
    """The signature of the subgraph `number`."""
    places = writer.places[id(graph)]

    def maps(names, values):
        return [schema.TensorMap(name, places[id(x)]) for name, x in zip(names, values)]

    return schema.SignatureDef(maps(source.inputs, graph.inputs), maps(source.outputs, graph.outputs), source.key,
                               subgraph_index=number)


class ModelWriter:
    """The tables of a model, as they are filled.

    places: id of a LiteGraph -> id of a Value -> the number of its tensor.
    """

    def __init__(self):
        self.model = schema.Model(version=VERSION, description=DESCRIPTION, buffers=[schema.Buffer()])
        self.places: dict[int, dict] = {}
        self.codes: dict[tuple, int] = {}
        self.buffers: dict[bytes, int] = {}
        self.waiting: list = []  # bodies of loops and branches: (graph, its options, the name of its number there)

    def add(self, graph):
        """Write a graph, and keep for later what its loops and branches run."""
        table = schema.SubGraph(name=graph.name)
        places = self.places[id(graph)] = {}
        self.model.subgraphs.append(table)

        def place(x):
            if x is None:
                return -1
            if id(x) not in places:
                places[id(x)] = len(table.tensors)
                table.tensors.append(self.tensor(x))
            return places[id(x)]

        table.inputs = [place(x) for x in graph.inputs]
        for operation in graph.operations:
            inputs, outputs = [place(x) for x in operation.inputs], [place(y) for y in operation.outputs]
            custom = np.frombuffer(operation.options.get("custom", b""), np.uint8)
            table.operators.append(schema.Operator(self.code(operation), inputs, outputs, self.options(operation),
                                                   custom_options=custom))
        table.outputs = [place(y) for y in graph.outputs]

    def finish(self):
        """Write the bodies of loops and branches behind the graphs themselves."""
        while self.waiting:
            graph, options, name = self.waiting.pop(0)
            if id(graph) not in self.places:
                self.add(graph)
            setattr(options, name, list(self.places).index(id(graph)))

    def tensor(self, x) -> schema.Tensor:
        """The table of a Value."""
        dims = x.dims or ()
        table = schema.Tensor(shape=[1 if n is None else n for n in dims], type=schema.NUMBERS[x.dtype.name],
                              name=x.name, has_rank=x.dims is not None)
        if None in dims:
            table.shape_signature = [-1 if n is None else n for n in dims]
        if x.is_constant:
            table.buffer = self.buffer(x.array)
        if x.scales is not None:
            table.quantization = schema.QuantizationParameters(
                scale=x.scales.scale, zero_point=x.scales.zero_point, quantized_dimension=x.scales.axis)
        return table

    def buffer(self, array) -> int:
        """The number of the buffer with the bytes of an array; arrays with the same bytes share one."""
        data = bytes_of_strings(array) if array.dtype.kind == "O" else np.ascontiguousarray(array).tobytes()
        if data not in self.buffers:
            self.buffers[data] = len(self.model.buffers)
            self.model.buffers.append(schema.Buffer(np.frombuffer(data, np.uint8)))
        return self.buffers[data]

    def code(self, operation) -> int:
        """The number of an operator in the model's list of those that it uses."""
        key = operation.code, version_of(operation)
        if key not in self.codes:
            self.codes[key] = len(self.codes)
            is_custom = "custom" in operation.options
            self.model.operator_codes.append(custom_code(key[0]) if is_custom else builtin_code(*key))
        return self.codes[key]

    def options(self, operation):
        """The table of an operation's options; None where there are none."""
        kind = KINDS.get(operation.code) or BY_NAME.get(operation.code.replace("_", "").lower())
        if kind is None:
            return None
        said = {"fused_activation_function" if name == "activation" else name: value
                for name, value in operation.options.items()}
        members = {member.name for member in dataclasses.fields(kind)}
        table = kind(**{name: in_file(name, value) for name, value in said.items() if name in members})
        self.waiting += [(graph, table, name) for name, graph in operation.bodies.items()]
        return table


def in_file(name, value):
    """The value of an option as files have it."""
    if isinstance(value, DType):
        return schema.NUMBERS[value.name]
    return NAMES[name][value] if name in NAMES else value
