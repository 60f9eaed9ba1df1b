"""Between ragged, dense and sparse: there and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf
from minitf.ops.ragged import conversion

ROWS = st.lists(st.lists(st.integers(1, 9), max_size=4), min_size=1, max_size=5)


@given(ROWS)
def test_through_dense(rows):
    rt = tf.ragged.constant(rows, dtype=tf.int32)
    dense = rt.to_tensor()
    longest = max(map(len, rows))
    assert dense.numpy().tolist() == [row + [0] * (longest - len(row)) for row in rows]
    assert tf.RaggedTensor.from_tensor(dense, padding=0).to_list() == rows
    assert tf.RaggedTensor.from_tensor(dense, lengths=rt.row_lengths()).to_list() == rows


@given(ROWS)
def test_through_sparse(rows):
    rt = tf.ragged.constant(rows, dtype=tf.int32)
    assert tf.RaggedTensor.from_sparse(rt.to_sparse()).to_list() == rows


def test_the_shape_wanted():
    rt = tf.ragged.constant([[1, 2, 3], [4]])
    assert rt.to_tensor(default_value=-1, shape=[3, 2]).numpy().tolist() == [[1, 2], [4, -1], [-1, -1]]
    with pytest.raises(tf.errors.InvalidArgumentError, match="rank 2"):
        rt.to_tensor(shape=[3])


def test_where_each_value_stands():
    rt = tf.ragged.constant([[[1, 2], []], [[3]]])
    places = conversion.coordinates(rt._partitions)
    assert np.stack([p.numpy() for p in places], 1).tolist() == [[0, 0, 0], [0, 0, 1], [1, 0, 0]]
    assert [ids.numpy().tolist() for ids in conversion.row_numbers(rt._partitions)] == [[0, 0, 1], [0, 0, 2], [0, 1, 2]]


def test_gaps_are_refused():
    st_ = tf.SparseTensor([[0, 1]], [5], [1, 3])
    with pytest.raises(tf.errors.InvalidArgumentError, match="gaps"):
        tf.RaggedTensor.from_sparse(st_)


def test_lengths_and_padding():
    with pytest.raises(ValueError, match="only one"):
        tf.RaggedTensor.from_tensor([[1]], lengths=[1], padding=0)
