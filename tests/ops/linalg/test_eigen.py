import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)
A = RNG.standard_normal((2, 3, 3)) + 1j * RNG.standard_normal((2, 3, 3))


def without_phases(e, v):
    return [e, tf.abs(v), tf.matmul(v[..., :1], v[..., :1], adjoint_b=True)]


def test_what_e_and_v_are():
    h = A + A.conj().swapaxes(-1, -2)
    for a, (e, v) in [(h, tf.linalg.eigh(h)), (A, tf.linalg.eig(A)), (A.real, tf.linalg.eig(A.real))]:
        np.testing.assert_allclose(a @ v.numpy(), v.numpy() * e.numpy()[..., None, :], atol=1e-12)
        np.testing.assert_allclose(np.linalg.norm(v.numpy(), axis=-2), 1)


def test_gradients():
    check_complex(lambda a: without_phases(*tf.linalg.eigh(a + tf.linalg.adjoint(a))), A)
    check_complex(lambda a: without_phases(*tf.linalg.eig(a)), A)
    check_complex(tf.linalg.eigvals, A)
    check_gradients(lambda a: tf.math.real(tf.linalg.eigvals(a) ** 2), A.real)
    check_gradients(lambda a: tf.linalg.eigvalsh(a + tf.linalg.adjoint(a)), A.real)


def test_only_the_lower_triangle_is_read_and_has_a_gradient():
    x = tf.constant([[2.0, 99.0], [1.0, 3.0]])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.linalg.eigvalsh(x)
    np.testing.assert_allclose(y.numpy(), np.linalg.eigvalsh([[2, 1], [1, 3]]), rtol=1e-6)
    assert tape.gradient(y, x).numpy()[0, 1] == 0


@pytest.mark.parametrize("f", [tf.linalg.eigh, tf.linalg.eigvalsh, tf.linalg.eig, tf.linalg.eigvals])
def test_nan_is_refused(f):
    with pytest.raises(tf.errors.InvalidArgumentError, match="may hold NaN"):
        f([[np.nan, 1.0], [1.0, 2.0]])
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be square"):
        f([[1.0, 2.0]])


def test_dtypes():
    assert tf.linalg.eig(tf.eye(2))[0].dtype == tf.complex64
    assert tf.linalg.eigvals(tf.eye(2, dtype=tf.float64)).dtype == tf.complex128
