"""Which NumPy dtype plain values get; the errors are tested in test_convert.py, with the tensors."""

import enum

import ml_dtypes
import numpy as np
import pytest

from minitf.core import literals

bfloat16 = np.dtype(ml_dtypes.bfloat16)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "int32"),
        (2**31 - 1, "int32"),
        (2**31, "int64"),
        (-(2**31), "int32"),
        (-(2**63), "int64"),
        (enum.IntEnum("Colour", ["RED"]).RED, "int32"),
        (1.5, "float32"),
        (True, "bool"),
        (1j, "complex128"),
        ("a", "O"),
        ([[1], [2.5]], "float32"),
        ([1, 2**40], "int64"),
        ([np.float64(1)], "float64"),
        (range(3), "int32"),
        ([True, False], "bool"),
        ([b"a", "b"], "O"),
    ],
    ids=repr,
)
def test_the_natural_dtype(value, expected):
    assert literals.natural_dtype(value) == np.dtype(expected)


def test_an_integer_of_more_than_64_bits_is_refused():
    with pytest.raises(ValueError, match=r"9223372036854775808.*: an integer must fit in 64 bits\."):
        literals.natural_dtype(2**63)


def test_what_is_no_value_has_none():
    with pytest.raises(ValueError, match="values of type object"):
        literals.natural_dtype(object())


def test_a_list_without_leaves_has_none():
    assert literals.natural_dtype([]) is None
    assert literals.natural_dtype([[], []]) is None
    assert literals.to_array([]).dtype == np.float32
    assert literals.to_array([[], []]).shape == (2, 0)


@pytest.mark.parametrize(
    ("natural", "dtype", "expected"),
    [
        ("int32", "float16", True),
        ("int32", "int8", True),
        ("int32", "complex64", True),
        ("float32", "complex64", True),
        ("float32", bfloat16, True),
        ("bool", "int32", True),
        ("float32", "int32", False),
        ("complex128", "float32", False),
        ("int32", "bool", False),
        ("int32", "O", False),
        ("O", "float32", False),
    ],
)
def test_python_values_widen_and_never_narrow(natural, dtype, expected):
    assert literals.fits(np.dtype(natural), np.dtype(dtype)) is expected


def test_arrays_are_copied_and_made_native():
    array = np.array([1.0, 2.0], ">f4")
    copy = literals.to_array(array)
    assert copy.dtype == np.float32
    assert copy.dtype.isnative
    assert not np.shares_memory(copy, array)


def test_text_becomes_bytes():
    assert literals.to_array(["é", b"b"]).tolist() == ["é".encode(), b"b"]
    assert literals.to_array(np.array([["a"], ["b"]])).tolist() == [[b"a"], [b"b"]]


def test_long_values_are_told_shortly():
    assert literals.short([1, 2]) == "[1, 2]"
    assert len(literals.short(list(range(1000)))) <= 60


@pytest.mark.filterwarnings("error")
def test_a_float_too_large_is_infinite_even_where_warnings_are_errors():
    with np.errstate(all="raise"):
        assert np.isinf(literals.to_array(1e300))
        assert np.isinf(literals.to_array(np.array([1e300]), np.dtype(np.float32))).all()


@pytest.mark.parametrize("array", [np.zeros(2, "i4,f4"), np.array(["2020-01-01"], "datetime64[D]")], ids=str)
@pytest.mark.parametrize("dtype", [None, np.dtype(np.float32)])
def test_arrays_of_things_that_are_no_numbers(array, dtype):
    with pytest.raises(ValueError, match=r"^convert_to_tensor: a NumPy array of dtype .*: that dtype has no place"):
        literals.to_array(array, dtype)
