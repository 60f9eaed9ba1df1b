"""The places of maxima."""

import numpy as np

import minitf as tf
from minitf.autodiff.check import check_gradients


def test_places_lead_to_the_maxima():
    x = np.random.default_rng(0).standard_normal((2, 5, 6, 3))
    y, places = tf.nn.max_pool_with_argmax(x, 3, 2, "SAME", include_batch_in_index=True)
    np.testing.assert_array_equal(x.ravel()[places.numpy()], y.numpy())


def test_derivatives_to_second_order():
    x = np.random.default_rng(0).permutation(24).reshape(1, 4, 3, 2) / 3.0
    for with_batch in (False, True):
        check_gradients(lambda v, b=with_batch: tf.nn.max_pool_with_argmax(
            v, 2, 1, "VALID", include_batch_in_index=b)[0] ** 3, x)
