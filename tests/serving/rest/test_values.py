"""Values of JSON as arrays, the quick way and the slow one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from minitf.backend.errors import InvalidArgumentError, UnimplementedError
from minitf.serving.rest.values import array_of, decoded, quick_array, string_bytes

STRING = np.dtype(object)


@given(st.sampled_from(["float32", "float64", "int8", "uint8", "int32", "int64", "uint64", "bool"]).flatmap(
    lambda dtype: arrays(dtype, array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))))
def test_every_array_comes_back_either_way(array):
    if 0 in array.shape[:-1]:  # nested lists do not tell the axes after an empty one
        array = array.reshape(array.shape[:array.shape.index(0) + 1])
    for quick in (True, False):
        found = array_of(array.tolist(), array.dtype, quick)
        assert (found.dtype, found.shape) == (array.dtype, array.shape)
        np.testing.assert_array_equal(found, array)


def test_strings_and_bytes():
    assert array_of(["a", {"b64": "AP8="}], STRING).tolist() == [b"a", b"\x00\xff"]
    assert array_of("é", STRING).tolist() == "é".encode()
    assert array_of({"b64": "aGk"}, STRING).tolist() == b"hi"  # the padding may be missing
    assert string_bytes("\udcff") == b"\xff"


@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize(("value", "dtype", "message"), [
    (["a"], "float32", 'JSON Value: "a" Type: String is not of expected type: float'),
    ([1.5], "int32", "JSON Value: 1.5 Type: Number is not of expected type: int32"),
    ([300], "uint8", "JSON Value: 300 Type: Number is not of expected type: uint8"),
    ([2**70], "int64", "Type: Number is not of expected type: int64"),
    ([None], "float64", "JSON Value: null Type: Null is not of expected type: double"),
    ([1], "bool", "JSON Value: 1 Type: Number is not of expected type: bool"),
    ([1], "object", "JSON Value: 1 Type: Number is not of expected type: string"),
    ([{"a": 1}], "float32", "Type: Object is not of expected type: float"),
    ([{"a": 1}], "object", "not formatted correctly for base64 data"),
    ([{"b64": "*"}], "object", "Unable to base64 decode"),
    ([[1, 2], [3]], "int32", "Encountered list at unexpected size: 1 at level: 1 expected size: 2"),
    ([[1], 2], "int32", "JSON Value: 2 found at incorrect level: 2 in the JSON DOM. Expected at level: 2"),
    ([1, [2]], "int32", "Encountered list at unexpected level: 1 expected < 1"),
    (["\ud800"], "object", "The surrogate pair in string is invalid."),
])
def test_what_does_not_fit(value, dtype, message, quick):
    with pytest.raises(InvalidArgumentError) as caught:
        array_of(value, np.dtype(dtype), quick)
    assert message in str(caught.value)


def test_true_is_no_number():
    with pytest.raises(InvalidArgumentError, match="JSON Value: true Type: True is not of expected type: float"):
        array_of([True, 2.0], np.dtype(np.float32))


def test_types_without_values():
    with pytest.raises(UnimplementedError, match=r"Conversion of JSON Value: 1\.5 to type: half"):
        array_of([1.5], np.dtype(np.float16))


def test_the_quick_way_knows_when_it_does_not_know():
    assert quick_array([[1], [2, 3]], np.dtype(np.int32)) is None
    assert quick_array(["1"], np.dtype(np.float32)) is None
    assert quick_array([1e300], np.dtype(np.float32)).tolist() == [np.inf]


def test_bytes_need_their_one_key():
    with pytest.raises(InvalidArgumentError):
        decoded({"b64": "aGk=", "more": 1})
