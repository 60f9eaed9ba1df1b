import numpy as np
import pytest

import minitf as tf
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 2, 4)])
def test_what_q_and_r_are(shape):
    x = RNG.standard_normal(shape) + 1j * RNG.standard_normal(shape)
    q, r = tf.linalg.qr(x)
    np.testing.assert_allclose((q @ r).numpy(), x)
    np.testing.assert_allclose(tf.matmul(q, q, adjoint_a=True).numpy() - np.eye(q.shape[-1]), 0, atol=1e-12)
    np.testing.assert_array_equal(r.numpy(), tf.linalg.band_part(r, 0, -1).numpy())


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 4)])
def test_complex_gradients(shape):
    check_complex(lambda x: list(tf.linalg.qr(x)), RNG.standard_normal(shape) + 1j * RNG.standard_normal(shape))


def test_a_square_q_of_a_tall_matrix_has_no_gradient():
    x = tf.ones([3, 2])
    with tf.GradientTape() as tape:
        tape.watch(x)
        q, r = tf.linalg.qr(x, full_matrices=True)
    assert q.shape == [3, 3]
    with pytest.raises(NotImplementedError, match="full_matrices"):
        tape.gradient(r, x)
