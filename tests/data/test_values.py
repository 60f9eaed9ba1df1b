"""values.py: sizes and counts."""

import numpy as np
import pytest

import minitf as tf
from minitf.data.values import Open, as_int


@pytest.mark.parametrize("value", [3, np.int64(3), tf.constant(3), tf.Variable(3)])
def test_integers_of_all_kinds(value):
    assert as_int(value) == 3


@pytest.mark.parametrize("value", [3.0, "3", None, tf.constant(3.0)])
def test_what_is_no_integer(value):
    with pytest.raises(TypeError, match="must be an integer"):
        as_int(value)


def test_a_tensor_of_a_function_is_open():
    @tf.function
    def traced(n):
        assert isinstance(as_int(n), Open)
        return n

    traced(tf.constant(3))


def test_the_least_number():
    with pytest.raises(tf.errors.InvalidArgumentError, match="size is 0: size must be at least 1"):
        as_int(0, "here", "size", least=1)
