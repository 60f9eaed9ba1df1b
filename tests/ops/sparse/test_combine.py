"""Element by element: everything agrees with the same function of dense tensors."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.sparse.samples import dense, holey

X, Y = holey(2), holey(3)
A, B = tf.sparse.from_dense(X), tf.sparse.from_dense(Y)


@pytest.mark.parametrize(
    ("function", "expected"),
    [(tf.sparse.add, np.add), (tf.sparse.maximum, np.maximum), (tf.sparse.minimum, np.minimum)],
    ids=["add", "maximum", "minimum"],
)
def test_as_numpy(function, expected):
    np.testing.assert_allclose(dense(function(A, B)), expected(X, Y))


def test_adding_a_dense_tensor_is_dense():
    np.testing.assert_allclose(tf.sparse.add(A, Y), X + Y)
    np.testing.assert_allclose(tf.sparse.add(Y, A), X + Y)


def test_a_threshold_drops_small_sums():
    st = tf.sparse.add(A, tf.sparse.map_values(tf.negative, A), threshold=0.5)
    assert st.values.shape == [0]


def test_map_values():
    np.testing.assert_allclose(dense(tf.sparse.map_values(tf.multiply, A, A)), X * X)
    np.testing.assert_allclose(dense(tf.sparse.map_values(tf.add, A, y=1.0)), np.where(X, X + 1, 0))


def test_values_have_gradients_through_a_sum():
    def f(v, w):
        return tf.sparse.add(tf.SparseTensor([[0], [2]], v * v, [3]), tf.SparseTensor([[1], [2]], w * v, [3])).values

    check_gradients(f, np.array([1.0, 2.0]), np.array([3.0, 4.0]))


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: tf.sparse.add(X, Y), TypeError),
        (lambda: tf.sparse.add(A, tf.sparse.eye(9, dtype=tf.float64)), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.add(A, X[:1]), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.maximum(A, X), TypeError),
        (lambda: tf.sparse.map_values(tf.add, A, B), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.map_values(tf.add, 1, 2), ValueError),
    ],
)
def test_wrong_arguments_are_refused(call, error):
    with pytest.raises(error, match=r"tf\.sparse\."):
        call()
