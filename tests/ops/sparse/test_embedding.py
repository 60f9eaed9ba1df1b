"""Embeddings of bags of words."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

TABLE = np.random.default_rng(0).normal(size=(5, 3))
PLACES = [[0, 0], [0, 1], [2, 0]]
IDS, WEIGHTS = tf.SparseTensor(PLACES, [4, 1, 0], [4, 2]), tf.SparseTensor(PLACES, [1.0, 3.0, 2.0], [4, 2])


@pytest.mark.parametrize("combiner", ["sum", "mean", "sqrtn", None])
def test_each_combiner(combiner):
    divisor = {"sum": 1, "sqrtn": np.sqrt(10)}.get(combiner, 4)
    y = tf.nn.embedding_lookup_sparse(TABLE, IDS, WEIGHTS, combiner).numpy()
    np.testing.assert_allclose(y[0], (TABLE[4] + 3 * TABLE[1]) / divisor)
    assert y.shape == (3, 3)  # up to the last row with an element
    assert not y[1].any()


def test_without_weights_and_with_short_rows():
    y = tf.nn.embedding_lookup_sparse(TABLE, IDS, None, "mean", max_norm=1e-3)
    assert (np.linalg.norm(y, axis=1) <= 1.001e-3).all()


def test_the_safe_one_has_all_rows_and_leaves_out_what_does_not_count():
    ids = IDS.with_values([4, -1, 0])
    y = tf.nn.safe_embedding_lookup_sparse(TABLE, ids).numpy()
    np.testing.assert_allclose(y, [TABLE[4], [0] * 3, TABLE[0], [0] * 3])
    y = tf.nn.safe_embedding_lookup_sparse(TABLE, ids, default_id=2).numpy()
    np.testing.assert_allclose(y[[1, 3]], TABLE[[2, 2]])
    y = tf.nn.safe_embedding_lookup_sparse(TABLE, IDS, WEIGHTS.with_values([1.0, -1.0, 0.0])).numpy()
    np.testing.assert_allclose(y, [TABLE[4], [0] * 3, [0] * 3, [0] * 3])


def test_derivatives():
    check_gradients(lambda t, w: tf.nn.embedding_lookup_sparse(t, IDS, WEIGHTS.with_values(w * w), "sqrtn"),
                    TABLE, np.array([1.0, 2.0, 3.0]))


def test_wrong_calls_are_refused():
    with pytest.raises(TypeError, match="must be a SparseTensor"):
        tf.nn.embedding_lookup_sparse(TABLE, [1], None)
    with pytest.raises(ValueError, match="combiner is 'x'"):
        tf.nn.embedding_lookup_sparse(TABLE, IDS, None, "x")
    with pytest.raises(ValueError, match="there must be a table"):
        tf.nn.safe_embedding_lookup_sparse([], IDS)
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.nn.embedding_lookup_sparse(TABLE, IDS.with_values([9, 0, 0]), None)
