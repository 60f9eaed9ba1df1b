"""The product of a sparse and a dense matrix equals that of two dense ones."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.sparse import matmul
from naive import sparse as naive
from ops.sparse.samples import holey


def turned(x, adjoint):
    return np.conj(x.T) if adjoint else x


@pytest.mark.parametrize("adjoint_a", [False, True])
@pytest.mark.parametrize("adjoint_b", [False, True])
def test_every_way_to_turn_them(adjoint_a, adjoint_b):
    a, b = holey(6, (3, 4)) + 1j * holey(6, (3, 4)), holey(7, (4, 3)) + 0j
    a, b = (a if not adjoint_a else a.T), (b if not adjoint_b else b.T)
    y = tf.sparse.sparse_dense_matmul(tf.sparse.from_dense(a), b, adjoint_a, adjoint_b)
    np.testing.assert_allclose(y, turned(a, adjoint_a) @ turned(b, adjoint_b))
    y = tf.sparse.sparse_dense_matmul(a, tf.sparse.from_dense(b), adjoint_a, adjoint_b)
    np.testing.assert_allclose(y, turned(a, adjoint_a) @ turned(b, adjoint_b))


def test_small_blocks_give_the_same(monkeypatch):
    monkeypatch.setattr(matmul, "BLOCK", 7)
    a, b = holey(8, (30, 20)), np.random.default_rng(0).normal(size=(20, 3))
    st = tf.sparse.from_dense(a)
    expected = naive.matmul(st.indices.numpy(), st.values.numpy(), a.shape, b)
    np.testing.assert_allclose(tf.sparse.sparse_dense_matmul(st, b), expected)


@pytest.mark.parametrize("long_run", [1, 1000])
def test_short_and_long_runs_give_the_same(monkeypatch, long_run):
    monkeypatch.setattr(matmul, "LONG_RUN", long_run)
    a, b = holey(9, (9, 20)), np.random.default_rng(0).normal(size=(20, 3))
    np.testing.assert_allclose(tf.sparse.sparse_dense_matmul(tf.sparse.from_dense(a), b), a @ b)


def test_indices_need_no_order_and_may_repeat():
    st = tf.SparseTensor([[1, 0], [0, 1], [1, 0]], [1.0, 2.0, 3.0], [2, 2])
    assert tf.sparse.sparse_dense_matmul(st, [[1.0], [10.0]]).numpy().tolist() == [[20], [4]]


@pytest.mark.parametrize("b", [np.ones((3, 2), "f"), np.ones(4, "f"), np.ones((4, 2))], ids=["size", "rank", "dtype"])
def test_what_does_not_fit_is_refused(b):
    with pytest.raises(tf.errors.InvalidArgumentError, match="SparseTensorDenseMatMul"):
        tf.sparse.sparse_dense_matmul(tf.SparseTensor([[0, 0]], [1.0], [2, 4]), tf.constant(b))
