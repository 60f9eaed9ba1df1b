import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.operators.blockwise import in_blocks

A, B = tf.linalg.LinearOperatorDiag([1.0, 2.0]), tf.linalg.LinearOperatorDiag([5.0])
BOTH = tf.linalg.LinearOperatorBlockDiag([A, B])


def test_a_list_of_blocks_gives_a_list():
    found = BOTH.matmul([tf.ones([2, 3]), tf.ones([1, 3])])
    assert [x.shape.as_list() for x in found] == [[2, 3], [1, 3]]
    assert [x.numpy().tolist() for x in BOTH.matvec([[1.0, 1.0], [2.0]])] == [[1, 2], [10]]
    assert [x.numpy().tolist() for x in BOTH.solvevec([[1.0, 1.0], [2.0]])] == [[1, 0.5], [0.4000000059604645]]
    np.testing.assert_array_equal(BOTH.solve([tf.ones([2, 1]), tf.ones([1, 1])])[0].numpy(), [[1], [0.5]])


def test_blocks_of_other_sizes_are_refused():
    with pytest.raises(ValueError, match="must have 2 rows"):
        BOTH.matmul([tf.ones([1, 3]), tf.ones([1, 3])])
    with pytest.raises(TypeError, match="must be float32"):
        BOTH.matmul([tf.ones([2, 3], tf.float64), tf.ones([1, 3])])


def test_lists_of_numbers_are_blocks_where_their_sizes_say_so():
    assert in_blocks([[1.0, 2.0], [3.0]], [2, 1], -1)[1].shape == [1]
    assert in_blocks([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [2, 1], -1) is None  # two vectors
    assert in_blocks([1.0, 2.0, 3.0], [2, 1], -1) is None
    with pytest.raises(ValueError, match="they must have"):
        in_blocks([[1.0], [2.0, 3.0]], [2, 1], -1)
