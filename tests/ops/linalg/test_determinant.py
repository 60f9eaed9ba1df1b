import numpy as np
import pytest

import minitf as tf
from naive import linalg
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)
A = RNG.standard_normal((2, 3, 3)) + 1j * RNG.standard_normal((2, 3, 3))


def test_the_determinant_is_the_sum_over_permutations():
    np.testing.assert_allclose(tf.linalg.det(A).numpy(), linalg.det(A))


def test_sign_and_logarithm_make_the_determinant():
    sign, log_abs = tf.linalg.slogdet(A)
    np.testing.assert_allclose((sign * tf.exp(log_abs)).numpy(), linalg.det(A))
    np.testing.assert_allclose(np.abs(sign.numpy()), 1)
    assert log_abs.dtype == tf.complex128


def test_complex_gradients():
    check_complex(tf.linalg.det, A)
    check_complex(lambda a: tf.math.real(tf.linalg.slogdet(a).log_abs_determinant), A)


def test_the_logarithm_neither_overflows_nor_vanishes():
    x = 1e-200 * np.eye(4)
    assert tf.linalg.det(x).numpy() == 0
    np.testing.assert_allclose(tf.linalg.slogdet(x)[1].numpy(), 4 * np.log(1e-200))


def test_singular_matrices():
    sign, log_abs = tf.linalg.slogdet(tf.zeros([2, 2]))
    assert (sign.numpy(), log_abs.numpy()) == (0, -np.inf)
    assert np.isnan(tf.linalg.logdet(-tf.eye(2)).numpy())
    x = tf.zeros([2, 2])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.linalg.det(x)
    with pytest.raises(tf.errors.InvalidArgumentError, match="not invertible"):
        tape.gradient(y, x)


def test_an_overflow_is_silent():
    with np.errstate(all="raise"):
        assert tf.linalg.det(1e30 * tf.eye(2)).numpy() == np.inf
