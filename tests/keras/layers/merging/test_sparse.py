"""minitf/keras/layers/merging/sparse.py: which results are sparse was seen in Keras."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.merging import sparse

K = tf.keras
A = np.array([[1, 0, 2], [0, 0, 3]], "float32")
B = np.array([[0, 5, 1], [0, 0, -4]], "float32")
FUNCTIONS = {"Add": np.add, "Subtract": np.subtract, "Multiply": np.multiply, "Maximum": np.maximum,
             "Minimum": np.minimum, "Average": lambda a, b: (a + b) / 2,
             "Concatenate": lambda a, b: np.concatenate([a, b], -1)}  # fmt: skip
KINDS = ["both", "first", "second"]


def given(array, kind, place):
    return tf.sparse.from_dense(array) if kind in ("both", place) else tf.constant(array)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_sparse_tensors_merge_as_dense_ones_do(name, kind):
    merged = getattr(K.layers, name)()([given(A, kind, "first"), given(B, kind, "second")])
    assert isinstance(merged, tf.SparseTensor) == (kind == "both" or name == "Multiply")
    np.testing.assert_allclose(sparse.dense(merged), FUNCTIONS[name](A, B))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_in_a_model(name, kind):
    ends = [K.Input((3,), sparse=kind in ("both", place)) for place in ("first", "second")]
    merged = getattr(K.layers, name)()(ends)
    assert merged.sparse == (kind == "both")
    model = K.Model(ends, merged)
    inputs = [given(A, kind, "first"), given(B, kind, "second")]
    np.testing.assert_allclose(sparse.dense(model(inputs)), FUNCTIONS[name](A, B))
    np.testing.assert_allclose(sparse.dense(tf.function(model)(inputs)), FUNCTIONS[name](A, B))


def test_a_product_has_values_where_both_have():
    product = K.layers.Multiply()([tf.sparse.from_dense(A), tf.sparse.from_dense(B)])
    assert product.indices.numpy().tolist() == [[0, 2], [1, 2]]
    assert product.values.numpy().tolist() == [2.0, -12.0]


@pytest.mark.parametrize("name", ["Add", "Multiply", "Maximum"])
def test_shapes_broadcast(name):
    row = np.array([[1, 0, -2]], "float32")
    deep = np.arange(12, dtype="float32").reshape(2, 2, 3)
    layer = getattr(K.layers, name)()
    found = layer([tf.sparse.from_dense(A), tf.constant(deep)])
    np.testing.assert_allclose(sparse.dense(found), FUNCTIONS[name](A[:, None], deep))
    combined = sparse.folded({"Add": sparse.added, "Multiply": sparse.multiplied, "Maximum": sparse.larger}[name],
                             [tf.sparse.from_dense(A), tf.constant(row)])
    np.testing.assert_allclose(sparse.dense(combined), FUNCTIONS[name](A, row))


def test_three_of_them_and_integers():
    total = K.layers.Add(dtype="float32")([tf.sparse.from_dense(A), tf.sparse.from_dense(B.astype("int32")), A])
    np.testing.assert_allclose(total, 2 * A + B)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_gradients_reach_the_values(name):
    layer, weights = getattr(K.layers, name)(), np.array([1.5, 2.5, 3.5], "float32")
    first = tf.sparse.from_dense(A)

    def loss_of(merge, values):
        with tf.GradientTape() as tape:
            tape.watch(values)
            merged = merge(first.with_values(values))
            loss = tf.reduce_sum(tf.square(sparse.dense(merged)))
        return tape.gradient(loss, values)

    found = loss_of(lambda x: layer([x, tf.sparse.from_dense(B)]), tf.constant(weights))
    expected = loss_of(lambda x: layer([tf.sparse.to_dense(x), tf.constant(B)]), tf.constant(weights))
    np.testing.assert_allclose(tf.convert_to_tensor(found), expected)
