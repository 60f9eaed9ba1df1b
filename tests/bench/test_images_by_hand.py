"""The step by hand is the one that a tape finds: the same gradients for the same weights."""

import numpy as np

import minitf as tf
from minitf.backend.parallel import parallel
from minitf.bench.images_by_hand import BATCH, EPSILON, Block, cnn_numpy

RNG = np.random.default_rng(0)


def test_a_block_and_its_gradients_are_those_of_ops():
    x, dy = (RNG.normal(size=(BATCH, n, n, 3)).astype("f") for n in (4, 2))
    gamma, beta = RNG.normal(size=(2, 3)).astype("f")
    block, dgamma, dbeta = Block(4, 3, parallel), np.empty(3, "f"), np.empty(3, "f")
    y = block.forward(x, gamma, beta).copy()
    dx = block.backward(dy, gamma, dgamma, dbeta)
    given = [tf.constant(a) for a in (x, gamma, beta)]
    with tf.GradientTape() as tape:
        tape.watch(given)
        n = tf.nn.batch_normalization(given[0], *tf.nn.moments(given[0], [0, 1, 2]), given[2], given[1], EPSILON)
        expected = tf.nn.max_pool2d(tf.nn.relu(n), 2, 2, "VALID")
    np.testing.assert_allclose(y, expected.numpy(), rtol=1e-4, atol=1e-5)
    gradients = tape.gradient(expected, given, output_gradients=tf.constant(dy))
    for found, right in zip((dx, dgamma, dbeta), gradients, strict=True):
        np.testing.assert_allclose(found, right.numpy(), rtol=1e-3, atol=1e-4)


def test_the_loss_falls():
    step = cnn_numpy()
    losses = [step() for _ in range(3)]
    assert losses == sorted(losses, reverse=True)
