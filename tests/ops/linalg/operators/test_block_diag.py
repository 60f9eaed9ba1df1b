import numpy as np
import pytest

import minitf as tf

A, B = tf.linalg.LinearOperatorFullMatrix([[1.0, 2.0], [3.0, 4.0]]), tf.linalg.LinearOperatorDiag([5.0])
WIDE = tf.linalg.LinearOperatorFullMatrix(tf.ones([1, 2]))


def test_blocks_may_have_any_shape():
    operator = tf.linalg.LinearOperatorBlockDiag([A, WIDE], is_square=None)
    assert operator.shape == [3, 4]
    np.testing.assert_array_equal(operator.to_dense().numpy()[2], [0, 0, 1, 1])
    np.testing.assert_array_equal(operator.matvec([1.0, 1.0, 2.0, 3.0]).numpy(), [3, 7, 5])
    np.testing.assert_array_equal(operator.matvec([1.0, 0.0, 2.0], adjoint=True).numpy(), [1, 2, 2, 2])
    for refused in (operator.diag_part, operator.trace):
        with pytest.raises(NotImplementedError, match="not square"):
            refused()


def test_the_blocks_of_a_product():
    two = tf.linalg.LinearOperatorBlockDiag([A, B]) @ tf.linalg.LinearOperatorBlockDiag([A, B])
    assert isinstance(two, tf.linalg.LinearOperatorBlockDiag)
    assert isinstance(two.operators[1], tf.linalg.LinearOperatorDiag)
    with pytest.raises(ValueError, match="as many"):
        tf.linalg.LinearOperatorBlockDiag([A, B]) @ tf.linalg.LinearOperatorBlockDiag([B, B, B])


def test_every_block_is_checked():
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.linalg.LinearOperatorBlockDiag([B, A]).assert_self_adjoint()
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.linalg.LinearOperatorBlockDiag([B, tf.linalg.LinearOperatorDiag([-1.0])]).assert_positive_definite()
    tf.linalg.LinearOperatorBlockDiag([B, A]).assert_non_singular()
