"""Weak numbers: which dtype the plain inputs of an op take. An exercise grades with these."""

import numpy as np
import pytest

from minitf.backend.dtypes import as_dtype, float16, float32, float64, int32, int64
from minitf.core.convert import convert_to_tensor
from minitf.core.execute import as_tensors
from minitf.ops.elementwise.arithmetic import AddV2
from minitf.ops.shapes.layout import Reshape
from minitf.ops.variables.variable import Variable


def dtypes_of(tensors):
    return [tensor.dtype for tensor in tensors]


def test_tensors_come_back_as_they_are():
    x, y = convert_to_tensor([1.0]), convert_to_tensor([2])
    tensors = as_tensors(AddV2, (x, y))
    assert type(tensors) is tuple
    assert tensors[0] is x
    assert tensors[1] is y


@pytest.mark.parametrize("name", ["float16", "float64", "int64"])
def test_a_number_takes_the_dtype_of_the_tensor_before_it(name):
    x = convert_to_tensor([1, 2], as_dtype(name))
    assert dtypes_of(as_tensors(AddV2, (x, 1))) == [name, name]


@pytest.mark.parametrize("name", ["float16", "float64", "int64"])
def test_a_number_takes_the_dtype_of_the_tensor_after_it(name):
    x = convert_to_tensor([1, 2], as_dtype(name))
    assert dtypes_of(as_tensors(AddV2, (1, x))) == [name, name]


def test_a_variable_decides_like_a_tensor():
    v = Variable([1.0], dtype=float64)
    assert dtypes_of(as_tensors(AddV2, (2, v))) == [float64, float64]


def test_without_a_tensor_the_first_number_decides():
    assert dtypes_of(as_tensors(AddV2, (1.5, 2))) == [float32, float32]
    assert dtypes_of(as_tensors(AddV2, (1, 2))) == [int32, int32]


def test_a_number_that_does_not_fit_keeps_its_own_dtype():
    x = convert_to_tensor([1, 2], int64)
    assert dtypes_of(as_tensors(AddV2, (x, 1.5))) == [int64, float32]


def test_another_letter_is_another_matter():
    x = convert_to_tensor([1.0, 2.0], float16)
    assert dtypes_of(as_tensors(Reshape, (x, [2, 1]))) == [float16, int32]
    sizes = convert_to_tensor([2, 1], int64)
    assert dtypes_of(as_tensors(Reshape, ([1.0, 2.0], sizes))) == [float32, int64]


def test_the_values_are_those_that_were_given():
    x, y = as_tensors(AddV2, (np.array([1.0, 2.0], np.float32), 3))
    np.testing.assert_array_equal(x.numpy(), [1, 2])
    assert y.numpy() == 3


def test_what_cannot_be_a_tensor_is_told_the_op():
    with pytest.raises(ValueError, match=r"^AddV2: "):
        as_tensors(AddV2, (convert_to_tensor(1.0), object()))
