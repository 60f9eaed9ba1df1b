import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.operators.linear_operator import as_entries

RNG = np.random.default_rng(0)
OPERATORS = [
    tf.linalg.LinearOperatorFullMatrix(RNG.standard_normal((2, 3, 3)) + 3 * np.eye(3) + 1j),
    tf.linalg.LinearOperatorFullMatrix([[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 5.0]], is_self_adjoint=True,
                                       is_positive_definite=True),
    tf.linalg.LinearOperatorLowerTriangular(RNG.standard_normal((3, 3)) + 3 * np.eye(3)),
    tf.linalg.LinearOperatorDiag([1 + 2j, 3.0, -1j]),
    tf.linalg.LinearOperatorIdentity(3, batch_shape=[2], dtype=tf.float64),
]


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_every_answer_is_that_of_the_whole_matrix(operator):
    whole = operator.to_dense().numpy()
    x = np.ones((*whole.shape[:-2], 3, 2), whole.dtype) * [1, 2]
    close = {"rtol": 1e-5, "atol": 1e-5}
    for adjoint in (False, True):
        a = whole.conj().swapaxes(-1, -2) if adjoint else whole
        np.testing.assert_allclose(operator.matmul(x, adjoint).numpy(), a @ x, **close)
        np.testing.assert_allclose(operator.solve(x, adjoint).numpy(), np.linalg.solve(a, x), **close)
        np.testing.assert_allclose(operator.matvec(x[..., 1], adjoint).numpy(), (a @ x)[..., 1], **close)
        solved = operator.solvevec(x[..., 1], adjoint).numpy()
        np.testing.assert_allclose(solved, np.linalg.solve(a, x)[..., 1], **close)
    np.testing.assert_allclose((operator @ x).numpy(), whole @ x, **close)
    np.testing.assert_allclose(operator.matmul(x.swapaxes(-1, -2), adjoint_arg=True).numpy(), whole @ x, **close)
    np.testing.assert_allclose(operator.determinant().numpy(), np.linalg.det(whole), **close)
    np.testing.assert_allclose(operator.log_abs_determinant().numpy(), np.linalg.slogdet(whole)[1], **close)
    np.testing.assert_allclose(operator.trace().numpy(), np.trace(whole, axis1=-2, axis2=-1), **close)
    np.testing.assert_allclose(operator.cond().numpy(), np.linalg.cond(whole), **close)
    np.testing.assert_allclose(operator.add_to_tensor(x[..., :1]).numpy(), whole + x[..., :1], **close)
    np.testing.assert_allclose(np.sum(operator.eigvals().numpy(), -1), np.trace(whole, axis1=-2, axis2=-1), **close)
    assert operator.shape == whole.shape
    assert (operator.range_dimension, operator.domain_dimension) == (3, 3)
    assert operator.batch_shape == whole.shape[:-2]
    assert operator.tensor_rank == whole.ndim


def test_what_does_not_fit_is_refused():
    operator = tf.linalg.LinearOperatorFullMatrix(tf.ones([2, 3]))
    with pytest.raises(ValueError, match="must have 3 rows"):
        operator.matmul(tf.ones([2, 1]))
    with pytest.raises(ValueError, match="must have 2 rows"):
        operator.matvec(tf.ones([3]), adjoint=True)
    with pytest.raises(TypeError, match="float or complex"):
        as_entries([[1, 2]], 2, "here")
    with pytest.raises(ValueError, match="at least 2 axes"):
        as_entries([1.0], 2, "here")


def test_a_kind_must_write_itself_out():
    with pytest.raises(NotImplementedError, match="must define it"):
        tf.linalg.LinearOperator(tf.float32).to_dense()
