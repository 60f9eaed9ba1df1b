"""values.py: sizes and counts."""

import numpy as np
import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases
from minitf.data.values import Open, as_int


@pytest.mark.parametrize("name", cases("bad_arguments"))
def test_as_tensorflow_does(name):
    assert_as_recorded("bad_arguments", name)


@pytest.mark.parametrize("value", [3, np.int64(3), tf.constant(3, tf.int64), tf.Variable(3, dtype=tf.int64)])
def test_integers_of_all_kinds(value):
    assert as_int(value) == 3


@pytest.mark.parametrize("value", [3.0, "3"])
def test_what_is_no_integer(value):
    with pytest.raises(TypeError, match="must be an integer"):
        as_int(value)


@pytest.mark.parametrize("value", [None, tf.constant(3), tf.constant(3.0)])
def test_what_may_be_an_integer_elsewhere(value):
    with pytest.raises(ValueError, match=r"an int64 one is needed|must be an integer"):
        as_int(value)


def test_one_number_and_not_a_list_of_them():
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be a scalar"):
        as_int([3])


def test_a_tensor_of_a_function_is_open():
    @tf.function
    def traced(n):
        assert isinstance(as_int(n), Open)
        return n

    traced(tf.constant(3, tf.int64))


def test_the_least_number():
    with pytest.raises(tf.errors.InvalidArgumentError, match="size is 0: size must be at least 1"):
        as_int(0, "here", "size", least=1)
