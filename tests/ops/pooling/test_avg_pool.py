"""Average pooling: what counts, in which precision, and the adjoint."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import pooling


def test_padding_does_not_count():
    assert tf.nn.avg_pool1d(tf.ones([1, 3, 1]), 3, 1, "SAME").numpy().ravel().tolist() == [1, 1, 1]


def test_half_precision_is_added_up_in_single():
    x = tf.cast(tf.fill([1, 64, 64, 1], 1.5), tf.float16)
    assert tf.nn.avg_pool2d(x, 64, 64, "VALID").numpy().item() == 1.5


def test_a_batch_too_large_for_the_cache():
    x = np.random.default_rng(0).standard_normal((6, 33, 64, 50)).astype("f4")
    y = tf.nn.avg_pool2d(x, 3, 2, "SAME").numpy()
    last = pooling.pool(x[-1:, :, :, :2].astype("f8"), (3, 3), (2, 2), "SAME", np.mean)
    np.testing.assert_allclose(y[-1:, :, :, :2], last, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("data_format", ["NHWC", "NCHW"])
def test_derivatives(data_format):
    x = np.random.default_rng(0).standard_normal((1, 3, 4, 3))
    check_gradients(lambda v: tf.nn.avg_pool2d(v, [2, 3], [1, 2], "SAME", data_format) ** 2, x)


def test_a_list_of_paddings_is_for_max_pooling():
    with pytest.raises(TypeError, match="'SAME' or 'VALID'"):
        tf.nn.avg_pool2d(tf.ones([1, 4, 4, 1]), 2, 2, [[0, 0], [1, 1], [1, 1], [0, 0]])
