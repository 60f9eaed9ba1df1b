import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.lu import PANEL

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("n", [1, 3, PANEL, PANEL + 1, 2 * PANEL + 3])
def test_rows_in_another_order_are_a_product_of_triangles(n):
    x = RNG.standard_normal((2, n, n)) + 1j * RNG.standard_normal((2, n, n))
    lu, p = (y.numpy() for y in tf.linalg.lu(x))
    lower, upper = np.tril(lu, -1) + np.eye(n), np.triu(lu)
    np.testing.assert_allclose(lower @ upper, np.take_along_axis(x, p[..., None], -2), atol=1e-11)
    assert np.abs(lower).max() <= 1 + 1e-15  # pivots are the largest of their column
    np.testing.assert_allclose(tf.linalg.lu_reconstruct(lu, p).numpy(), x, atol=1e-11)


def test_solving_with_it():
    x, b = RNG.standard_normal((2, 3, 3)), RNG.standard_normal((2, 3, 2))
    factors = tf.linalg.lu(x)
    np.testing.assert_allclose(tf.linalg.lu_solve(*factors, b).numpy(), np.linalg.solve(x, b))
    np.testing.assert_allclose(tf.linalg.lu_solve(*factors, b[0]).numpy(), np.linalg.solve(x, b[:1]))
    np.testing.assert_allclose(tf.linalg.lu_matrix_inverse(*factors).numpy(), np.linalg.inv(x))


def test_what_does_not_fit_is_refused():
    lu, p = tf.linalg.lu([[0.0, 1.0], [2.0, 3.0]])
    with pytest.raises(ValueError, match="as many rows"):
        tf.linalg.lu_solve(lu, p, tf.ones([3, 1]))
    with pytest.raises(ValueError, match="must name the rows"):
        tf.linalg.lu_reconstruct(lu, [0, 1, 2])
    with pytest.raises(tf.errors.InvalidArgumentError, match="not invertible"):
        tf.linalg.lu(tf.zeros([2, 2]))
    with pytest.raises(TypeError, match="int32 or int64"):
        tf.linalg.lu(tf.eye(2), tf.int8)
