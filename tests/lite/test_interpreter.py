"""tf.lite.Interpreter: values in and out, details, and errors of TensorFlow's classes."""

import numpy as np
import pytest

import minitf as tf
from lite.fuzz import damaged, survives
from lite.models import Maker
from minitf.lite.interpreter import Interpreter, OpResolverType
from minitf.lite.options import AddOptions, FullyConnectedOptions, ReshapeOptions, SoftmaxOptions


def content():
    """x [-1, 3] -> x + 0.5, in a variable batch; and its negative in between."""
    make = Maker()
    x, middle, y = make.tensor([1, 3], signature=[-1, 3]), make.tensor([1, 3]), make.tensor([1, 3], "int8", 0.5, 3)
    make.operator("ADD", [x, make.constant(np.float32([0.5]))], [middle], AddOptions())
    make.operator("QUANTIZE", [middle], [y])
    return make.file(make.graph([x], [y]))


def test_values_in_and_out():
    interpreter = Interpreter(model_content=content(), num_threads=1)
    interpreter.allocate_tensors()
    interpreter.set_tensor(0, np.float32([[0, 1, 2]]))
    interpreter.invoke()
    assert interpreter.get_tensor(1 + 1).tolist() == [[4, 6, 8]]
    interpreter.tensor(0)()[...] = 7
    interpreter.invoke()
    assert interpreter.tensor(2)().tolist() == [[18, 18, 18]]


def test_details_have_tensorflows_fields():
    (detail,) = Interpreter(model_content=content()).get_output_details()
    assert detail["name"] == "t2"
    assert detail["index"] == 2
    assert detail["dtype"] is np.int8
    assert detail["quantization"] == (0.5, 3)
    quantization = detail.pop("quantization_parameters")
    assert [quantization[key].tolist() for key in ("scales", "zero_points")] == [[0.5], [3]]
    assert quantization["quantized_dimension"] == quantization["block_size"] == 0
    assert detail["shape"].dtype == np.int32
    (given,) = Interpreter(model_content=content()).get_input_details()
    assert given["shape_signature"].tolist() == [-1, 3]
    assert given["shape"].tolist() == [1, 3]
    assert given["quantization"] == (0.0, 0)
    assert given["sparsity_parameters"] == {}


def test_intermediate_results_are_there_if_wanted():
    interpreter = Interpreter(model_content=content(), experimental_preserve_all_tensors=True)
    interpreter.allocate_tensors()
    interpreter.set_tensor(0, np.float32([[0, 1, 2]]))
    interpreter.invoke()
    middle = next(d for d in interpreter.get_tensor_details() if d["name"] == "t1")
    assert interpreter.get_tensor(middle["index"]).tolist() == [[0.5, 1.5, 2.5]]
    assert [op["op_name"] for op in interpreter._get_ops_details()] == ["ADD", "QUANTIZE"]


def test_errors_before_memory_is_there():
    interpreter = Interpreter(model_content=content())
    with pytest.raises(RuntimeError, match="Call allocate_tensors first"):
        interpreter.invoke()
    for early in (lambda: interpreter.get_tensor(2), lambda: interpreter.set_tensor(0, np.zeros((1, 3), "f")),
                  interpreter.tensor(2), interpreter.memory_plan):
        with pytest.raises(ValueError, match="allocate_tensors"):
            early()


@pytest.mark.parametrize(("wrong", "match"), [
    (lambda i: i.set_tensor(0, np.zeros((1, 3))), r"float64\[1, 3\] for tensor 0 \('t0'\): it is float32\[1, 3\]"),
    (lambda i: i.set_tensor(0, np.zeros((2, 3), "f")), "Call resize_tensor_input"),
    (lambda i: i.set_tensor(99, np.zeros(1)), r"a tensor index of 99: it must be in \[0, 4\)"),
    (lambda i: i.get_tensor(-1), "a tensor index of -1"),
    (lambda i: i.get_tensor_details(5), "the model has 1 subgraphs"),
    (lambda i: i.resize_tensor_input(0, [2, 4], strict=True), r"only sizes that are -1 in \[-1, 3\] can change"),
    (lambda i: i.resize_tensor_input(0, [2, -4]), "sizes >= 0"),
    (lambda i: i.resize_tensor_input(0, [2**31 - 1] * 2), "a tensor may have"),
    (lambda i: i.get_signature_runner("other"), r"the signatures are \['serving_default'\]"),
])
def test_wrong_calls(wrong, match):
    interpreter = Interpreter(model_content=content())
    interpreter.allocate_tensors()
    with pytest.raises(ValueError, match=match):
        wrong(interpreter)


@pytest.mark.parametrize("settings", [
    {}, {"model_content": b"x", "model_path": "x"}, {"model_path": "/there/is/none"}, {"model_content": b"x" * 99},
    {"model_content": content(), "num_threads": 0}, {"model_content": content(), "experimental_delegates": [1]},
    {"model_content": content(), "experimental_op_resolver_type": 3},
])
def test_wrong_settings(settings):
    with pytest.raises(ValueError, match=r": "):
        Interpreter(**settings)
    assert Interpreter(model_content=content(), experimental_op_resolver_type=OpResolverType.BUILTIN_REF)


def test_damaged_files_end_in_the_interpreters_errors():
    make, random = Maker(), np.random.default_rng(0)
    x, a, b, y = make.tensor([1, 4]), make.tensor([1, 6], "float32"), make.tensor([2, 3]), make.tensor([2, 3])
    make.operator("FULLY_CONNECTED", [x, make.constant(random.normal(size=(6, 4)).astype("f")), -1], [a],
                  FullyConnectedOptions())
    make.operator("RESHAPE", [a, make.constant(np.int32([2, 3]))], [b], ReshapeOptions())
    make.operator("SOFTMAX", [b], [y], SoftmaxOptions(1.0))
    file = make.file(make.graph([x], [y]))
    ends = [survives(damaged(file, seed)) for seed in range(400)]
    assert survives(file) == "ran"
    assert {"ValueError", "ran"} <= set(ends) <= {"ValueError", "RuntimeError", "ran"}


def test_public_names():
    assert tf.lite.Interpreter is Interpreter
    assert tf.lite.experimental.OpResolverType is OpResolverType
    assert [kind.name for kind in OpResolverType] == [
        "AUTO", "BUILTIN", "BUILTIN_REF", "BUILTIN_WITHOUT_DEFAULT_DELEGATES"]
