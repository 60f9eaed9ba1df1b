"""Operand: every operator of Python reaches an op, from the left and from the right, on tensors and variables."""

import operator

import numpy as np
import pytest

import minitf as tf

BINARY = {
    "float32": ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "gt", "ge", "eq", "ne"],
    "int32": ["add", "sub", "mul", "floordiv", "mod", "and_", "or_", "xor"],
}


@pytest.mark.parametrize("kind", ["tensor", "variable"])
@pytest.mark.parametrize(("dtype", "name"), [(d, name) for d, names in BINARY.items() for name in names])
def test_binary_operators_equal_numpys(kind, dtype, name):
    f = getattr(operator, name)
    a, b = np.array([7, 2, 5], dtype), np.array([2, 3, 5], dtype)
    x, y = (tf.Variable(a), tf.Variable(b)) if kind == "variable" else (tf.constant(a), tf.constant(b))
    expected = f(a, b)
    for result in (f(x, y), f(x, b), f(x, b.tolist())):
        np.testing.assert_allclose(result.numpy(), expected, rtol=1e-6)


@pytest.mark.parametrize("name", ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"])
@pytest.mark.parametrize("left", [7.0, [7.0, 8.0, 9.0], np.array([7.0, 8.0, 9.0], np.float32)], ids=type)
def test_the_left_side_may_be_plain(name, left):
    f = getattr(operator, name)
    right = np.array([2.0, 3.0, 4.0], np.float32)
    result = f(left, tf.constant(right))
    assert isinstance(result, tf.Tensor)
    np.testing.assert_allclose(result.numpy(), f(np.asarray(left, np.float32), right), rtol=1e-6)


@pytest.mark.parametrize("make", [tf.constant, tf.Variable])
def test_unary_operators(make):
    x = make([1.0, -2.0])
    assert (-x).numpy().tolist() == [-1.0, 2.0]
    assert abs(x).numpy().tolist() == [1.0, 2.0]
    assert (~make([True, False])).numpy().tolist() == [False, True]


@pytest.mark.parametrize("make", [tf.constant, tf.Variable])
def test_matmul_and_indexing(make):
    x = make([[1.0, 2.0], [3.0, 4.0]])
    assert (x @ x).numpy().tolist() == [[7.0, 10.0], [15.0, 22.0]]
    assert ([[1.0, 0.0]] @ x).numpy().tolist() == [[1.0, 2.0]]
    assert x[1, ::-1].numpy().tolist() == [4.0, 3.0]


def test_dtypes_must_agree():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"AddV2: x is float32.*y is int32"):
        _ = tf.constant(1.0) + tf.constant(1)


def test_every_slot_is_filled():
    from minitf.core.operand import _Operators, operators

    assert [name for name in _Operators.__annotations__ if not callable(getattr(operators, name, None))] == []
