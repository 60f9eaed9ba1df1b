import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.matrix_functions import halfway, pade
from naive import linalg
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)
A = RNG.standard_normal((2, 3, 3)) + 1j * RNG.standard_normal((2, 3, 3))
RIGHT = linalg.eye_plus(A, 6)  # all eigenvalues to the right of 0


@pytest.mark.parametrize("scale", [1e-3, 1, 20])
def test_the_exponential_is_that_of_the_eigenvalues(scale):
    x = scale * A
    np.testing.assert_allclose(tf.linalg.expm(x).numpy(), linalg.by_eigenvalues(np.exp, x), rtol=1e-9)
    single = tf.linalg.expm(x.astype("c8")).numpy()
    assert single.dtype == np.complex64
    np.testing.assert_allclose(single, linalg.by_eigenvalues(np.exp, x), rtol=2e-3 if scale > 1 else 2e-6)


def test_every_matrix_of_a_batch_is_halved_as_often_as_it_needs():
    x = np.stack([np.zeros((2, 2)), 30 * np.eye(2)])
    np.testing.assert_allclose(tf.linalg.expm(x).numpy(), np.exp([0.0, 30.0])[:, None, None] * np.eye(2))


def test_a_matrix_without_enough_eigenvectors():
    jordan = np.array([[4.0, 1.0], [0.0, 4.0]])
    np.testing.assert_allclose(tf.linalg.expm(jordan).numpy(), np.exp(4) * np.array([[1, 1], [0, 1]]))
    np.testing.assert_allclose(tf.linalg.sqrtm(jordan).numpy(), [[2, 0.25], [0, 2]], atol=1e-12)
    np.testing.assert_allclose(tf.linalg.logm(jordan + 0j).numpy(), [[np.log(4), 0.25], [0, np.log(4)]], atol=1e-12)


def test_root_and_logarithm_are_undone():
    root = tf.linalg.sqrtm(RIGHT).numpy()
    np.testing.assert_allclose(root @ root, RIGHT, rtol=1e-12)
    np.testing.assert_allclose(tf.linalg.expm(tf.linalg.logm(RIGHT)).numpy(), RIGHT, rtol=1e-11)


def test_complex_gradients():
    check_complex(tf.linalg.expm, A)
    check_complex(tf.linalg.sqrtm, RIGHT)
    check_complex(tf.linalg.logm, RIGHT)


def test_negative_eigenvalues_have_a_root_only_among_complex_numbers():
    x = np.array([[-4.0, -1.0], [-1.0, -3.0]])
    assert halfway(np, x) is None
    assert np.isnan(tf.linalg.sqrtm(x).numpy()).all()
    root = tf.linalg.sqrtm(x + 0j).numpy()
    np.testing.assert_allclose(root @ root, x, atol=1e-12)
    assert np.isnan(tf.linalg.sqrtm(tf.zeros([2, 2])).numpy()).all()


def test_one_matrix_without_a_root_leaves_the_others_alone():
    y = tf.linalg.sqrtm(tf.stack([tf.zeros([2, 2]), 4 * tf.eye(2)])).numpy()
    np.testing.assert_allclose(y[1], 2 * np.eye(2))
    np.testing.assert_allclose(tf.linalg.logm(tf.stack([tf.zeros([2, 2], tf.complex64), tf.eye(2, dtype=tf.complex64)]))
                               .numpy()[1], np.zeros((2, 2)))


def test_the_fraction_of_polynomials_is_exact_for_small_matrices():
    x = 0.1 * A
    np.testing.assert_allclose(pade(np, x, 7), linalg.expm(x), rtol=1e-14)
