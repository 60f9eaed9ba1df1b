import numpy as np
import pytest

import minitf as tf

RNG = np.random.default_rng(0)


def full(*shape):
    return tf.linalg.LinearOperatorFullMatrix(RNG.standard_normal(shape) + 3 * np.eye(*shape))


def test_three_rows_of_blocks():
    operator = tf.linalg.LinearOperatorBlockLowerTriangular([[full(1, 1)], [full(2, 1), full(2, 2)],
                                                             [full(3, 1), full(3, 2), full(3, 3)]])
    whole = operator.to_dense().numpy()
    assert not np.triu(whole, 3).any()
    x = RNG.standard_normal((6, 2))
    np.testing.assert_allclose(operator.matmul(x).numpy(), whole @ x, atol=1e-12)
    np.testing.assert_allclose(operator.matmul(x, adjoint=True).numpy(), whole.T @ x, atol=1e-12)
    np.testing.assert_allclose(operator.solve(x).numpy(), np.linalg.solve(whole, x), atol=1e-9)
    np.testing.assert_allclose(operator.solve(x, adjoint=True).numpy(), np.linalg.solve(whole.T, x), atol=1e-9)
    inverse = operator.inverse()
    assert isinstance(inverse, tf.linalg.LinearOperatorBlockLowerTriangular)
    np.testing.assert_allclose(inverse.to_dense().numpy(), np.linalg.inv(whole), atol=1e-9)


@pytest.mark.parametrize(("operators", "error"), [
    ([[full(1, 1), full(1, 1)]], ValueError), ([[full(1, 1)], [full(1, 1)]], ValueError),
    ([[full(1, 1)], [full(2, 2), full(2, 2)]], ValueError), ([[full(1, 1)], [full(1, 1), full(2, 2)]], ValueError),
    ([[full(1, 2)]], ValueError), ([full(1, 1)], TypeError),
    ([[tf.linalg.LinearOperatorIdentity(1)], [full(1, 1), full(1, 1)]], TypeError),
])
def test_blocks_must_fit(operators, error):
    with pytest.raises(error):
        tf.linalg.LinearOperatorBlockLowerTriangular(operators)


def test_it_is_singular_where_a_block_on_the_diagonal_is():
    rows = [[tf.linalg.LinearOperatorZeros(1, dtype=tf.float64)], [full(1, 1), full(1, 1)]]
    assert tf.linalg.LinearOperatorBlockLowerTriangular(rows).is_non_singular is False
    with pytest.raises(ValueError, match="it is singular"):
        tf.linalg.LinearOperatorBlockLowerTriangular(rows, is_non_singular=True)
