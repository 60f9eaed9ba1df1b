import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)


def without_phases(x):
    s, u, v = tf.linalg.svd(x)
    return [s, tf.abs(u), tf.abs(v), tf.matmul(u[..., :1], v[..., :1], adjoint_b=True)]


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 4)])
def test_what_s_u_and_v_are(shape):
    x = RNG.standard_normal(shape) + 1j * RNG.standard_normal(shape)
    for full in (False, True):
        s, u, v = tf.linalg.svd(x, full_matrices=full)
        k = min(shape)
        np.testing.assert_allclose((u.numpy()[:, :k] * s.numpy()) @ v.numpy()[:, :k].conj().T, x)
        assert s.dtype == tf.float64
        assert u.shape[-1] == (shape[0] if full else k)


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 4)])
def test_gradients(shape):
    x, y = RNG.standard_normal((2, *shape))
    for part in range(3):
        check_gradients(lambda x, part=part: tf.linalg.svd(x)[part], x)
    check_complex(without_phases, x + 1j * y)
    check_complex(lambda x: tf.linalg.svd(x, compute_uv=False), x + 1j * y)


def test_equal_singular_values_have_a_gradient():
    x = tf.eye(3)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(tf.linalg.svd(x)[0])
    np.testing.assert_allclose(tape.gradient(y, x).numpy(), np.eye(3), atol=1e-6)


def test_nan_in_one_matrix_leaves_the_others_alone():
    s, u, _ = tf.linalg.svd([[[np.nan, 1.0], [1.0, 2.0]], [[3.0, 0.0], [0.0, 4.0]]])
    assert np.isnan(s.numpy()[0]).all()
    assert np.isnan(u.numpy()[0]).all()
    np.testing.assert_allclose(s.numpy()[1], [4, 3])


def test_full_matrices_have_a_gradient_only_if_they_are_no_larger():
    x = tf.ones([3, 2])
    with tf.GradientTape() as tape:
        tape.watch(x)
        _, u, _ = tf.linalg.svd(x, full_matrices=True)
    with pytest.raises(NotImplementedError, match="full_matrices"):
        tape.gradient(u, x)
