"""What a function returns."""

import numpy as np
import pytest

import minitf as tf


def test_every_kind_of_leaf_becomes_a_tensor():
    v = tf.Variable(7.0)

    @tf.function
    def f(x):
        return {"a": [x, 1, 2.5], "b": ("text", True, None, np.arange(2)), "c": v}

    result = f(tf.constant(0.0))
    assert (result["a"][1].dtype, result["a"][2].dtype, result["b"][0].dtype) == (tf.int32, tf.float32, tf.string)
    assert result["b"][2] is None
    assert (result["b"][3].numpy().tolist(), result["c"].numpy()) == ([0, 1], 7.0)


def test_nothing_is_a_result_too():
    assert tf.function(lambda: None)() is None
    assert tf.function(list)() == []


def test_an_object_is_no_result():
    with pytest.raises(TypeError, match="returns a value of type object"):
        tf.function(lambda: object())()


def test_a_sparse_tensor_from_strings():
    rows = tf.stack([tf.io.serialize_sparse(tf.sparse.from_dense(row)) for row in ([0, 2], [3, 4, 0])])
    found = tf.function(lambda x: tf.io.deserialize_many_sparse(x, tf.int32))(rows)
    assert tf.sparse.to_dense(found).numpy().tolist() == [[0, 2, 0], [3, 4, 0]]


def test_a_sparse_gradient_stays_sparse():
    table = tf.Variable([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

    @tf.function
    def slopes():
        with tf.GradientTape() as tape:
            y = tf.reduce_sum(tf.gather(table, [0, 2, 0]) * 2.0)
        return tape.gradient(y, table)

    @tf.function
    def without_a_shape(values):
        return tf.IndexedSlices(values, tf.constant([1]))

    found = slopes()
    assert isinstance(found, tf.IndexedSlices)
    assert (found.indices.numpy().tolist(), found.shape) == ([0, 2, 0], [3, 2])
    found = without_a_shape(tf.constant([[1.0, 2.0]]))
    assert found.dense_shape is None
    assert found.shape.rank is None
    assert found.values.numpy().tolist() == [[1.0, 2.0]]
    doubled = tf.function(lambda s: tf.IndexedSlices(s.values * 2, s.indices, s.dense_shape))(slopes())
    assert doubled.values.numpy().tolist() == [[4.0, 4.0]] * 3
