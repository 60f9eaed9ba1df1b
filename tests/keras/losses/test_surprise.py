"""The surprise at one answer, piece by piece: the tests of an exercise of chapter 13."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.losses.binary import surprise


def of(y_true, y_pred, from_logits=False):
    return surprise(tf.constant(y_true), tf.constant(y_pred), from_logits).numpy()


def test_the_surprise_at_a_yes():
    np.testing.assert_allclose(of([1.0, 1.0], [0.9, 0.1]), -np.log([0.9, 0.1]), rtol=1e-6)


def test_the_surprise_at_a_no():
    np.testing.assert_allclose(of([0.0, 0.0], [0.9, 0.1]), -np.log([0.1, 0.9]), rtol=1e-5)


def test_something_between_yes_and_no():
    np.testing.assert_allclose(of([0.25], [0.5]), [np.log(2)], rtol=1e-6)


def test_every_answer_for_itself():
    assert of([[1.0, 0.0], [0.0, 1.0]], [[0.5, 0.5], [0.5, 0.5]]).shape == (2, 2)


def test_certainty_is_finite():
    np.testing.assert_allclose(of([1.0, 0.0], [0.0, 1.0]), [16.118095, 15.942385], rtol=1e-6)


def test_scores_need_no_clipping():
    np.testing.assert_allclose(of([0.0, 1.0], [40.0, 40.0], from_logits=True), [40.0, 0.0], atol=1e-6)


def test_a_sure_mistake_keeps_its_slope():
    x = tf.constant([40.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = surprise(tf.constant([0.0]), x, True)
    np.testing.assert_allclose(tape.gradient(loss, x).numpy(), [1.0])


def test_scores_that_are_noted_are_used():
    probability = tf.keras.activations.sigmoid(tf.constant([40.0]))
    assert of_tensor([0.0], probability).tolist() == [40.0]


def of_tensor(y_true, y_pred):
    return surprise(tf.constant(y_true), y_pred, False).numpy()


def test_other_shapes_are_refused():
    with pytest.raises(ValueError, match="both must have the same shape"):
        of([[1.0, 0.0]], [[0.5]])
