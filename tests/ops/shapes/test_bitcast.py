"""bitcast: as NumPy's view, to smaller and larger dtypes, and back."""

import itertools

import numpy as np
import pytest

import minitf as tf

NAMES = ["int8", "uint8", "int16", "float16", "bfloat16", "int32", "float32", "int64", "float64", "complex64"]


@pytest.mark.parametrize(("source", "target"), list(itertools.product(NAMES, NAMES)))
def test_there_and_back(source, target):
    source, target = tf.as_dtype(source), tf.as_dtype(target)
    ratio = max(1, target.size // source.size)
    array = np.arange(2 * 16 * ratio * source.size, dtype="uint8").view(source.as_numpy_dtype)
    x = tf.constant(array.reshape([-1, ratio] if ratio > 1 else [-1]))
    y = tf.bitcast(x, target)
    assert y.dtype == target
    assert y.numpy().tobytes() == array.tobytes()
    assert tf.bitcast(y, source).numpy().tobytes() == array.tobytes()


def test_shapes():
    assert tf.bitcast(1.0, tf.uint8).shape == [4]
    assert tf.bitcast(tf.zeros([2, 3]), tf.int16).shape == [2, 3, 2]
    assert tf.bitcast(tf.zeros([3, 2]), tf.float64).shape == [3]
    assert tf.bitcast(tf.zeros([0, 2]), tf.float64).shape == [0]


def test_quantized_numbers_are_integers():
    q = tf.bitcast(tf.constant([-1, 5], tf.int8), tf.qint8)
    assert q.dtype == tf.qint8
    assert tf.bitcast(q, tf.uint8).numpy().tolist() == [255, 5]


@pytest.mark.parametrize(("value", "dtype", "match"), [
    ([1.0, 2.0, 3.0], tf.float64, "last axis must have size 2"), (1.0, tf.float64, "last axis must have size 2"),
    ([1.0], tf.bool, "must be numeric"), ([True], tf.uint8, "must be one of"),
])  # fmt: skip
def test_bad_input(value, dtype, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        tf.bitcast(value, dtype)
