import numpy as np

import minitf as tf
from naive import linalg
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)
A = RNG.standard_normal((2, 3, 3)) + 1j * RNG.standard_normal((2, 3, 3))


def test_the_triangle_is_that_of_the_loops():
    x = linalg.square(A)
    np.testing.assert_allclose(tf.linalg.cholesky(x).numpy(), linalg.cholesky(x), atol=1e-12)


def test_complex_gradient():
    check_complex(lambda a: tf.linalg.cholesky(tf.matmul(a, a, adjoint_b=True)), A)


def test_a_matrix_that_is_not_positive_leaves_the_others_alone():
    y = tf.linalg.cholesky([[[4.0, 1.0], [1.0, 3.0]], [[-1.0, 0.0], [0.0, 1.0]]]).numpy()
    assert np.isfinite(y[0]).all()
    np.testing.assert_array_equal(y[1], [[np.nan, 0], [np.nan, np.nan]])


def test_only_the_lower_triangle_is_read():
    np.testing.assert_array_equal(tf.linalg.cholesky([[4.0, 99.0], [2.0, 5.0]]).numpy(), [[2, 0], [1, 2]])


def test_solving_with_the_triangle():
    x, b = linalg.square(A), A[..., :2]
    np.testing.assert_allclose(tf.linalg.cholesky_solve(tf.linalg.cholesky(x), b).numpy(), linalg.solve(x, b))
