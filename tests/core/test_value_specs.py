"""tf.type_spec_from_value: the spec of each kind of values, as TensorFlow 2.21 shows it."""

import pytest

import minitf as tf

TEXTS = [
    (lambda: 1, "TensorSpec(shape=(), dtype=tf.int32, name=None)"),
    (lambda: [1.0, 2.0], "TensorSpec(shape=(2,), dtype=tf.float32, name=None)"),
    (lambda: "a", "TensorSpec(shape=(), dtype=tf.string, name=None)"),
    (lambda: tf.ragged.constant([[1], [2, 3]]), "RaggedTensorSpec(TensorShape([2, None]), tf.int32, 1, tf.int64)"),
    (lambda: tf.sparse.from_dense([1, 0]), "SparseTensorSpec(TensorShape([2]), tf.int32)"),
    (lambda: tf.TensorArray(tf.float32, 2), "TensorArraySpec(TensorShape(None), tf.float32, False, True)"),
    (lambda: tf.IndexedSlices(tf.constant([[1.0]]), tf.constant([0])),
     "IndexedSlicesSpec(TensorShape([None, 1]), tf.float32, tf.int32, None, TensorShape([1]))"),
    (lambda: tf.data.Dataset.range(2),
     "DatasetSpec(TensorSpec(shape=(), dtype=tf.int64, name=None), TensorShape([]))"),
    (lambda: iter(tf.data.Dataset.range(2)), "IteratorSpec(TensorSpec(shape=(), dtype=tf.int64, name=None),)"),
    (lambda: tf.experimental.Optional.from_value(1.0),
     "OptionalSpec(TensorSpec(shape=(), dtype=tf.float32, name=None),)"),
    (lambda: None, "NoneTensorSpec()"),
]


@pytest.mark.parametrize(("value", "text"), TEXTS, ids=[text.partition("(")[0] for _, text in TEXTS])
def test_text(value, text):
    assert repr(tf.type_spec_from_value(value())) == text


@pytest.mark.parametrize("value", [object(), len, {}])
def test_values_without_a_spec(value):
    with pytest.raises(TypeError, match="Could not build a TypeSpec"):
        tf.type_spec_from_value(value)
