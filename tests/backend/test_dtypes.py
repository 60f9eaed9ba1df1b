"""DType against TensorFlow's answers, and the tables that the rest of minitf looks dtypes up in."""

import copy
import pickle

import numpy as np
import pytest

from backend.recorded import differences
from minitf.backend import dtypes
from minitf.backend.dtypes import ALL, BY_NUMPY, HANDLES, as_dtype


def test_dtypes_answer_as_tensorflows_do():
    assert differences("dtypes") == {}


def test_there_is_one_object_for_each_type():
    for dtype in ALL:
        assert pickle.loads(pickle.dumps(dtype)) is dtype  # noqa: S301 (our own bytes)
        assert copy.deepcopy(dtype) is dtype
        assert as_dtype(dtype) is as_dtype(dtype.name) is as_dtype(dtype.as_datatype_enum) is dtype


def test_a_dtype_cannot_be_changed():
    with pytest.raises(AttributeError):
        dtypes.float32.name = "float64"


@pytest.mark.parametrize("dtype", sorted(ALL - HANDLES, key=int), ids=str)
def test_arrays_lead_back_to_the_dtype_that_made_them(dtype):
    assert BY_NUMPY[np.zeros(2, dtype.np).dtype] is dtype
    assert as_dtype(np.zeros(2, dtype.np)) is dtype


def test_the_named_sets_agree_with_the_properties():
    for dtype in ALL:
        assert (dtype in dtypes.FLOATING, dtype in dtypes.INTEGER) == (dtype.is_floating, dtype.is_integer)
        assert (dtype in dtypes.COMPLEX, dtype in dtypes.QUANTIZED) == (dtype.is_complex, dtype.is_quantized)
        assert (dtype in dtypes.NUMERIC) == (dtype.is_numeric and not dtype.is_quantized)
        assert (dtype in dtypes.SIGNED) == (dtype in dtypes.REAL | dtypes.COMPLEX and not dtype.is_unsigned)
    assert {dtypes.int32, dtypes.int64} == dtypes.INDEX


def test_an_unknown_name_gets_a_suggestion():
    with pytest.raises(
        TypeError, match=r"tf.as_dtype: received 'flaot32': it names no dtype. Did you mean 'float32'\?"
    ):
        as_dtype("flaot32")


def test_bounds_of_what_has_none():
    with pytest.raises(TypeError, match="only real numbers have bounds"):
        dtypes.string.max  # noqa: B018


def test_python_types_stand_for_what_their_values_become():
    assert [as_dtype(cls) for cls in (int, float, bool, complex, str, bytes)] == [
        dtypes.int32, dtypes.float32, dtypes.bool_, dtypes.complex128, dtypes.string, dtypes.string,
    ]  # fmt: skip
