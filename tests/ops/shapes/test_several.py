"""Lists of tensors, and nothing at all."""

import pytest

import minitf as tf


def test_identity_n_keeps_each_dtype():
    found = tf.identity_n([[1, 2], 3.0, tf.Variable(True)])
    assert [t.dtype for t in found] == [tf.int32, tf.float32, tf.bool]


def test_identity_n_is_recorded():
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y, z = tf.identity_n([x, x * x])
        total = y + z
    assert tape.gradient(total, x).numpy() == 5


def test_shape_n():
    found = tf.shape_n([tf.zeros([2, 3]), 1.0], out_type=tf.int64)
    assert [t.numpy().tolist() for t in found] == [[2, 3], []]
    assert found[0].dtype == tf.int64


@pytest.mark.parametrize("f", [tf.identity_n, tf.shape_n])
def test_a_list_it_must_be(f):
    with pytest.raises(tf.errors.InvalidArgumentError, match="empty list"):
        f([])
    with pytest.raises(TypeError, match="must be a list of tensors"):
        f(3)


def test_nothing():
    assert tf.no_op() is None
    assert tf.group(tf.constant(1), tf.no_op()) is None
    assert tf.guarantee_const([1, 2]).numpy().tolist() == [1, 2]
