"""tf.lite.Interpreter: runs .tflite files. Floor 8. Read `running.py` first; read next: `signature_runner.py`.

    interpreter = tf.lite.Interpreter(model_content=content)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], x)
    interpreter.invoke()
    y = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
"""

from __future__ import annotations

import enum
import os
from contextlib import nullcontext

import numpy as np

from ..backend.errors import explain
from ..backend.parallel import one_blas_thread
from .call import bytes_of, described
from .model_file import read_model
from .running import Running
from .signature_runner import SignatureRunner
from .strings import as_texts

NONE = np.array([], np.int32)


class OpResolverType(enum.Enum):
    """Which kernels to use. There is one of each here, so all mean the same."""

    AUTO = 0
    BUILTIN = 1
    BUILTIN_REF = 2
    BUILTIN_WITHOUT_DEFAULT_DELEGATES = 3


class Interpreter:
    """Runs a model from a .tflite file.

    model_path: of the file; or model_content: its bytes.
    num_threads: 1 for products of matrices on one thread; with None or more, NumPy's own setting decides.
    experimental_preserve_all_tensors: keep intermediate results too, so that `get_tensor` gives them.
    experimental_delegates: there are none; must be empty.
    experimental_op_resolver_type, experimental_disable_delegate_clustering,
    experimental_default_delegate_latest_features: as in TensorFlow, without effect.

        >>> import minitf as tf
        >>> half = tf.function(lambda x: x * 0.5).get_concrete_function(tf.TensorSpec([2]))
        >>> content = tf.lite.TFLiteConverter.from_concrete_functions([half]).convert()
        >>> interpreter = tf.lite.Interpreter(model_content=content)
        >>> interpreter.allocate_tensors()
        >>> interpreter.set_tensor(interpreter.get_input_details()[0]["index"], np.float32([1, 2]))
        >>> interpreter.invoke()
        >>> interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
        array([0.5, 1. ], dtype=float32)

    Raises: ValueError for a file that is damaged, or has operators that do not run here.
    Source: tf.lite.Interpreter. Differs: `memory_plan` is ours.
    """

    def __init__(self, model_path=None, model_content=None, experimental_delegates=None, num_threads=None,
                 experimental_op_resolver_type=OpResolverType.AUTO, experimental_preserve_all_tensors=False,
                 experimental_disable_delegate_clustering=False, experimental_default_delegate_latest_features=False):
        require_settings(experimental_delegates, num_threads, experimental_op_resolver_type)
        self.model = read_model(content_of(model_path, model_content))
        if not self.model.subgraphs:
            raise wrong("a model without subgraphs", "there must be one to run")
        self.variables: dict = {}  # name -> array
        self.called: set = set()  # subgraphs that CALL_ONCE has run
        self.scratch = np.zeros(0, np.uint8)  # bytes that operators use while they run
        self.depth = 0  # of subgraphs that call subgraphs
        self.threads = one_blas_thread() if num_threads == 1 else nullcontext()
        self.graphs = [Running(self.model, number, self, bool(experimental_preserve_all_tensors))
                       for number in range(len(self.model.subgraphs))]

    # --- memory ----------------------------------------------------------------------------------------------------
    def allocate_tensors(self):
        """Find the shape of every tensor, and give it its place in memory. Variables start at 0.

        Raises: RuntimeError where shapes do not fit each other.
        """
        self.graphs[0].allocate()

    def resize_tensor_input(self, input_index, tensor_size, strict=False):
        """Give an input another shape; `allocate_tensors` must follow.

        tensor_size: int [rank].   strict: change only sizes that are -1 in `shape_signature`.

        Raises: ValueError for what is no shape, or an index that leads nowhere; with strict, for any other change.
        """
        resize(self.graphs[0], input_index, tensor_size, strict)

    def memory_plan(self):
        """The Plan of the memory, after `allocate_tensors`; `memory_plan().draw()` is a Picture of it.

        Raises: ValueError before that.
        Source: ours.
        """
        if not self.graphs[0].is_ready:
            raise wrong("memory_plan before allocate_tensors", "there is no plan yet", "Call allocate_tensors first")
        return self.graphs[0].plan

    def reset_all_variables(self):
        """Set the variables of operators that remember (LSTMs) to 0."""
        for graph in self.graphs:
            graph.reset()

    # --- values ----------------------------------------------------------------------------------------------------
    def set_tensor(self, tensor_index, value):
        """Copy an array into an input.

        Raises: ValueError for another shape or dtype than the tensor has, and before `allocate_tensors`.
        """
        put(self.graphs[0], tensor_index, value)

    def get_tensor(self, tensor_index, subgraph_index=0):
        """A copy of a tensor's value.

        Raises: ValueError where it has none: before `allocate_tensors`, or for an intermediate result that was let go.
        """
        return self._value_of(tensor_index, subgraph_index).copy()

    def tensor(self, tensor_index):
        """A function that gives the tensor's own memory: writing to it changes the tensor.

        It is good until the next `allocate_tensors`.
        """
        return lambda: self._value_of(tensor_index, 0)

    def _value_of(self, tensor_index, subgraph_index):
        """The array of a tensor."""
        graph = self.graphs[self._require_subgraph(subgraph_index)]
        t = tensor_at(graph, tensor_index)
        if t.value is None or not (graph.is_ready or t.is_constant) or (t.dtype.kind == "O" and not t.is_text):
            raise wrong(f"tensor {t.number} ({t.name!r}) has no value", "it must have one",
                        "Call allocate_tensors and invoke; intermediate results need experimental_preserve_all_tensors")
        return t.value

    def invoke(self):
        """Run the model.

        Raises: RuntimeError before `allocate_tensors`, and where an operator fails.
        """
        with self.threads:
            self.graphs[0].invoke()

    # --- what there is ---------------------------------------------------------------------------------------------
    def get_input_details(self):
        """For each input a dict: name, index, shape, shape_signature, dtype, quantization, quantization_parameters."""
        return [details_of(self.graphs[0], i) for i in self.graphs[0].inputs]

    def get_output_details(self):
        """For each output a dict, as `get_input_details`."""
        return [details_of(self.graphs[0], i) for i in self.graphs[0].outputs]

    def get_tensor_details(self, subgraph_index=0):
        """For each tensor a dict, as `get_input_details`.

        Raises: ValueError where there is no such subgraph.
        """
        graph = self.graphs[self._require_subgraph(subgraph_index)]
        return [details_of(graph, i) for i in range(len(graph.tensors))]

    def num_subgraphs(self):
        """The number of subgraphs."""
        return len(self.graphs)

    def get_signature_list(self):
        """Name of each signature -> {"inputs": names, "outputs": names}."""
        return {each.signature_key: {"inputs": [x.name for x in each.inputs], "outputs": [y.name for y in each.outputs]}
                for each in self.model.signature_defs}

    def get_signature_runner(self, signature_key=None):
        """A function of a signature's inputs, by their names, that gives a dict of its outputs.

        signature_key: may be None where there is one signature.

        Raises: ValueError where there is no such signature.
        """
        keys = list(self.get_signature_list())
        if signature_key is None and len(keys) != 1:
            raise wrong("get_signature_runner without a signature_key", f"the model has {len(keys)} signatures: {keys}")
        return SignatureRunner(self, keys[0] if signature_key is None else signature_key)

    def _get_ops_details(self):
        """For each operator a dict: index, op_name, inputs, outputs, operand_types, result_types."""
        return [{"index": i, "op_name": call.name, "inputs": numbers_of(call.inputs),
                 "outputs": numbers_of(call.outputs),
                 "operand_types": [t.dtype.type for t in call.inputs if t is not None],
                 "result_types": [t.dtype.type for t in call.outputs]}
                for i, call in enumerate(self.graphs[0].calls)]

    def _require_subgraph(self, number) -> int:
        """The number of a subgraph; ValueError where there is none."""
        if not isinstance(number, int) or not 0 <= number < len(self.graphs):
            raise wrong(f"subgraph_index is {number!r}", f"the model has {len(self.graphs)} subgraphs")
        return number


def require_settings(delegates, num_threads, resolver):
    """Raise ValueError for settings that mean nothing here."""
    if delegates:
        raise wrong("experimental_delegates are given", "there are no delegates here", "Leave them out")
    if num_threads is not None and (not isinstance(num_threads, int) or num_threads < 1):
        raise wrong(f"num_threads is {num_threads!r}", "it must be a whole number >= 1")
    if not isinstance(resolver, OpResolverType) and getattr(resolver, "name", None) not in OpResolverType.__members__:
        raise wrong(f"experimental_op_resolver_type is {resolver!r}", "it must be an OpResolverType")


def content_of(path, content):
    """The bytes of the file; ValueError unless exactly one of both is given, and there."""
    if bool(path) == bool(content):
        both = "model_path and model_content" if path else "neither model_path nor model_content"
        raise wrong(both, "exactly one must be given")
    if content:
        return content
    try:
        with open(os.fspath(path), "rb") as file:
            return file.read()
    except OSError as error:
        raise wrong(f"model_path is {os.fspath(path)!r}", str(error)) from None


def tensor_at(graph, number):
    """The LiteTensor of that number; ValueError where there is none."""
    try:
        index = int(number)
    except (TypeError, ValueError):
        index = -1
    if not 0 <= index < len(graph.tensors):
        raise wrong(f"a tensor index of {number!r}", f"it must be in [0, {len(graph.tensors)})",
                    "get_input_details and get_output_details have the indices")
    return graph.tensors[index]


def resize(graph, number, shape, strict):
    """Give an input of a subgraph another shape."""
    t = tensor_at(graph, number)
    try:
        sizes = tuple(int(n) for n in np.asarray(shape, np.int32).reshape(-1))
    except (TypeError, ValueError, OverflowError):
        raise wrong(f"tensor_size is {shape!r}", "it must be a list of sizes") from None
    if t.number not in graph.inputs or any(n < 0 for n in sizes):
        raise wrong(f"tensor {t.number} ({t.name!r}) resized to {list(sizes)}", "it must be an input, sizes >= 0")
    if strict and (len(sizes) != len(t.signature) or any(n not in (-1, m) for n, m in zip(t.signature, sizes))):
        raise wrong(f"tensor {t.number} ({t.name!r}) resized to {list(sizes)}",
                    f"only sizes that are -1 in {list(t.signature)} can change")
    bytes_of(sizes, t.dtype)
    if sizes != t.shape:
        t.shape, graph.is_ready = sizes, False


def put(graph, number, value):
    """Copy an array into a tensor of a subgraph."""
    t = tensor_at(graph, number)
    x = as_texts(value) if t.is_text else np.asarray(value)
    if not graph.is_ready:
        raise wrong(f"tensor {t.number} ({t.name!r}) has no memory yet", "it must have",
                    "Call allocate_tensors first")
    if t.is_constant or t.value is None:
        raise wrong(f"tensor {t.number} ({t.name!r})", "it cannot be set", "Set inputs")
    if x.dtype != t.dtype or x.shape != t.shape:
        raise wrong(f"set_tensor: {described(x)} for tensor {t.number} ({t.name!r})", f"it is {described(t)}",
                    "Use astype" if x.dtype != t.dtype else "Call resize_tensor_input and allocate_tensors")
    t.value[...] = x


def details_of(graph, number) -> dict:
    """What the public functions say of a tensor."""
    t = graph.tensors[number]
    scale = (float(t.scale[0]), int(t.zero_point[0])) if len(t.scale) == 1 else (0.0, 0)
    return {
        "name": t.name, "index": number, "shape": np.array(t.shape, np.int32),
        "shape_signature": np.array(t.signature, np.int32), "dtype": np.bytes_ if t.is_text else t.dtype.type,
        "quantization": scale,
        "quantization_parameters": {"scales": t.scale.astype(np.float32), "zero_points": t.zero_point.astype(np.int32),
                                    "quantized_dimension": t.dimension, "block_size": 0},
        "sparsity_parameters": {},
    }


def numbers_of(tensors):
    """The numbers of LiteTensors, -1 for none: int32."""
    return np.array([-1 if t is None else t.number for t in tensors], np.int32)


def wrong(found, rule, fix=""):
    """The ValueError of an interpreter."""
    return ValueError(explain("Interpreter", found, rule, fix) if fix else explain("Interpreter", found, rule))
