import ml_dtypes
import numpy as np
import pytest

from minitf.js.weights.values import decode, encode, type_of


@pytest.mark.parametrize("array", [
    np.arange(6, dtype=np.float32).reshape(2, 3), np.array(7, np.int32), np.array([True, False]),
    np.array([1 + 2j], np.complex64), np.zeros((0, 3), np.float32), np.array(["ä", b"\x00b"], object)],
    ids=lambda array: str(array.dtype))  # fmt: skip
def test_what_is_written_is_read(array):
    entry, data = encode("x", array)
    found, end = decode(entry, b"..." + data, 3)
    assert end == 3 + len(data)
    assert (found.dtype, found.shape) == (array.dtype, array.shape)
    expected = ["ä".encode(), b"\x00b"] if array.dtype == object else array
    np.testing.assert_array_equal(found, np.array(expected, array.dtype))


@pytest.mark.parametrize(("dtype", "there"), [
    (np.float64, "float32"), (np.float16, "float32"), (ml_dtypes.bfloat16, "float32"), (np.int64, "int32"),
    (np.uint8, "int32"), (np.complex128, "complex64"), (bool, "bool"), (object, "string")])  # fmt: skip
def test_types_become_those_that_there_are(dtype, there):
    assert type_of(dtype) == there


def test_integers_must_fit():
    assert decode(*encode("x", np.array([-(2**31), 2**31 - 1])))[0].tolist() == [-(2**31), 2**31 - 1]
    with pytest.raises(ValueError, match="x with 0 to 2147483648: JavaScript's integers have 32 bits"):
        encode("x", np.array([0, 2**31]))


@pytest.mark.parametrize("array", [np.zeros(3, np.float32), np.array(["abc", "d"], object)])
def test_bytes_that_end_too_soon_are_told(array):
    entry, data = encode("x", array)
    for length in range(len(data)):
        with pytest.raises(ValueError, match="the files are too short"):
            decode(entry, data[:length])


def test_types_that_nobody_knows_are_told():
    with pytest.raises(ValueError, match="x of dtype 'float8'"):
        decode({"name": "x", "shape": [], "dtype": "float8"}, b"abcd")
    with pytest.raises(ValueError, match="no such type is known"):
        decode({"name": "x", "shape": [], "dtype": "float32", "quantization": {"dtype": "int4"}}, b"abcd")
