"""Max pooling of volumes."""

import numpy as np
import pytest

import minitf as tf
from naive import pooling


def test_channels_first():
    x = np.random.default_rng(0).standard_normal((1, 2, 3, 4, 5)).astype("f4")
    y = tf.nn.max_pool3d(x, [1, 2, 3], 2, "SAME", data_format="NCDHW").numpy()
    np.testing.assert_array_equal(y, pooling.first(x, pooling.pool, (1, 2, 3), (2, 2, 2), "SAME", max))


def test_volumes_are_no_images():
    with pytest.raises(tf.errors.InvalidArgumentError, match="5 axes, NDHWC"):
        tf.nn.max_pool3d(tf.ones([1, 4, 4, 1]), 2, 2, "SAME")
