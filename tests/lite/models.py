"""Small .tflite files for tests: one operator, its inputs and its constants."""

import numpy as np

from minitf.lite.call import LiteTensor
from minitf.lite.interpreter import Interpreter
from minitf.lite.model_file import builtin_code, write_model
from minitf.lite.schema import (
    NUMBERS,
    Buffer,
    Model,
    Operator,
    QuantizationParameters,
    SignatureDef,
    SubGraph,
    Tensor,
    TensorMap,
)


def tensor_of_scale(scale, zero_point, dtype=np.int8):
    """A LiteTensor of integers that stand for real numbers."""
    return LiteTensor(0, "t", np.dtype(dtype), (1,), (1,), np.float32([scale]), np.int64([zero_point]))


class Maker:
    """Puts a subgraph together, tensor by tensor."""

    def __init__(self):
        self.buffers, self.tensors, self.operators, self.codes = [Buffer()], [], [], []

    def tensor(self, shape, dtype="float32", scale=None, zero_point=0, axis=0, signature=(), value=None, **more):
        """The number of a new tensor; with a value, a constant."""
        buffer = 0
        if value is not None:
            buffer = len(self.buffers)
            self.buffers.append(Buffer(np.frombuffer(np.ascontiguousarray(value).tobytes(), np.uint8)))
        scales = None if scale is None else np.atleast_1d(np.float32(scale))
        quantization = None if scale is None else QuantizationParameters(
            scale=scales, zero_point=np.full(len(scales), zero_point), quantized_dimension=axis)
        self.tensors.append(Tensor(shape=list(shape), type=NUMBERS[str(dtype)], buffer=buffer,
                                   name=f"t{len(self.tensors)}", quantization=quantization,
                                   shape_signature=list(signature), **more))
        return len(self.tensors) - 1

    def constant(self, value, **more):
        """The number of a constant."""
        value = np.asarray(value)
        return self.tensor(value.shape, value.dtype, value=value, **more)

    def operator(self, name, inputs, outputs, options=None):
        """Add an operator."""
        self.codes.append(builtin_code(name))
        self.operators.append(Operator(len(self.codes) - 1, list(inputs), list(outputs), options))

    def graph(self, inputs, outputs):
        """The SubGraph so far; the next tensors are those of another."""
        found = SubGraph(self.tensors, list(inputs), list(outputs), self.operators, "main")
        self.tensors, self.operators = [], []
        return found

    def file(self, *graphs):
        """The bytes of a model of these subgraphs; the first has a signature x0, x1 ... -> y0, y1 ..."""
        first = graphs[0]
        signature = SignatureDef([TensorMap(f"x{i}", n) for i, n in enumerate(first.inputs)],
                                 [TensorMap(f"y{i}", n) for i, n in enumerate(first.outputs)], "serving_default")
        return write_model(Model(3, self.codes, list(graphs), "test", self.buffers, signature_defs=[signature]))


def ran(content, *arrays, **settings):
    """The outputs of a model for input arrays."""
    interpreter = Interpreter(model_content=content, **settings)
    interpreter.allocate_tensors()
    for detail, x in zip(interpreter.get_input_details(), arrays, strict=True):
        interpreter.set_tensor(detail["index"], x)
    interpreter.invoke()
    return [interpreter.get_tensor(detail["index"]) for detail in interpreter.get_output_details()]


def one(name, *inputs, out=((), "float32"), options=None, outs=None):
    """What one operator gives.   inputs: arrays; in a list of one, constants; None for one that is left out.

    out, outs: (shape, dtype), of the output or the outputs; the shape is found anew.
    """
    make = Maker()
    numbers = [-1 if x is None else make.constant(x[0]) if isinstance(x, list) else make.tensor(x.shape, x.dtype)
               for x in inputs]
    results = [make.tensor(*each) for each in outs or [out]]
    make.operator(name, numbers, results, options)
    given = [i for i, x in enumerate(inputs) if isinstance(x, np.ndarray)]
    content = make.file(make.graph([numbers[i] for i in given], results))
    found = ran(content, *(inputs[i] for i in given))
    return found if outs else found[0]


def one_of_integers(name, *inputs, out, options=None):
    """What one operator of quantized numbers gives, as (integers, their real numbers).

    inputs: (array, scale, zero_point), or (array, scale, axis, "constant"), or a plain array that is a constant.
    out: (dtype, scale, zero_point).
    """
    make, given = Maker(), []
    numbers = []
    for x in inputs:
        if isinstance(x, np.ndarray):
            numbers.append(make.constant(x))
        elif x[-1] == "constant":
            numbers.append(make.constant(x[0], scale=x[1], axis=x[2]))
        else:
            numbers.append(make.tensor(x[0].shape, x[0].dtype, x[1], x[2]))
            given.append((numbers[-1], x[0]))
    result = make.tensor((), *out)
    make.operator(name, numbers, [result], options)
    (found,) = ran(make.file(make.graph([n for n, _ in given], [result])), *(x for _, x in given))
    return found, np.float32(out[1]) * (found.astype(np.float32) - out[2])
