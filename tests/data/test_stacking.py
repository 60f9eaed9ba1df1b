"""stacking.py: rows together and apart."""

import numpy as np
import pytest

import minitf as tf
from minitf.data.stacking import joined, row, rows_between, size_of, stacked

LEAVES = {
    "tensor": tf.constant([[1, 2], [3, 4], [5, 6]]),
    "ragged": tf.ragged.constant([[1], [2, 3], []]),
    "sparse": tf.sparse.from_dense([[1, 0], [0, 2], [0, 0]]),
}


def dense(leaf):
    if isinstance(leaf, tf.sparse.SparseTensor):
        leaf = tf.sparse.to_dense(leaf)
    return leaf.to_list() if isinstance(leaf, tf.RaggedTensor) else leaf.numpy().tolist()


@pytest.mark.parametrize("leaf", [LEAVES["tensor"], LEAVES["sparse"]], ids=["tensor", "sparse"])
def test_rows_put_together_are_the_whole(leaf):
    count, (whole,) = stacked([[row(leaf, i)] for i in range(size_of(leaf))])
    assert count == 3
    assert dense(whole) == dense(leaf)


@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_blocks_put_together_are_the_whole(leaf):
    blocks = [(2, [rows_between(leaf, 0, 2)]), (0, []), (1, [rows_between(leaf, 2, 3)])]
    count, (whole,) = joined(blocks)
    assert count == 3
    assert dense(whole) == dense(leaf)


def test_a_block_of_a_tensor_is_a_view():
    leaf = LEAVES["tensor"]
    assert np.shares_memory(rows_between(leaf, 1, 3)._array, leaf._array)


def test_unequal_elements_are_told_apart():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"in component 0: .* shape \[1\], element 1 .* \[2\]"):
        stacked([[tf.constant([1])], [tf.constant([1, 2])]])
