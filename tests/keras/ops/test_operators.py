"""minitf/keras/ops/operators.py"""

import numpy as np
import pytest

import minitf as tf

ops = tf.keras.ops
A, B = np.array([[7.5, -2.0], [3.0, 4.0]], "float32"), np.array([[2.0, 3.0], [-1.5, 2.0]], "float32")
TRUE = A > 0


@pytest.mark.parametrize(("name", "inputs", "expected"), [
    ("add", (A, B), A + B), ("subtract", (A, B), A - B), ("multiply", (A, B), A * B), ("matmul", (A, B), A @ B),
    ("divide", (A, B), A / B), ("true_divide", (A, B), A / B), ("floor_divide", (A, B), A // B), ("mod", (A, B), A % B),
    ("power", (abs(A), B), abs(A) ** B), ("negative", (A,), -A), ("absolute", (A,), abs(A)), ("abs", (A,), abs(A)),
    ("round", (A,), np.round(A)), ("logical_and", (TRUE, B > 0), TRUE & (B > 0)),
    ("logical_or", (TRUE, B > 0), TRUE | (B > 0)),
    ("logical_xor", (TRUE, B > 0), TRUE ^ (B > 0)), ("logical_not", (TRUE,), ~TRUE), ("less", (A, B), A < B),
    ("less_equal", (A, B), A <= B), ("greater", (A, B), A > B), ("greater_equal", (A, B), A >= B),
    ("equal", (A, B), A == B),
    ("not_equal", (A, B), A != B), ("get_item", (tf.constant(A), (slice(None), 1)), A[:, 1]),
])
def test_values_and_symbols(name, inputs, expected):
    y = getattr(ops, name)(*inputs)
    np.testing.assert_allclose(y, expected, rtol=1e-6)
    shape = np.shape(inputs[0])
    symbol = getattr(ops, name)(tf.keras.KerasTensor(shape, str(np.asarray(inputs[0]).dtype)), *inputs[1:])
    assert (symbol.shape, symbol.dtype) == (tuple(y.shape), y.dtype.name)


def test_arguments():
    assert ops.any(TRUE, axis=1).numpy().tolist() == [True, True]
    assert ops.any(TRUE, axis=0, keepdims=True).shape == (1, 2)
    assert ops.round(tf.constant(1.256), decimals=2).numpy() == np.float32(1.26)
    assert ops.reshape(tf.constant(A), (4,)).shape == (4,)
    assert ops.squeeze(tf.ones((1, 2, 1))).shape == (2,)
    assert ops.squeeze(tf.ones((1, 2, 1)), 0).shape == (2, 1)


def test_integers_are_divided_as_floats():
    y = ops.divide(tf.constant([1, 3]), 2)
    assert y.dtype == tf.float32
    assert y.numpy().tolist() == [0.5, 1.5]
