"""Gamma numbers: shapes, and the gradient by another way. Exact numbers: test_distributions.py."""

import numpy as np
import pytest

import minitf as tf


def test_the_shape_counts_samples():
    tf.random.set_seed(1)
    assert tf.random.gamma([5], tf.ones([3, 1]), tf.ones([2])).shape == [5, 3, 2]
    assert tf.random.stateless_gamma([5, 3, 2], [1, 2], tf.ones([3, 1]), tf.ones([2])).shape == [5, 3, 2]


def test_beta_divides():
    one, two = (tf.random.stateless_gamma([9], [1, 2], 3.0, beta).numpy() for beta in (1.0, 2.0))
    np.testing.assert_allclose(one, 2 * two)


def test_the_gradient_of_the_mean_is_1():
    alpha = tf.constant([0.5, 1.0, 4.0, 60.0])
    with tf.GradientTape() as tape:
        tape.watch(alpha)
        mean = tf.reduce_mean(tf.random.stateless_gamma([20_000, 4], [1, 2], alpha), axis=0)
    np.testing.assert_allclose(tape.gradient(mean, alpha), np.ones(4), atol=0.03)


def test_there_is_no_second_gradient():
    alpha = tf.constant([0.5])
    with tf.GradientTape() as outer:
        outer.watch(alpha)
        with tf.GradientTape() as tape:
            tape.watch(alpha)
            y = tf.random.stateless_gamma([3, 1], [1, 2], alpha)
        slope = tape.gradient(y, alpha)
    with pytest.raises(LookupError, match="RandomGammaGrad"):
        outer.gradient(slope, alpha)


def test_a_gamma_number_is_never_0():
    assert tf.random.stateless_gamma([4], [1, 2], 1e-5).numpy().min() == np.finfo(np.float32).tiny


@pytest.mark.parametrize("alpha", [-1.0, float("nan")])
def test_what_no_distribution_has(alpha):
    assert np.isnan(tf.random.stateless_gamma([2], [1, 2], alpha)).all()


def test_the_shape_must_end_with_the_parameters():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"must end with the shape of alpha, \[2\]"):
        tf.random.stateless_gamma([2, 3], [1, 2], [1.0, 2.0])
