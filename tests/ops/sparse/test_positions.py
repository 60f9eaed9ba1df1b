"""Moving elements about: everything agrees with the same function of dense tensors."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.sparse.positions import places, positions, united
from ops.sparse.samples import dense, holey

X = holey(1, (2, 3, 4))
ST = tf.sparse.from_dense(X)


def test_positions_and_places_are_inverse():
    p = positions(ST.indices, ST.dense_shape)
    np.testing.assert_array_equal(p, np.flatnonzero(X))
    np.testing.assert_array_equal(places(p, ST.dense_shape), ST.indices)


def test_united():
    different, which = united(tf.constant([5, 2, 5, 9], tf.int64))
    assert (different.numpy().tolist(), which.numpy().tolist()) == ([2, 5, 9], [1, 0, 1, 2])


def test_reorder():
    turned = tf.SparseTensor(ST.indices[::-1], ST.values[::-1], ST.dense_shape)
    np.testing.assert_array_equal(dense(tf.sparse.reorder(turned)), X)


@pytest.mark.parametrize("perm", [None, (0, 1, 2), (1, 2, 0)], ids=str)
def test_transpose(perm):
    np.testing.assert_array_equal(dense(tf.sparse.transpose(ST, perm)), X.transpose(perm))


@pytest.mark.parametrize("shape", [(6, 4), (-1,), (4, -1, 2)], ids=str)
def test_reshape(shape):
    np.testing.assert_array_equal(dense(tf.sparse.reshape(ST, shape)), X.reshape(shape))


@pytest.mark.parametrize("axis", [None, 0, 1, -2, 3])
def test_expand_dims(axis):
    wanted = np.expand_dims(X, -1 if axis is None else axis)
    np.testing.assert_array_equal(dense(tf.sparse.expand_dims(ST, axis)), wanted)


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_concat(axis):
    np.testing.assert_array_equal(dense(tf.sparse.concat(axis, [ST, ST * 2])), np.concatenate([X, 2 * X], axis))


def test_eye():
    np.testing.assert_array_equal(dense(tf.sparse.eye(3, 2)), np.eye(3, 2))


@pytest.mark.parametrize("expand", [False, True])
def test_concat_of_unknown_shapes(expand):
    def joined(a, b):
        return tf.sparse.concat(1, [a, b], expand_nonconcat_dims=expand)

    wide = tf.sparse.from_dense(np.ones([4 if expand else 2, 3], "int32"))
    small = tf.sparse.from_dense(np.array([[1, 0], [0, 2]], "int32"))
    unknown = tf.function(joined, input_signature=[tf.SparseTensorSpec([None, None], tf.int32)] * 2)
    np.testing.assert_array_equal(dense(unknown(small, wide)), dense(joined(small, wide)))


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: tf.sparse.transpose(ST, [0, 1]), ValueError),
        (lambda: tf.sparse.reshape(ST, [5, -1]), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.reshape(ST, [-1, -1]), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.expand_dims(ST, 7), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.concat(0, [ST, tf.sparse.eye(2)]), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.concat(0, []), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.reorder(5), TypeError),
    ],
)
def test_wrong_arguments_are_refused(call, error):
    with pytest.raises(error, match=r"tf\.sparse\."):
        call()
