"""From sparse to dense and back."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.sparse.samples import dense, holey


@pytest.mark.parametrize("shape", [(3, 4), (5,), (2, 3, 2), (0, 3)], ids=str)
def test_there_and_back(shape):
    x = holey(0, shape)
    np.testing.assert_array_equal(dense(tf.sparse.from_dense(x)), x)


def test_text_and_bools():
    assert dense(tf.sparse.from_dense(["a", "", "b"])).tolist() == [b"a", b"", b"b"]
    assert dense(tf.sparse.from_dense([True, False])).tolist() == [True, False]


@pytest.mark.parametrize(
    ("indices", "message"),
    [
        ([[2, 0], [0, 1]], r"indices\[1\] = \[0, 1\] is out of order"),
        ([[0, 1], [0, 1]], r"indices\[1\] = \[0, 1\] is repeated"),
        ([[0, 1], [0, 9]], r"indices\[1\] = \[0, 9\] is not inside a tensor of shape \[3, 4\]"),
        ([[0, -1], [0, 1]], r"indices\[0\] = \[0, -1\] is not inside"),
    ],
)
def test_bad_indices_are_refused(indices, message):
    with pytest.raises(tf.errors.InvalidArgumentError, match=message):
        tf.sparse.to_dense(tf.SparseTensor(indices, [1, 2], [3, 4]))


def test_without_validation_the_last_of_equals_stays():
    st = tf.SparseTensor([[1], [0], [1]], [1, 2, 3], [3])
    assert tf.sparse.to_dense(st, validate_indices=False).numpy().tolist() == [2, 3, 0]


def test_what_is_no_sparse_tensor_is_refused():
    with pytest.raises(TypeError, match="received a dense tensor: it must be a SparseTensor"):
        tf.sparse.to_dense(tf.ones([2]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="a tensor without axes"):
        tf.sparse.from_dense(1)


def test_the_values_and_the_default_have_gradients():
    check_gradients(lambda v, d: tf.sparse.to_dense(tf.SparseTensor([[0, 1], [2, 0]], v * v, [3, 2]), d * d),
                    np.array([1.0, 2.0]), np.array(0.5))


def test_indicators():
    st = tf.SparseTensor([[0, 0], [0, 1], [1, 0]], [3, 1, 1], [3, 2])
    assert tf.sparse.to_indicator(st, 4).numpy().astype(int).tolist() == [[0, 1, 0, 1], [0, 1, 0, 0], [0, 0, 0, 0]]
