"""Logic on bools, and the operators & | ^ ~."""

import operator

import pytest

import minitf as tf
from ops.as_recorded import check, table

PYTHON = {
    "logical_and": lambda x, y: x and y, "logical_or": lambda x, y: x or y, "logical_xor": lambda x, y: x is not y,
}  # fmt: skip
OPERATORS = {"logical_and": operator.and_, "logical_or": operator.or_, "logical_xor": operator.xor}


@table("logical")
def test_as_tensorflow(expression):
    check("logical", expression)


@pytest.mark.parametrize("name", PYTHON)
def test_truth_table(name):
    wanted = [[PYTHON[name](x, y) for y in (False, True)] for x in (False, True)]
    x, y = tf.constant([[False], [True]]), tf.constant([False, True])
    assert getattr(tf.math, name)(x, y).numpy().tolist() == wanted
    assert OPERATORS[name](x, y).numpy().tolist() == wanted
    assert OPERATORS[name]([[False], [True]], y).numpy().tolist() == wanted


def test_not():
    assert tf.logical_not([True, False]).numpy().tolist() == [False, True]
    assert (~tf.constant([True, False])).numpy().tolist() == [False, True]


def test_a_number_is_no_bool():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"LogicalAnd: .*, y is int32\[1\]: .* be one of bool"):
        tf.logical_and([True], tf.constant([1]))
    with pytest.raises(TypeError, match=r"LogicalAnd: .* value is \[1\], dtype is bool"):
        tf.logical_and([True], [1])
