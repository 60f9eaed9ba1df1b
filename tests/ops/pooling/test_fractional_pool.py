"""Pooling by a fraction."""

import numpy as np
import pytest

import minitf as tf

X = np.random.default_rng(0).standard_normal((2, 10, 11, 3))


@pytest.mark.parametrize("overlapping", [False, True])
@pytest.mark.parametrize(
    ("pool", "reduce"), [(tf.nn.fractional_max_pool, np.max), (tf.nn.fractional_avg_pool, np.mean)])
def test_every_region_is_reduced(pool, reduce, overlapping):
    y, rows, columns = pool(X, [1, 1.4, 2.2, 1], overlapping=overlapping, seed=3)
    rows, columns = rows.numpy(), columns.numpy()
    for i, j in np.ndindex(tuple(y.shape[1:3])):
        region = X[:, rows[i]:rows[i + 1] + overlapping, columns[j]:columns[j + 1] + overlapping]
        np.testing.assert_allclose(y[:, i, j], reduce(region, axis=(1, 2)), rtol=1e-12)


def test_without_a_seed_regions_differ():
    drawn = {tuple(tf.nn.fractional_max_pool(X, 1.4).row_pooling_sequence.numpy().tolist()) for _ in range(20)}
    assert len(drawn) > 1


def test_gradients_add_up_to_what_came():
    x = tf.constant(X)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        most, mean = (pool(x, [1, 1.4, 2.2, 1], overlapping=True, seed=3).output
                      for pool in (tf.nn.fractional_max_pool, tf.nn.fractional_avg_pool))
    for y in (most, mean):
        assert float(tf.reduce_sum(tape.gradient(y, x))) == pytest.approx(float(tf.size(y)))


def test_growing_is_no_pooling():
    with pytest.raises(ValueError, match="a number >= 1"):
        tf.nn.fractional_max_pool(X, 0.5)
    with pytest.raises(TypeError, match="it must be a list"):
        tf.nn.fractional_avg_pool(X, 1.5)
