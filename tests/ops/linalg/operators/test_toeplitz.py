import numpy as np
import pytest

import minitf as tf


def test_a_long_one_is_multiplied_without_being_written_out():
    n = 1 << 16
    operator = tf.linalg.LinearOperatorToeplitz(np.eye(1, n, 1)[0], np.zeros(n))  # moves everything down by one place
    np.testing.assert_allclose(operator.matvec(np.arange(float(n))).numpy(), [0, *range(n - 1)], atol=1e-6)


def test_the_corner_belongs_to_the_column():
    whole = tf.linalg.LinearOperatorToeplitz([1.0, 2.0], [9.0, 3.0]).to_dense().numpy()
    np.testing.assert_array_equal(whole, [[1, 3], [2, 1]])


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="one length"):
        tf.linalg.LinearOperatorToeplitz([1.0, 2.0], [1.0])
    with pytest.raises(tf.errors.InvalidArgumentError, match="row and col differ"):
        tf.linalg.LinearOperatorToeplitz([1.0, 2.0], [1.0, 3.0]).assert_self_adjoint()
