import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("shape", [(4, 2), (2, 4), (3, 3)])
def test_the_shortest_of_the_best(shape):
    a, b = RNG.standard_normal((2, *shape)), RNG.standard_normal((2, shape[0], 2))
    for fast in (True, False):
        np.testing.assert_allclose(tf.linalg.lstsq(a, b, fast=fast).numpy(), np.linalg.pinv(a) @ b, rtol=1e-8)
    np.testing.assert_allclose(tf.linalg.pinv(a).numpy(), np.linalg.pinv(a), rtol=1e-8)
    check_gradients(lambda a, b: tf.linalg.lstsq(a, b, 0.1), a, b)
    check_gradients(tf.linalg.pinv, a)
    check_complex(lambda a, b: tf.linalg.lstsq(a, b), a + 0.3j, b + 0.1j)


def test_a_regularizer_is_a_part_of_the_sum():
    a, b = RNG.standard_normal((4, 2)), RNG.standard_normal((4, 1))
    padded = np.vstack([a, np.sqrt(0.3) * np.eye(2)]), np.vstack([b, np.zeros((2, 1))])
    np.testing.assert_allclose(tf.linalg.lstsq(a, b, 0.3).numpy(), np.linalg.lstsq(*padded)[0])


def test_a_rank_that_is_too_small():
    a, b = tf.constant([[1.0, 1.0], [1.0, 1.0], [0.0, 0.0]]), tf.ones([3, 1])
    np.testing.assert_allclose(tf.linalg.lstsq(a, b, fast=False).numpy(), [[0.5], [0.5]], rtol=1e-5)
    assert tf.linalg.matrix_rank(a).numpy() == 1
    assert tf.linalg.matrix_rank(tf.eye(3), tol=2.0).numpy() == 0


def test_what_does_not_fit_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="at least 2 axes"):
        tf.linalg.lstsq(tf.ones([2, 2]), [1.0, 2.0])
    with pytest.raises(tf.errors.InvalidArgumentError, match="as many rows"):
        tf.linalg.lstsq(tf.ones([2, 2]), tf.ones([3, 1]), fast=False)
    with pytest.raises(TypeError, match="float or complex"):
        tf.linalg.pinv([[1, 2]])
    with pytest.raises(ValueError, match="at least 2 axes"):
        tf.linalg.matrix_rank([1.0])
