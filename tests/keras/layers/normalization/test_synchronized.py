"""The moments of a batch that replicas have in parts."""

import numpy as np

import minitf as tf
from distribute.two_cpus import two_cpus
from minitf.keras.layers.normalization.synchronized import moments_over_replicas

__all__ = ["two_cpus"]


def test_they_are_those_of_the_whole_batch(two_cpus):
    x = np.random.default_rng(0).normal(size=(7, 3)).astype("float32")
    strategy = tf.distribute.MirroredStrategy(two_cpus)
    (batch,) = strategy.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices(x).batch(7))
    mean, variance = strategy.run(lambda part: moments_over_replicas(part, [0]), (batch,))
    for i in (0, 1):
        np.testing.assert_allclose(mean.values[i], x.mean(0), rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(variance.values[i], x.var(0), rtol=1e-4)
    alone = moments_over_replicas(tf.constant(x), [0])
    np.testing.assert_allclose(alone[0], x.mean(0), rtol=1e-5, atol=1e-6)


def test_a_variance_is_never_negative(two_cpus):
    x = np.full([7, 64], 1000.1, "float32") + np.linspace(0, 1, 64, dtype="float32")
    strategy = tf.distribute.MirroredStrategy(two_cpus)
    (batch,) = strategy.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices(x).batch(7))
    _, variance = strategy.run(lambda part: moments_over_replicas(part, [0]), (batch,))
    assert min(variance.values[0].numpy()) >= 0.0
