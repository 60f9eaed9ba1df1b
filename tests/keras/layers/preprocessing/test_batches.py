"""What is one batch by itself, and what gives batches."""

import numpy as np

import minitf as tf
from minitf.keras.layers.preprocessing.batches import batches_of, is_one_batch


def test_one_batch():
    for data in (np.ones(2), tf.ones(2), tf.ragged.constant([[1], []]), tf.sparse.from_dense([1]), 3.0):
        assert is_one_batch(data)
    assert is_one_batch(["a"])
    assert not is_one_batch(["a"], lists=False)
    assert not is_one_batch(tf.data.Dataset.range(3))
    assert not is_one_batch(x for x in "ab")


def test_some_of_the_batches():
    assert [int(x) for x in batches_of(tf.data.Dataset.range(5), 2)] == [0, 1]
    assert list(batches_of("abc")) == ["a", "b", "c"]
