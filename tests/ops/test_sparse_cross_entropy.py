"""The cross entropy of exclusive classes against its definition. Chapter 5 sets its kernel as an exercise."""

import math

import numpy as np
import pytest

import minitf as tf


def loss_of(labels, logits):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)


def by_hand(label, row):
    """-ln of what the softmax of the row gives to the label, in Python's own float64."""
    top = max(row)
    return math.log(sum(math.exp(z - top) for z in row)) + top - row[label]


LOGITS = [[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [-1.0, 4.0, 0.5], [2.0, 2.0, -9.0]]
LABELS = [2, 0, 0, 1]


def test_the_loss_is_minus_the_log_of_the_right_probability():
    wanted = [by_hand(label, row) for label, row in zip(LABELS, LOGITS)]
    np.testing.assert_allclose(loss_of(LABELS, LOGITS).numpy(), wanted, rtol=1e-6)


def test_a_guess_among_ten_costs_log_ten():
    np.testing.assert_allclose(loss_of([3, 7], np.zeros((2, 10), "float32")).numpy(), math.log(10), rtol=1e-6)


def test_each_row_has_a_loss_of_its_own():
    assert loss_of(LABELS, LOGITS).shape == [4]


def test_large_logits_do_not_overflow():
    found = loss_of([0, 1, 1], [[1000.0, 0.0], [1000.0, 0.0], [-1000.0, -1001.0]]).numpy()
    np.testing.assert_allclose(found, [0.0, 1000.0, by_hand(1, [1.0, 0.0])], rtol=1e-6)


def test_the_gradient_is_the_softmax_minus_one_at_the_label():
    logits = tf.constant(LOGITS)
    with tf.GradientTape() as tape:
        tape.watch(logits)
        loss = loss_of(LABELS, logits)
    weights = [1.0, 10.0, 100.0, 1000.0]
    found = tape.gradient(loss, logits, output_gradients=tf.constant(weights)).numpy()
    for row, label, weight, z in zip(found, LABELS, weights, LOGITS):
        softmax = [math.exp(-by_hand(k, z)) for k in range(3)]
        np.testing.assert_allclose(row, [weight * (p - (k == label)) for k, p in enumerate(softmax)], rtol=1e-5)


def test_the_logits_stay_as_they_were():
    logits = tf.constant(LOGITS)
    loss_of(LABELS, logits)
    assert logits.numpy().tolist() == LOGITS


@pytest.mark.parametrize("label", [3, -1])
def test_a_label_that_is_no_class_is_refused(label):
    with pytest.raises(tf.errors.InvalidArgumentError, match=rf"label {label} .*\[0, 3\)"):
        loss_of([0, label], LOGITS[:2])


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_the_dtype_stays(dtype):
    loss = loss_of(LABELS, tf.constant(LOGITS, dtype))
    assert loss.dtype == dtype
    np.testing.assert_allclose(loss.numpy()[1], math.log(3), rtol=1e-3)
