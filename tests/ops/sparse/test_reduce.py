"""Sums, maxima, softmax and counts: as for dense tensors, but for elements that are not there."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.sparse.samples import dense, holey

X = holey(5, (3, 4, 2))
ST = tf.sparse.from_dense(X)


@pytest.mark.parametrize("axis", [None, 0, -1, (0, 2), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("keepdims", [False, True])
def test_reduce_sum(axis, keepdims):
    np.testing.assert_allclose(tf.sparse.reduce_sum(ST, axis, keepdims), X.sum(axis, keepdims=keepdims))
    sparse = tf.sparse.reduce_sum(ST, axis, keepdims, output_is_sparse=True)
    assert sparse.shape == X.sum(axis, keepdims=keepdims).shape


def test_only_elements_that_are_there_have_a_maximum():
    assert tf.sparse.reduce_max(tf.sparse.from_dense([[-5, 0], [0, 0]]), 1).numpy().tolist() == [-5, 0]
    assert tf.sparse.reduce_max(tf.sparse.from_dense([[-5, 0], [0, 0]]), 1, output_is_sparse=True).shape == [2]


def test_softmax_of_a_full_matrix_is_that_of_the_dense_one():
    x = np.random.default_rng(0).normal(size=(2, 3)) * 300
    np.testing.assert_allclose(dense(tf.sparse.softmax(tf.sparse.from_dense(x))), tf.nn.softmax(x), atol=1e-300)
    with pytest.raises(tf.errors.InvalidArgumentError, match="at least two axes"):
        tf.sparse.softmax(tf.sparse.from_dense([1.0]))


@pytest.mark.parametrize("options", [{}, {"minlength": 9}, {"maxlength": 3}, {"binary_output": True}], ids=str)
def test_bincount_is_the_dense_one(options):
    x = np.array([[1, 1, 3], [0, 2, 2]])
    for axis in (0, -1):
        found = tf.sparse.to_dense(tf.sparse.bincount(x, axis=axis, **options))
        np.testing.assert_array_equal(found, tf.math.bincount(x, axis=axis, **options))


def test_bincount_with_weights_and_of_sparse_numbers():
    counts = tf.sparse.bincount([[1, 1, 3]], weights=[[1.0, 2.0, 4.0]], axis=-1)
    assert tf.sparse.to_dense(counts).numpy().tolist() == [[0, 3, 0, 4]]
    counts = tf.sparse.bincount(tf.sparse.from_dense([[0, 2, 2], [1, 0, 0]]), axis=-1)
    assert tf.sparse.to_dense(counts).numpy().tolist() == [[0, 0, 2], [0, 1, 0]]
    with pytest.raises(tf.errors.InvalidArgumentError, match="a number -1"):
        tf.sparse.bincount([1, -1])
    with pytest.raises(ValueError, match="axis is 1"):
        tf.sparse.bincount([1], axis=1)


SEGMENTS = {
    "sum": (tf.sparse.segment_sum, lambda rows: rows.sum(0)),
    "mean": (tf.sparse.segment_mean, lambda rows: rows.mean(0)),
    "sqrt_n": (tf.sparse.segment_sqrt_n, lambda rows: rows.sum(0) / np.sqrt(len(rows))),
}


@pytest.mark.parametrize("name", SEGMENTS)
def test_segments_of_chosen_rows(name):
    function, expected = SEGMENTS[name]
    data = X[:, :, 0]
    y = function(data, [0, 2, 1, 2], [0, 0, 0, 2]).numpy()
    np.testing.assert_allclose(y[0], expected(data[[0, 2, 1]]))
    np.testing.assert_allclose(y[1], 0)
    assert function(data, [0], [0], num_segments=5).shape == [5, 4]
    check_gradients(lambda v: function(v * v, [0, 2, 1, 2], [0, 0, 0, 2]), data)
    for indices, ids in (([0, 9], [0, 0]), ([0, 1], [1, 0])):
        with pytest.raises(tf.errors.InvalidArgumentError):
            function(data, indices, ids)
