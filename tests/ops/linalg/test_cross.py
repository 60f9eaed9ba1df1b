import numpy as np
import pytest

import minitf as tf


def test_the_product_stands_upright_on_both():
    a, b = np.random.default_rng(0).standard_normal((2, 5, 3))
    y = tf.linalg.cross(a, b).numpy()
    np.testing.assert_allclose((y * a).sum(-1), 0, atol=1e-12)
    np.testing.assert_allclose((y * b).sum(-1), 0, atol=1e-12)
    np.testing.assert_allclose(y, -tf.linalg.cross(b, a).numpy())


def test_there_is_none_but_in_space():
    with pytest.raises(tf.errors.FailedPreconditionError, match="it must be 3"):
        tf.linalg.cross([1.0, 2.0], [3.0, 4.0])
    with pytest.raises(tf.errors.InvalidArgumentError, match="same shape"):
        tf.linalg.cross(tf.ones([2, 3]), tf.ones([3]))
