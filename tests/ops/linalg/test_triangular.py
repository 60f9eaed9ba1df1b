import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.triangular import BLOCK, substituted
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize("adjoint", [False, True])
def test_complex_gradients_where_a_batch_axis_broadcasts(lower, adjoint):
    a = RNG.standard_normal((3, 3)) + 3 * np.eye(3) + 1j * RNG.standard_normal((3, 3))
    b = RNG.standard_normal((2, 3, 2)) + 1j * RNG.standard_normal((2, 3, 2))
    check_complex(lambda a, b: tf.linalg.triangular_solve(a, b, lower, adjoint), a, b)


@pytest.mark.parametrize("n", [1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5])
def test_blocks_make_no_difference(n):
    upper = np.triu(RNG.standard_normal((n, n))) + 2 * np.sqrt(n) * np.eye(n)
    b = RNG.standard_normal((n, 3))
    np.testing.assert_allclose(upper @ substituted(np, upper, b), b, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(substituted(np, upper, b, block=1), substituted(np, upper, b), rtol=1e-9, atol=1e-12)


def test_only_one_triangle_is_read():
    a = np.array([[2.0, np.nan], [1.0, 4.0]])
    np.testing.assert_array_equal(tf.linalg.triangular_solve(a, [[2.0], [5.0]]).numpy(), [[1], [1]])


def test_zeros_on_the_diagonal_give_infinities_and_nans():
    y = tf.linalg.triangular_solve(tf.zeros([2, 2]), [[0.0, 1.0], [3.0, 4.0]]).numpy()
    np.testing.assert_array_equal(y, [[np.nan, np.inf], [np.nan, np.nan]])
