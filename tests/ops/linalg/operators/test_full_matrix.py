import numpy as np
import pytest

import minitf as tf


def test_a_promise_is_kept_to_by_cholesky():
    lower_half = [[4.0, np.nan], [1.0, 3.0]]  # which is all that a Cholesky factorization reads
    operator = tf.linalg.LinearOperatorFullMatrix(lower_half, is_self_adjoint=True, is_positive_definite=True)
    np.testing.assert_allclose(operator.solvevec([5.0, 4.0]).numpy(), [1, 1], rtol=1e-6)
    assert operator.is_non_singular


def test_a_triangle_is_solved_without_elimination():
    operator = tf.linalg.LinearOperatorLowerTriangular([[0.0, 1.0], [1.0, 1.0]])
    assert np.isinf(operator.solvevec([1.0, 1.0]).numpy()).any()  # where elimination would refuse
    assert operator.determinant().numpy() == 0


def test_integers_are_refused():
    with pytest.raises(TypeError, match="float or complex"):
        tf.linalg.LinearOperatorFullMatrix([[1, 2], [3, 4]])
