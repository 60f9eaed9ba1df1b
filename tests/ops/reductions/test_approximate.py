"""The approximate searches are exact."""

import numpy as np
import pytest

import minitf as tf

X = np.random.default_rng(0).normal(size=(3, 8, 2)).astype("f")


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_along_every_axis(axis):
    for function, sign in ((tf.math.approx_max_k, -1), (tf.nn.approx_min_k, 1)):
        values, indices = function(X, 2, reduction_dimension=axis)
        order = np.take(np.argsort(sign * X, axis), [0, 1], axis)
        np.testing.assert_array_equal(indices, order)
        np.testing.assert_array_equal(values, np.take_along_axis(X, order, axis))


def test_wrong_calls_are_refused():
    for call in (lambda: tf.math.approx_max_k([1, 2], 1), lambda: tf.math.approx_max_k([1.0], 2),
                 lambda: tf.math.approx_max_k([1.0], 1, reduction_dimension=3)):
        with pytest.raises(tf.errors.InvalidArgumentError):
            call()
