"""Losses over a sample of the classes."""

import numpy as np

import minitf as tf
from minitf.autodiff.check import check_gradients

RANDOM = np.random.default_rng(0)
WEIGHTS, BIASES, INPUTS = RANDOM.normal(size=(6, 3)), RANDOM.normal(size=6), RANDOM.normal(size=(2, 3))
LABELS = np.array([[1], [4]])
CERTAIN = (tf.constant([0, 1, 2, 3, 4, 5], tf.int64), np.ones((2, 1)), np.ones(6))  # every class, drawn for sure


def test_a_sample_of_all_classes_gives_the_whole_softmax_loss():
    loss = tf.nn.sampled_softmax_loss(WEIGHTS, BIASES, LABELS, INPUTS, 6, 6, sampled_values=CERTAIN)
    logits = INPUTS @ WEIGHTS.T + BIASES
    np.testing.assert_allclose(loss, tf.nn.sparse_softmax_cross_entropy_with_logits(LABELS[:, 0], logits))


def test_nce_adds_a_decision_for_each_class():
    loss = tf.nn.nce_loss(WEIGHTS, BIASES, LABELS, INPUTS, 6, 6, sampled_values=CERTAIN, remove_accidental_hits=True)
    logits = INPUTS @ WEIGHTS.T + BIASES
    targets = np.eye(6)[LABELS[:, 0]]
    np.testing.assert_allclose(loss, tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(targets, logits), 1))


def test_what_is_drawn_often_is_scored_down():
    often = (CERTAIN[0], CERTAIN[1], np.full(6, 2.0))
    loss = tf.nn.sampled_softmax_loss(WEIGHTS, BIASES, LABELS, INPUTS, 6, 6, sampled_values=often)
    rare = tf.nn.sampled_softmax_loss(WEIGHTS, BIASES, LABELS, INPUTS, 6, 6, sampled_values=CERTAIN)
    assert (loss.numpy() < rare.numpy()).all()


def test_without_values_it_draws_them():
    tf.random.set_seed(1)
    loss = tf.nn.sampled_softmax_loss(WEIGHTS, BIASES, LABELS, INPUTS, 3, 6, seed=2)
    assert loss.shape == [2]
    assert np.isfinite(tf.nn.nce_loss(WEIGHTS, BIASES, LABELS, INPUTS, 3, 6)).all()


def test_several_right_classes_and_derivatives():
    two = (CERTAIN[0], np.ones((2, 2)), np.ones(6))
    check_gradients(lambda w, b, x: tf.nn.nce_loss(w, b, [[1, 2], [0, 4]], x, 6, 6, num_true=2, sampled_values=two),
                    WEIGHTS, BIASES, INPUTS)
