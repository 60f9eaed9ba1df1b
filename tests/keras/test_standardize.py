"""One form for dtypes, shapes and formats."""

import numpy as np
import pytest

from minitf.backend.dtypes import bfloat16, float64
from minitf.backend.shapes import TensorShape
from minitf.keras.standardize import (
    is_float_dtype,
    is_int_dtype,
    standardize_data_format,
    standardize_dtype,
    standardize_shape,
    standardize_tuple,
)


@pytest.mark.parametrize(("dtype", "name"), [
    (None, "float32"), ("int8", "int8"), (float64, "float64"), (bfloat16, "bfloat16"), (np.dtype("uint8"), "uint8"),
    (np.float16, "float16"), (bool, "bool"), (int, "int64"), (float, "float32"), (str, "string"),
])  # fmt: skip
def test_dtypes_have_one_name(dtype, name):
    assert standardize_dtype(dtype) == name


@pytest.mark.parametrize("dtype", ["float23", 3, "object", object])
def test_an_unknown_dtype_is_refused(dtype):
    with pytest.raises(ValueError, match="dtype"):
        standardize_dtype(dtype)


def test_kinds_of_dtypes():
    assert [is_float_dtype(name) for name in ("float16", "bfloat16", "int32", "bool")] == [True, True, False, False]
    assert [is_int_dtype(name) for name in ("uint8", "int64", "float32", "bool")] == [True, True, False, False]


def test_shapes_are_tuples():
    assert standardize_shape([None, np.int64(3)]) == (None, 3)
    assert standardize_shape(TensorShape([None, 2])) == (None, 2)
    assert standardize_shape(()) == ()


@pytest.mark.parametrize("shape", [None, 3, (2, -1), (2, 1.0), ("2",), (2, object())])
def test_what_is_no_shape_is_refused(shape):
    with pytest.raises(ValueError, match="shape"):
        standardize_shape(shape)


def test_formats_of_images():
    assert standardize_data_format(None) == "channels_last"
    assert standardize_data_format("Channels_First") == "channels_first"
    with pytest.raises(ValueError, match="channels_last"):
        standardize_data_format("NHWC")


def test_sizes_of_windows():
    assert standardize_tuple(3, 2, "strides") == (3, 3)
    assert standardize_tuple([1, 2], 2, "strides") == (1, 2)
    assert standardize_tuple((0, 1), 2, "padding", allow_zero=True) == (0, 1)
    for wrong in ((1, 2, 3), (0, 1), "ab", None):
        with pytest.raises(ValueError, match="strides"):
            standardize_tuple(wrong, 2, "strides")
