"""The files of models: round trip, and numbers that lead nowhere."""

import numpy as np
import pytest

from minitf.lite.model_file import builtin_code, data_of, item_size, name_of, read_model, write_model
from minitf.lite.options import RELU6, AddOptions
from minitf.lite.schema import (
    NUMBERS,
    TYPES,
    Buffer,
    Model,
    Operator,
    OperatorCode,
    SignatureDef,
    SubGraph,
    Tensor,
    TensorMap,
)


def small(**changes):
    """y = min(max(x + [1, 2], 0), 6), with some part of it changed."""
    parts = {
        "tensor": Tensor(shape=[2], name="x"), "constant": Tensor(shape=[2], buffer=1, name="c"), "operator": {},
        "signature": SignatureDef([TensorMap("x", 0)], [TensorMap("y", 2)], "serving_default"), "version": 3, **changes,
    }
    operator = Operator(**{"inputs": [0, 1], "outputs": [2], "builtin_options": AddOptions(RELU6), **parts["operator"]})
    graph = SubGraph([parts["tensor"], parts["constant"], Tensor(shape=[2], name="y")], [0], [2], [operator], "main")
    data = np.frombuffer(np.array([1, 2], "<f4").tobytes(), "B")
    return Model(parts["version"], [builtin_code("ADD")], [graph], "small", [Buffer(), Buffer(data)],
                 signature_defs=[parts["signature"]])


def test_a_model_comes_back():
    model = read_model(write_model(small()))
    graph = model.subgraphs[0]
    assert [tensor.name for tensor in graph.tensors] == ["x", "c", "y"]
    assert graph.operators[0].builtin_options == AddOptions(RELU6)
    assert model.signature_defs[0].outputs == [TensorMap("y", 2)]
    assert name_of(model.operator_codes[0]) == "ADD"
    assert data_of(model, graph.tensors[1]).view("<f4").tolist() == [1.0, 2.0]
    assert data_of(model, graph.tensors[0]) is None


def test_old_and_new_readers_find_the_code():
    assert builtin_code("GELU") == OperatorCode(deprecated_builtin_code=127, builtin_code=150)
    assert name_of(OperatorCode(deprecated_builtin_code=3)) == "CONV_2D"  # as old files have it
    assert name_of(OperatorCode(builtin_code=32, custom_code="Mine")) == "Mine"


@pytest.mark.parametrize(("changes", "message"), [
    ({"version": 2}, "only version 3"),
    ({"tensor": Tensor(type=99)}, "no such type"),
    ({"tensor": Tensor(shape=[-2])}, "sizes must be >= 0"),
    ({"constant": Tensor(shape=[3], buffer=1)}, r"8 bytes: float32 of shape \[3\] has 12"),
    ({"constant": Tensor(buffer=7)}, "number 7 of the buffers: there are 2"),
    ({"operator": {"inputs": [0, 9]}}, "number 9 of the tensors: there are 3"),
    ({"operator": {"opcode_index": 1}}, "number 1 of the operator codes"),
    ({"signature": SignatureDef(subgraph_index=4)}, "number 4 of the subgraphs"),
])
def test_what_contradicts_itself_is_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        read_model(write_model(small(**changes)))


def test_no_operator_of_that_number():
    with pytest.raises(ValueError, match="no such operator"):
        name_of(OperatorCode(builtin_code=1000))


def test_sizes_of_items():
    sizes = {name: item_size(name) for name in NUMBERS if item_size(name)}
    assert sizes == {name: np.dtype("u2" if name == "bfloat16" else name).itemsize for name in sizes}
    assert set(TYPES.values()) - set(sizes) == {"string", "resource", "variant", "int4"}
