import numpy as np
import pytest

import minitf as tf
from naive import linalg


@pytest.mark.parametrize("lower", [-1, 0, 2])
@pytest.mark.parametrize("upper", [-3, 0, 1])
def test_the_band_is_that_of_the_loops(lower, upper):
    x = np.arange(1, 25).reshape(2, 3, 4)
    np.testing.assert_array_equal(tf.linalg.band_part(x, lower, upper).numpy(), linalg.band_part(x, lower, upper))


def test_a_band_wider_than_the_matrix_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="num_upper is 4 and must be at most 3"):
        tf.linalg.band_part(tf.ones([2, 3]), 0, 4)


def test_the_diagonal_of_a_tensor():
    x = tf.constant(np.arange(6.0).reshape(2, 3))
    y = tf.linalg.tensor_diag(x)
    assert y.shape == [2, 3, 2, 3]
    assert np.count_nonzero(y.numpy()) == 5
    np.testing.assert_array_equal(tf.linalg.tensor_diag_part(y).numpy(), x.numpy())
    with pytest.raises(tf.errors.InvalidArgumentError, match="must equal the second"):
        tf.linalg.tensor_diag_part(tf.ones([2, 3]))
