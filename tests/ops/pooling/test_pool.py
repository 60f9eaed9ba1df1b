"""Pooling by one name, with gaps in the windows."""

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize(("kind", "reduce"), [("MAX", np.max), ("AVG", np.mean)])
def test_windows_with_gaps(kind, reduce):
    x = np.random.default_rng(0).standard_normal((1, 6, 5, 2)).astype("f4")
    y = tf.nn.pool(x, [3, 2], kind, dilations=[2, 3]).numpy()
    for i, j in np.ndindex(y.shape[1:3]):
        window = x[0, i:i + 5:2, j:j + 4:3]
        np.testing.assert_allclose(y[0, i, j], reduce(window, axis=(0, 1)), rtol=1e-6)


@pytest.mark.parametrize("rank", [3, 4, 5])
def test_the_rank_decides(rank):
    x = tf.ones([1, *[4] * (rank - 2), 2])
    assert tf.nn.max_pool(x, 2, 2, "SAME").shape == tf.nn.avg_pool(x, 2, 2, "SAME").shape == [1, *[2] * (rank - 2), 2]


def test_what_excludes_each_other():
    with pytest.raises(ValueError, match="either strides or dilations"):
        tf.nn.pool(tf.ones([1, 8, 1]), [3], "MAX", strides=[2], dilations=[2])
