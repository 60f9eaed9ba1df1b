"""minitf/keras/symbolic/keras_tensor.py"""

import json

import numpy as np
import pytest

import minitf as tf
from minitf.keras.symbolic.keras_tensor import any_symbolic, is_keras_tensor, is_tensor_like

keras = tf.keras
X = keras.KerasTensor((None, 4), name="x")


def test_it_shows_itself_as_in_keras():
    assert repr(X) == "<KerasTensor shape=(None, 4), dtype=float32, sparse=False, ragged=False, name=x>"
    assert (X.shape, X.dtype, X.ndim, X.sparse, X.ragged) == ((None, 4), "float32", 2, False, False)


@pytest.mark.parametrize(("function", "shape", "dtype"), [
    (lambda x: x + 1, (None, 4), "float32"), (lambda x: 1 - x, (None, 4), "float32"),
    (lambda x: x * x, (None, 4), "float32"),
    (lambda x: x / 2, (None, 4), "float32"), (lambda x: 2 / x, (None, 4), "float32"),
    (lambda x: x // 2, (None, 4), "float32"),
    (lambda x: 7 % x, (None, 4), "float32"), (lambda x: 2**x, (None, 4), "float32"), (lambda x: -abs(x),
    (None, 4), "float32"),
    (lambda x: x @ np.ones((4, 2), "float32"), (None, 2), "float32"), (lambda x: x > 0, (None, 4), "bool"),
    (lambda x: (x < 1) & (x >= 0) | ~(x <= 2) ^ (x != 3), (None, 4), "bool"), (lambda x: round(x, 1),
    (None, 4), "float32"),
    (lambda x: x[:, 1:3], (None, 2), "float32"), (lambda x: x[..., None], (None, 4, 1), "float32"),
    (lambda x: x.reshape((-1, 2, 2)), (None, 2, 2), "float32"), (lambda x: x[:, :1].squeeze(-1), (None,), "float32"),
    (lambda x: tf.ones(4) * x, (None, 4), "float32"), (lambda x: np.ones(4, "float32") + x[0], (4,), "float32"),
])
def test_operators(function, shape, dtype):
    y = function(X)
    assert (y.shape, y.dtype) == (shape, dtype)
    assert y._keras_history.operation is not None


@pytest.mark.parametrize(("function", "error"), [
    (int, ValueError), (float, ValueError), (np.array, ValueError), (tf.nn.relu, ValueError),
    (list, NotImplementedError),
    (bool, TypeError), (lambda x: tf.add(x, 1.0), ValueError), (lambda x: tf.concat([x, x], 0), ValueError),
    (lambda x: tf.reshape(x, (1, 2)), ValueError), (lambda x: setattr(x, "shape", 3), AttributeError),
])
def test_what_needs_a_value_is_refused(function, error):
    with pytest.raises(error):
        function(X)


def test_it_is_a_key():
    assert X in {X: 1}
    assert X == X
    assert keras.KerasTensor((1,)) not in {X}


def test_what_it_cannot_be():
    with pytest.raises(ValueError, match="only one of them"):
        keras.KerasTensor((1,), sparse=True, ragged=True)
    with pytest.raises(ValueError, match="shape"):
        keras.KerasTensor((-1,))


def test_looking_for_it():
    assert is_keras_tensor(X)
    assert not is_keras_tensor(tf.ones(1))
    assert any_symbolic(([{"a": X}],), {})
    assert any_symbolic((), {"b": X})
    assert not any_symbolic((tf.ones(1),), {"a": [1]})
    assert all(map(is_tensor_like, (X, tf.ones(1), keras.Variable(1.0))))
    assert not any(map(is_tensor_like, (1.0, np.ones(1))))


def test_it_goes_through_json():
    config = keras.saving.serialize_keras_object({"x": X + 1})
    again = keras.saving.deserialize_keras_object(json.loads(json.dumps(config)))["x"]
    assert (again.shape, again.dtype) == ((None, 4), "float32")
    assert again._pre_serialization_keras_history[1:] == [0, 0]
