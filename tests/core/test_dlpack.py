"""Memory shared with other libraries."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.dlpack import device_of, from_dlpack, to_dlpack


@pytest.mark.parametrize("dtype", ["float32", "float16", "int64", "uint8", "bool", "complex64"])
def test_there_and_back(dtype):
    x = tf.cast([[0, 1, 2], [3, 4, 5]], dtype)
    y = from_dlpack(to_dlpack(x))
    assert y.dtype == x.dtype
    assert np.array_equal(y, x)
    assert np.shares_memory(y._array, x._array)


def test_numpy_takes_a_tensor_and_gives_one():
    x = np.from_dlpack(tf.constant([1.0, 2.0]))
    assert x.tolist() == [1, 2]
    assert from_dlpack(x).numpy().tolist() == from_dlpack(x.__dlpack__()).numpy().tolist() == [1, 2]


def test_a_capsule_knows_its_device():
    assert device_of(to_dlpack(tf.zeros([2]))) == (1, 0)


def test_a_capsule_is_taken_once():
    capsule = to_dlpack(tf.zeros([2]))
    from_dlpack(capsule)
    with pytest.raises(tf.errors.InvalidArgumentError, match="A capsule can be taken once"):
        from_dlpack(capsule)


@pytest.mark.parametrize("value", [[1.0], tf.constant("a"), tf.constant(1, tf.bfloat16)], ids=["list", "text", "short"])
def test_what_has_no_capsule(value):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"^to_dlpack: received"):
        to_dlpack(value)


def test_what_is_no_capsule():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"^from_dlpack: received int"):
        from_dlpack(3)
