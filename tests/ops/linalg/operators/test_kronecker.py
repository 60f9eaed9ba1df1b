import numpy as np
import pytest

import minitf as tf

RNG = np.random.default_rng(1)
WIDE, HIGH = RNG.standard_normal((2, 3)), RNG.standard_normal((4, 2))


def test_it_is_numpys_kron_also_where_the_parts_are_not_square():
    operator = tf.linalg.LinearOperatorKronecker([tf.linalg.LinearOperatorFullMatrix(x) for x in (WIDE, HIGH)])
    whole = np.kron(WIDE, HIGH)
    assert operator.shape == whole.shape
    np.testing.assert_allclose(operator.to_dense().numpy(), whole)
    x, y = RNG.standard_normal((6, 2)), RNG.standard_normal((8, 3))
    np.testing.assert_allclose(operator.matmul(x).numpy(), whole @ x, atol=1e-12)
    np.testing.assert_allclose(operator.matmul(y, adjoint=True).numpy(), whole.T @ y, atol=1e-12)
    np.testing.assert_allclose(operator.diag_part().numpy(), np.diagonal(whole))
    np.testing.assert_allclose(operator.trace().numpy(), np.trace(whole))
    with pytest.raises(tf.errors.InvalidArgumentError, match="not square"):
        operator.assert_non_singular()


def test_many_thousands_of_rows():
    part = tf.linalg.LinearOperatorDiag(np.arange(1.0, 41))
    operator = tf.linalg.LinearOperatorKronecker([part, part, part])  # 64000 rows: 32 GB, written out
    x = operator.matvec(np.ones(64000))
    assert x.numpy()[-1] == 40**3
    np.testing.assert_allclose(operator.solvevec(x).numpy(), np.ones(64000))


def test_promises_of_all_are_its_own():
    part = tf.linalg.LinearOperatorDiag([1.0, 2.0], is_positive_definite=True)
    assert tf.linalg.LinearOperatorKronecker([part, part]).is_positive_definite
    with pytest.raises(ValueError, match="so has the whole"):
        tf.linalg.LinearOperatorKronecker([part, part], is_non_singular=False)
