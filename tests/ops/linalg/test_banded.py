import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.banded import moved
from naive import linalg
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)
BANDS = RNG.standard_normal((2, 3, 5)) + 3 + 1j * RNG.standard_normal((2, 3, 5))
B = RNG.standard_normal((2, 5, 2)) + 1j * RNG.standard_normal((2, 5, 2))


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize("adjoint", [False, True])
def test_as_with_the_whole_triangle(lower, adjoint):
    whole = linalg.banded(BANDS, lower)
    x = tf.linalg.banded_triangular_solve(BANDS, B, lower, adjoint).numpy()
    np.testing.assert_allclose(x, linalg.solve(whole, B, adjoint))
    check_complex(lambda a, b: tf.linalg.banded_triangular_solve(a, b, lower, adjoint), BANDS, B[0])


def test_more_bands_than_rows():
    x = tf.linalg.banded_triangular_solve(tf.ones([4, 3]), tf.ones([3, 1])).numpy()
    np.testing.assert_array_equal(x, [[1], [0], [0]])


def test_a_zero_on_the_diagonal_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="not invertible"):
        tf.linalg.banded_triangular_solve([[1.0, 0.0]], [[1.0], [1.0]])


def test_rows_are_moved_and_filled_with_zeros():
    x = tf.constant([[1], [2], [3]])
    assert moved(x, 1).numpy().ravel().tolist() == [0, 1, 2]
    assert moved(x, -2).numpy().ravel().tolist() == [3, 0, 0]
    assert moved(x, 5).numpy().ravel().tolist() == [0, 0, 0]
