"""Images mirrored and turned."""

import numpy as np
import pytest

import minitf as tf

X = np.arange(12).reshape(1, 2, 3, 2)


@pytest.mark.parametrize("k", range(-2, 6))
def test_turning_is_numpys(k):
    np.testing.assert_array_equal(tf.image.rot90(X, k), np.rot90(X, k, (1, 2)))
    np.testing.assert_array_equal(tf.image.rot90(X[0], k), np.rot90(X[0], k))


@pytest.mark.parametrize("flip", [tf.image.flip_left_right, tf.image.flip_up_down, tf.image.transpose])
def test_twice_is_not_at_all(flip):
    np.testing.assert_array_equal(flip(flip(X)), X)


def test_another_rank_is_refused():
    with pytest.raises(ValueError, match="image has 5 axes"):
        tf.image.transpose(X[None])
