import numpy as np
import pytest

import minitf as tf

A = tf.linalg.LinearOperatorFullMatrix([[4.0, 1.0], [1.0, 3.0]], is_self_adjoint=True, is_positive_definite=True)
WHOLE, X = A.to_dense(), tf.constant([[1.0], [2.0]])


@pytest.mark.parametrize("function", ["det", "trace", "diag_part", "logdet"])
def test_functions_of_a_matrix_take_an_operator(function):
    of = getattr(tf.linalg, function)
    np.testing.assert_allclose(of(A).numpy(), of(WHOLE).numpy(), rtol=1e-6)


@pytest.mark.parametrize("function", ["inv", "adjoint", "cholesky"])
def test_functions_that_give_a_matrix_give_an_operator(function):
    of = getattr(tf.linalg, function)
    np.testing.assert_allclose(of(A).to_dense().numpy(), of(WHOLE).numpy(), rtol=1e-6)


def test_products_from_both_sides():
    np.testing.assert_allclose(tf.matmul(A, X).numpy(), (WHOLE @ X).numpy())
    np.testing.assert_allclose((tf.transpose(X) @ A).numpy(), (tf.transpose(X) @ WHOLE).numpy())
    np.testing.assert_allclose(tf.matmul(X, A, adjoint_a=True).numpy(), (tf.transpose(X) @ WHOLE).numpy())
    np.testing.assert_allclose(tf.linalg.solve(A, X).numpy(), tf.linalg.solve(WHOLE, X).numpy(), rtol=1e-6)


def test_what_has_no_meaning_is_refused():
    with pytest.raises(ValueError, match=r"operator\.to_dense"):
        tf.add(A, 1.0)
    with pytest.raises(ValueError, match="no transpose"):
        tf.matmul(A, X, transpose_a=True)
    with pytest.raises(ValueError, match="matrix must be an operator"):
        tf.linalg.solve(WHOLE, A)
    with pytest.raises(ValueError, match="positive definite"):
        tf.linalg.logdet(tf.linalg.LinearOperatorFullMatrix(WHOLE))
