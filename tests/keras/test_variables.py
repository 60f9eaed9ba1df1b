"""minitf/keras/variables.py"""

import copy

import numpy as np
import pytest

import minitf as tf
from minitf.keras.variables import as_tensor

keras = tf.keras


def test_it_shows_itself_as_in_keras():
    v = keras.Variable([1.0, 2.0], name="a")
    assert repr(v) == str(v) == "<Variable path=a, shape=(2,), dtype=float32, value=[1. 2.]>"
    assert (v.name, v.path, v.dtype, v.shape, v.ndim) == ("a", "a", "float32", (2,), 1)
    assert v.trainable
    assert v.aggregation == "none"


@pytest.mark.parametrize(("value", "dtype", "found"), [
    (1, None, "int32"), (1.5, None, "float32"), (np.ones(2), None, "float64"), ([1, 2], "float16", "float16"),
    (tf.constant(2.0), "int32", "int32"), (True, None, "bool"),
])
def test_dtypes(value, dtype, found):
    assert keras.Variable(value, dtype=dtype).dtype == found


def test_an_initializer_makes_the_value():
    assert keras.Variable("ones", shape=(2, 2)).numpy().tolist() == [[1, 1], [1, 1]]
    sevens = keras.Variable(lambda shape, dtype: tf.fill(shape, tf.cast(7, dtype)), (2,), "int32")
    assert sevens.numpy().tolist() == [7, 7]
    with pytest.raises(ValueError, match="told the shape"):
        keras.Variable("ones")
    with pytest.raises(ValueError, match="every axis needs a size"):
        keras.Variable("ones", shape=(None, 2))


def test_assigning_casts_and_returns_the_value():
    v = keras.Variable([1.0, 2.0])
    assert v.assign(np.array([3, 4])).numpy().tolist() == [3.0, 4.0]
    assert v.assign_add(1).numpy().tolist() == [4.0, 5.0]
    assert v.assign_sub([1.0, 2.0]).dtype == tf.float32
    assert v.numpy().tolist() == [3.0, 3.0]
    with pytest.raises(ValueError, match="shapes must be equal"):
        v.assign([1.0])


def test_a_part_can_be_assigned_to():
    v = keras.Variable([[1.0, 2.0], [3.0, 4.0]])
    v[0, 1].assign(7.0)
    v[:].assign(v[:] + 1.0)
    assert v.numpy().tolist() == [[2.0, 8.0], [4.0, 5.0]]


def test_it_stands_in_formulas():
    v = keras.Variable([1.0, 2.0])
    assert (v + 1).numpy().tolist() == [2.0, 3.0]
    assert (2 * v - v / 2)[0] == 1.5
    assert tf.reduce_sum(v).numpy() == 3.0
    assert v[1].numpy() == 2.0
    assert [float(x) for x in v] == [1.0, 2.0]
    assert np.asarray(v).tolist() == [1.0, 2.0]
    assert float(keras.Variable(2.5)) == 2.5
    assert tf.matmul(keras.Variable([[1.0, 2.0]]), [[1.0], [1.0]]).numpy() == 3.0
    assert tf.concat([v, v], 0).shape == (4,)
    with pytest.raises(TypeError, match="no truth value"):
        bool(v)


def test_tapes_and_functions_know_it():
    v = keras.Variable([1.0, 2.0])

    @tf.function
    def grow(x):
        v.assign_add(x)
        return v * 2

    with tf.GradientTape() as tape:
        y = tf.reduce_sum(v * v)
    assert tape.gradient(y, v).numpy().tolist() == [2.0, 4.0]
    assert grow(tf.constant([1.0, 1.0])).numpy().tolist() == [4.0, 6.0]
    v.trainable = False
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(v * v)
    assert tape.gradient(y, v) is None
    with tf.GradientTape() as tape:
        tape.watch(v)
        y = tf.reduce_sum(v * v)
    assert tape.jacobian(y, v).numpy().tolist() == [4.0, 6.0]


def test_mixed_precision_keeps_the_gradient_in_float32():
    dense = keras.layers.Dense(2, dtype="mixed_float16")
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(dense(tf.ones((1, 3))))
    assert y.dtype == tf.float16
    assert [dv.dtype.name for dv in tape.gradient(y, dense.trainable_weights)] == ["float32", "float32"]


def test_it_is_copied():
    v = keras.Variable([1.0], name="a", trainable=False)
    w = copy.deepcopy(v)
    assert (w.name, w.path, w.trainable) == ("a", "a", False)
    w.assign([5.0])
    assert v.numpy() == 1.0


@pytest.mark.parametrize("arguments", [{"name": "a/b"}, {"aggregation": "most"}, {"synchronization": "never"}])
def test_wrong_arguments_are_refused(arguments):
    with pytest.raises(ValueError, match="Variable"):
        keras.Variable(1.0, **arguments)


@pytest.mark.parametrize("attribute", ["regularizer", "constraint"])
def test_functions_are_functions(attribute):
    v = keras.Variable(1.0)
    setattr(v, attribute, abs)
    assert getattr(v, attribute) is abs
    with pytest.raises(ValueError, match="must be a function"):
        setattr(v, attribute, 3)


def test_no_variables_in_a_stateless_scope():
    with keras.StatelessScope(), pytest.raises(ValueError, match="stateless scope"):
        keras.Variable(1.0)


def test_as_tensor_casts():
    assert as_tensor(tf.constant([1.7]), tf.int32).numpy().tolist() == [1]
    assert as_tensor([1, 2], tf.bool).numpy().tolist() == [True, True]
    assert as_tensor(3).dtype == tf.int32
