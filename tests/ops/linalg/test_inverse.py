import numpy as np
import pytest

import minitf as tf
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)
A = RNG.standard_normal((2, 3, 3)) + 3 * np.eye(3) + 1j * RNG.standard_normal((2, 3, 3))
B = RNG.standard_normal((2, 3, 2)) + 1j * RNG.standard_normal((2, 3, 2))


@pytest.mark.parametrize("adjoint", [False, True])
def test_complex_gradients(adjoint):
    check_complex(lambda a: tf.linalg.inv(a, adjoint), A)
    check_complex(lambda a, b: tf.linalg.solve(a, b, adjoint), A, B)


@pytest.mark.parametrize("a", [[[1.0, 1.0], [1.0, 1.0]], [[0.0, 0.0], [0.0, 0.0]], [[np.nan, 1.0], [1.0, 2.0]]])
def test_what_is_not_invertible_is_refused(a):
    with pytest.raises(tf.errors.InvalidArgumentError, match="not invertible"):
        tf.linalg.inv(a)
    with pytest.raises(tf.errors.InvalidArgumentError, match="not invertible"):
        tf.linalg.solve(a, [[1.0], [1.0]])


def test_one_of_a_batch_that_is_not_invertible_is_enough():
    with pytest.raises(tf.errors.InvalidArgumentError, match="not invertible"):
        tf.linalg.inv(tf.stack([tf.eye(2), tf.zeros([2, 2])]))


def test_16_bits_are_worked_out_in_32():
    x = tf.constant([[3, 1], [1, 2]], tf.float16)
    y = tf.linalg.inv(x)
    assert y.dtype == tf.float16
    np.testing.assert_array_equal(y.numpy(), np.linalg.inv(x.numpy().astype("f4")).astype("f2"))


def test_a_number_that_is_large_is_no_reason_to_refuse():
    assert np.isinf(tf.linalg.inv(tf.constant([[1e-45, 0], [0, 1]], tf.float32)).numpy()).any()
