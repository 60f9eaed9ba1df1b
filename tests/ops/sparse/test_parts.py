"""Parts of sparse tensors."""

import numpy as np
import pytest

import minitf as tf
from ops.sparse.samples import dense, holey

X = holey(4, (4, 5))
ST = tf.sparse.from_dense(X)


@pytest.mark.parametrize(("start", "size"), [([0, 0], [4, 5]), ([1, 2], [2, 2]), ([1, 1], [9, 9]), ([4, 0], [1, 1])])
def test_slice(start, size):
    wanted = X[start[0]:start[0] + size[0], start[1]:start[1] + size[1]]
    np.testing.assert_array_equal(dense(tf.sparse.slice(ST, start, size)), wanted)


@pytest.mark.parametrize(("n", "axis"), [(2, 0), (2, 1), (5, -1), (3, 0)])
def test_split(n, axis):
    for part, wanted in zip(tf.sparse.split(ST, n, axis), np.array_split(X, n, axis), strict=True):
        np.testing.assert_array_equal(dense(part), wanted)


def test_retain_and_mask():
    keep = ST.values > 0
    np.testing.assert_array_equal(dense(tf.sparse.retain(ST, keep)), np.maximum(X, 0))
    slices = tf.IndexedSlices(tf.constant([[1.0], [2.0], [3.0]]), tf.constant([1, 4, 7]))
    assert tf.sparse.mask(slices, [4]).values.numpy().tolist() == [[1], [3]]


def test_every_row_gets_an_element():
    st, empty = tf.sparse.fill_empty_rows(tf.SparseTensor([[1, 2], [1, 0]], [5, 6], [3, 3]), 9)
    assert st.indices.numpy().tolist() == [[0, 0], [1, 2], [1, 0], [2, 0]]  # in a row, the order stays
    assert st.values.numpy().tolist() == [9, 5, 6, 9]
    assert empty.numpy().tolist() == [True, False, True]


def test_reset_shape():
    assert tf.sparse.reset_shape(tf.SparseTensor([[0, 2]], [1], [7, 7])).shape == [1, 3]
    assert tf.sparse.reset_shape(ST, [9, 9]).shape == [9, 9]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: tf.sparse.slice(ST, [0], [1]), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.split(ST, 9, 0), tf.errors.InvalidArgumentError),
        (lambda: tf.sparse.split(ST, 2), ValueError),
        (lambda: tf.sparse.retain(ST, [True]), ValueError),
        (lambda: tf.sparse.reset_shape(ST, [1, 1]), ValueError),
        (lambda: tf.sparse.fill_empty_rows(5, 1), TypeError),
    ],
)
def test_wrong_arguments_are_refused(call, error):
    with pytest.raises(error, match=r"tf\.sparse\."):
        call()
