"""Smaller losses."""

from math import lgamma

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import losses as naive


def test_the_poisson_loss_is_minus_the_log_of_the_probability():
    counts, c = np.array([0.0, 1, 5, 20]), np.array([0.5, 0.1, 1.5, 3])
    exact = np.exp(c) - c * counts + [lgamma(z + 1) for z in counts]
    np.testing.assert_allclose(tf.nn.log_poisson_loss(counts, c, compute_full_loss=True), exact, atol=0.02)
    check_gradients(lambda z, x: tf.nn.log_poisson_loss(z, x, True), counts + 2.5, c)
    with pytest.raises(ValueError, match="both must have the same shape"):
        tf.nn.log_poisson_loss(counts, c[:2])


def test_averages():
    losses = [[1.0, 2.0], [3.0, 4.0]]
    assert float(tf.nn.compute_average_loss(losses)) == 5
    assert float(tf.nn.compute_average_loss(losses, sample_weight=[1.0, 2.0])) == 8.5
    assert float(tf.nn.compute_average_loss(losses, sample_weight=[[1.0], [2.0]], global_batch_size=17)) == 1
    assert float(tf.nn.compute_average_loss([1.0, 2.0], sample_weight=[[1.0], [0.0]])) == 0.5
    assert float(tf.nn.scale_regularization_loss(losses)) == 10
    with pytest.raises(ValueError, match="one for each example"):
        tf.nn.compute_average_loss(1.0)
    with pytest.raises(TypeError, match="must be an integer"):
        tf.nn.compute_average_loss([1.0], global_batch_size=1.0)


def test_crelu_keeps_both_signs():
    x = np.random.default_rng(0).normal(size=(2, 3))
    up, down = np.split(tf.nn.crelu(x, axis=0).numpy(), 2)
    np.testing.assert_array_equal(up - down, x)
    check_gradients(lambda v: tf.nn.crelu(v), x)


def test_in_top_k_of_random_predictions():
    predictions = np.random.default_rng(1).normal(size=(50, 9)).astype("f").round(1)
    targets = np.random.default_rng(2).integers(0, 9, 50)
    for k in (0, 1, 3, 20):
        expected = naive.in_top_k(predictions, targets, k)
        np.testing.assert_array_equal(tf.nn.in_top_k(targets, predictions, k), expected)
    assert not tf.nn.in_top_k([-1, 9], predictions[:2], 9).numpy().any()
    with pytest.raises(tf.errors.InvalidArgumentError, match="one target for each row"):
        tf.nn.in_top_k([0], predictions, 1)


def test_replicas_share_a_batch(monkeypatch):
    """In a strategy of tf.distribute a replica has its part of the mean."""
    import types

    from minitf.core.context import local

    monkeypatch.setattr(local.state, "distribution", types.SimpleNamespace(
        strategy=types.SimpleNamespace(num_replicas_in_sync=2)))
    assert tf.nn.compute_average_loss([1.0, 3.0]).numpy() == 1.0
    assert tf.nn.scale_regularization_loss([1.0, 3.0]).numpy() == 2.0
