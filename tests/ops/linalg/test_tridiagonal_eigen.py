import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

ALPHA, BETA = np.array([1.0, 2.0, 3.0]), np.array([1.0, 0.5])
WHOLE = np.diag(ALPHA) + np.diag(BETA, 1) + np.diag(BETA, -1)


def test_the_eigenvalues_are_those_of_the_whole_matrix():
    e, v = tf.linalg.eigh_tridiagonal(ALPHA, BETA, eigvals_only=False)
    np.testing.assert_allclose(e.numpy(), np.linalg.eigvalsh(WHOLE))
    np.testing.assert_allclose(WHOLE @ v.numpy(), v.numpy() * e.numpy(), atol=1e-12)
    check_gradients(tf.linalg.eigh_tridiagonal, ALPHA, BETA)


def test_complex_numbers_have_real_eigenvalues():
    e = tf.linalg.eigh_tridiagonal(ALPHA + 0j, BETA * 1j)
    assert e.dtype == tf.float64
    np.testing.assert_allclose(e.numpy(), np.linalg.eigvalsh(WHOLE))


def test_a_choice_by_number_or_by_value():
    e = np.linalg.eigvalsh(WHOLE)
    chosen, v = tf.linalg.eigh_tridiagonal(ALPHA, BETA, False, select="i", select_range=(1, 2))
    np.testing.assert_allclose(chosen.numpy(), e[1:])
    assert v.shape == [3, 2]
    chosen, v = tf.linalg.eigh_tridiagonal(ALPHA, BETA, False, select="v", select_range=(0.0, 2.5))
    np.testing.assert_allclose(chosen.numpy(), e[(e > 0) & (e <= 2.5)])
    assert v.shape == [3, len(chosen)]


@pytest.mark.parametrize("options", [{"select": "x"}, {"select": "i"}, {"select": "v", "select_range": (2, 1)}])
def test_a_choice_that_is_none_is_refused(options):
    with pytest.raises(ValueError, match="select"):
        tf.linalg.eigh_tridiagonal(ALPHA, BETA, **options)
