"""minitf/keras/ops/functions.py"""

import numpy as np
import pytest

import minitf as tf
from keras.contract import fits

ops = tf.keras.ops
A, B = np.array([[0.5, 2.0], [3.0, 4.0]], "float32"), np.array([[2.0, 3.0], [1.5, 2.0]], "float32")


@pytest.mark.parametrize(("name", "inputs", "expected"), [
    ("exp", (A,), np.exp(A)), ("log", (A,), np.log(A)), ("log1p", (A,), np.log1p(A)), ("expm1", (A,), np.expm1(A)),
    ("sqrt", (A,), np.sqrt(A)), ("rsqrt", (A,), 1 / np.sqrt(A)), ("sin", (A,), np.sin(A)), ("cos", (A,), np.cos(A)),
    ("tan", (A,), np.tan(A)), ("tanh", (A,), np.tanh(A)), ("sigmoid", (A,), 1 / (1 + np.exp(-A))),
    ("softplus", (A,), np.log1p(np.exp(A))), ("floor", (A,), np.floor(A)), ("ceil", (A,), np.ceil(A)),
    ("sign", (-A,), -np.ones_like(A)), ("square", (A,), A * A), ("relu", (A - 2,), np.maximum(A - 2, 0)),
    ("isnan", (A,), A > 9), ("isfinite", (A,), A < 9), ("stop_gradient", (A,), A), ("sum", (A,), A.sum()),
    ("sum", (A, 1, True), A.sum(1, keepdims=True)), ("mean", (A, 0), A.mean(0)), ("max", (A, 1), A.max(1)),
    ("min", (A, 1), A.min(1)), ("max", (A, 1, False, 3.5), [3.5, 4.0]), ("prod", (A, 0), A.prod(0)),
    ("all", (A > 1, 1), [False, True]), ("std", (A, 0), A.std(0)), ("var", (A, 0), A.var(0)),
    ("argmax", (A, 0), [1, 1]), ("argmin", (A, 1), [0, 0]), ("cumsum", (A, 1), A.cumsum(1)),
    ("maximum", (A, 2), np.maximum(A, 2)), ("minimum", (A, B), np.minimum(A, B)), ("clip", (A, 1, 3), A.clip(1, 3)),
    ("where", (A > 1, A, 0), np.where(A > 1, A, 0)), ("take", (A, [1, 0], 1), A[:, ::-1]),
    ("softmax", (A,), np.exp(A) / np.exp(A).sum(1, keepdims=True)), ("transpose", (A,), A.T),
    ("log_softmax", (A,), np.log(np.exp(A) / np.exp(A).sum(1, keepdims=True))), ("expand_dims", (A, 1), A[:, None]),
    ("tile", (A, (1, 2)), np.tile(A, (1, 2))), ("repeat", (A, 2, 0), np.repeat(A, 2, 0)),
    ("cast", (A, "int32"), A.astype(int)),
    ("broadcast_to", (A, (3, 2, 2)), np.broadcast_to(A, (3, 2, 2))), ("zeros_like", (A,), A * 0),
    ("ones_like", (A,), A * 0 + 1),
])
def test_values_and_symbols(name, inputs, expected):
    y = getattr(ops, name)(*inputs)
    np.testing.assert_allclose(y, expected, rtol=2e-6, atol=1e-6)
    first = np.asarray(inputs[0])
    symbol = getattr(ops, name)(tf.keras.KerasTensor(first.shape, str(first.dtype)), *inputs[1:])
    assert fits(symbol.shape, tuple(y.shape))
    assert symbol.dtype == y.dtype.name


def test_several_tensors():
    assert ops.concatenate([A, B], 1).shape == (2, 4)
    assert ops.stack([A, B], 1).shape == (2, 2, 2)
    np.testing.assert_allclose(ops.einsum("ij,jk->ik", A, B), A @ B, rtol=1e-6)
    assert ops.concatenate([tf.constant([1]), tf.constant([1.5])]).dtype == tf.float32


def test_integers_become_floats():
    assert ops.sqrt(tf.constant(4)).numpy() == 2.0
    assert ops.mean(tf.constant([1, 2])).numpy() == 1.5


def test_making():
    assert ops.zeros((2, 1)).shape == (2, 1)
    assert ops.ones((2,), "int32").dtype == tf.int32
    assert ops.full((2,), 3.0).numpy().tolist() == [3.0, 3.0]
    assert ops.eye(2, 3, 1).numpy().tolist() == [[0, 1, 0], [0, 0, 1]]
    assert ops.arange(3).numpy().tolist() == [0, 1, 2]
    assert ops.arange(1, 2, 0.5).numpy().tolist() == [1.0, 1.5]
    assert ops.convert_to_tensor([1.7], "int32").numpy().tolist() == [1]
    assert ops.convert_to_numpy(tf.ones(2)).tolist() == [1.0, 1.0]
    assert ops.is_tensor(tf.ones(1))
    assert not ops.is_tensor(tf.keras.KerasTensor((1,)))


def test_shapes():
    assert ops.shape(A) == (2, 2)
    assert ops.shape(tf.keras.KerasTensor((None, 3))) == (None, 3)
    rows = tf.function(lambda x: ops.shape(x)[0] * 2, input_signature=[tf.TensorSpec([None, 3])])
    assert rows(tf.ones((4, 3))).numpy() == 8
    assert ops.argmax(A, 1, True).shape == (2, 1)
    assert ops.argmax(A).numpy() == 3
    assert ops.take(A, [3, 0]).numpy().tolist() == [4.0, 0.5]
    assert ops.cumsum(A).shape == (4,)
    assert ops.where(tf.constant([False, True])).numpy().tolist() == [[1]]
