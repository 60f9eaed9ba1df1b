"""Tensors inside messages: both ways, and what damaged ones do."""

import ml_dtypes
import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.wire import messages
from minitf.wire.tensors import NUMPY, array_of, dims_of, shape_proto, tensor_proto


def example(number, shape):
    dtype, size = NUMPY[number], int(np.prod(shape))
    if dtype.kind == "O":
        return np.array([*[b"a" * i for i in range(size)], None], object)[:-1].reshape(shape)
    plain = dtype[0] if dtype.names else dtype
    values = np.arange(size) % 5
    values = values + 1j if plain.kind == "c" else values
    return values.astype(plain).view(dtype).reshape(shape)


@pytest.mark.parametrize("shape", [(), (1,), (2, 3), (0, 2)], ids=str)
@pytest.mark.parametrize("number", sorted(NUMPY))
def test_an_array_comes_back_as_it_was(number, shape):
    array = example(number, shape)
    for as_list in (False, True):
        proto = messages.parse("TensorProto", tensor_proto(array, as_list).SerializeToString(), "test")
        found = array_of(proto)
        assert (found.dtype, found.shape) == (array.dtype, shape)
        assert found.tolist() == array.tolist()
        assert not (as_list and proto.tensor_content)


@pytest.mark.parametrize("value", [-1, -128])
def test_a_negative_number_stands_in_a_list(value):
    assert array_of(tensor_proto(np.array(value, np.int8))) == value


@pytest.mark.parametrize(
    ("number", "field", "values", "expected"),
    [
        (1, "float_val", [1.0, 2.0], [1.0, 2.0, 2.0, 2.0]),
        (3, "int_val", [7], [7, 7, 7, 7]),
        (3, "int_val", [], [0, 0, 0, 0]),
        (7, "string_val", [b"a", b"b"], [b"a", b"b", b"b", b"b"]),
        (7, "string_val", [], [b""] * 4),
        (8, "scomplex_val", [1.0, 2.0], [1 + 2j] * 4),
        (10, "bool_val", [True], [True] * 4),
        (14, "half_val", [0x3F80], [1.0] * 4),
        (19, "half_val", [0x3C00, 0x4000], [1.0, 2.0, 2.0, 2.0]),
        (23, "uint64_val", [2**63], [2**63] * 4),
    ],
)
def test_the_last_number_of_a_short_list_is_repeated(number, field, values, expected):
    proto = messages.TensorProto(dtype=number, tensor_shape=shape_proto([4]))
    getattr(proto, field).extend(values)
    assert array_of(proto).tolist() == expected


def test_a_repeated_number_takes_no_memory():
    proto = messages.TensorProto(dtype=1, tensor_shape=shape_proto([2**20, 2**20]), float_val=[3.0])
    assert array_of(proto).strides == (0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"dtype": 1, "tensor_content": b"abc"},
        {"dtype": 1, "tensor_content": b"abcd"},
        {"dtype": 1, "float_val": [1.0] * 7},
        {"dtype": 7, "tensor_content": b"abcd"},
        {"dtype": 20},
        {"dtype": 99},
    ],
    ids=str,
)
def test_elements_that_do_not_fit_are_refused(wrong):
    with pytest.raises(InvalidArgumentError):
        array_of(messages.TensorProto(tensor_shape=shape_proto([5]), **wrong))


def test_strings_as_bytes():
    """As TensorFlow's serialize_sparse writes them."""
    data = b"\x08\x07\x12\x04\x12\x02\x08\x02\"\x10\x07\x07a@b.comc@d.com"
    assert array_of(messages.parse("TensorProto", data, "here")).tolist() == [b"a@b.com", b"c@d.com"]


@pytest.mark.parametrize(("count", "data"), [(2, b"\x01\x01a"), (2, b"\x01\x01abc"), (3, b"\x00\x00"), (1, b"\xff")])
def test_strings_as_bytes_that_do_not_fit(count, data):
    with pytest.raises(InvalidArgumentError, match="TensorProto"):
        array_of(messages.TensorProto(dtype=7, tensor_shape=shape_proto([count]), tensor_content=data))


def test_a_list_that_would_grow_without_bound_is_refused():
    with pytest.raises(InvalidArgumentError, match="far more"):
        array_of(messages.TensorProto(dtype=1, tensor_shape=shape_proto([2**40]), float_val=[1.0, 2.0]))
    with pytest.raises(InvalidArgumentError):
        array_of(messages.TensorProto(dtype=1, tensor_shape=shape_proto([2**62, 2**62]), float_val=[1.0]))
    for dims in ([2**62, 0], [1] * 65):
        with pytest.raises(InvalidArgumentError, match="an array has at most 64 axes"):
            array_of(messages.TensorProto(dtype=3, tensor_shape=shape_proto(dims), int_val=[1] * min(dims)))


def test_a_type_that_tensorflow_has_not_is_refused():
    with pytest.raises(InvalidArgumentError, match="no such type"):
        tensor_proto(np.array(["2020-01-01"], "datetime64[D]"))


@pytest.mark.parametrize("dims", [None, (), (2, None), (0,)])
def test_shapes_come_back_as_they_were(dims):
    assert dims_of(shape_proto(dims)) == dims


def test_ml_dtypes_are_known():
    assert NUMPY[14] == ml_dtypes.bfloat16
