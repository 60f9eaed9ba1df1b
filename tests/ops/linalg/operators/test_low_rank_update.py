import numpy as np
import pytest

import minitf as tf

BASE = tf.linalg.LinearOperatorDiag([3.0, 4.0, 5.0], is_positive_definite=True)
U = [[1.0], [2.0], [3.0]]


def test_only_a_small_matrix_is_solved():
    n = 50000  # the whole matrix would need 20 GB
    base = tf.linalg.LinearOperatorIdentity(n, dtype=tf.float64)
    operator = tf.linalg.LinearOperatorLowRankUpdate(base, np.ones((n, 1)))
    x = operator.solvevec(operator.matvec(np.arange(float(n))))
    np.testing.assert_allclose(x.numpy(), np.arange(float(n)), atol=1e-6)
    np.testing.assert_allclose(operator.determinant().numpy(), n + 1)


def test_what_follows_from_its_parts():
    operator = tf.linalg.LinearOperatorLowRankUpdate(BASE, U)
    assert (operator.is_self_adjoint, operator.is_positive_definite, operator.is_non_singular) == (True, True, True)
    assert tf.linalg.LinearOperatorLowRankUpdate(BASE, U, [-1.0]).is_positive_definite is None
    with pytest.raises(ValueError, match="imply"):
        tf.linalg.LinearOperatorLowRankUpdate(BASE, U, is_positive_definite=False)
    with pytest.raises(ValueError, match="ones, the default"):
        tf.linalg.LinearOperatorLowRankUpdate(BASE, U, is_diag_update_positive=False)


def test_sizes_must_fit():
    with pytest.raises(ValueError, match="as many rows"):
        tf.linalg.LinearOperatorLowRankUpdate(BASE, [[1.0], [2.0]])
    with pytest.raises(ValueError, match="as many"):
        tf.linalg.LinearOperatorLowRankUpdate(BASE, U, [1.0, 2.0])
    with pytest.raises(ValueError, match="base_operator is singular"):
        tf.linalg.LinearOperatorLowRankUpdate(tf.linalg.LinearOperatorZeros(3), U).solvevec([1.0, 2.0, 3.0])
