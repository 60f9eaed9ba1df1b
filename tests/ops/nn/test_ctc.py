"""The CTC loss: its gradient, its edges, its messages."""

import numpy as np
import pytest

import minitf as tf
from naive import ctc as naive

LOGITS = np.random.default_rng(0).normal(size=(4, 2, 3)).astype("f")
DENSE = {"labels": [[1, 2], [2, 2]], "label_length": [2, 2], "logit_length": [4, 4]}


def differences(loss, logits, epsilon=1e-3):
    """The gradient of the sum of `loss` by central differences."""
    gradient = np.zeros(logits.shape)
    for place in np.ndindex(logits.shape):
        step = np.zeros(logits.shape)
        step[place] = epsilon
        gradient[place] = (loss(logits + step).sum() - loss(logits - step).sum()) / (2 * epsilon)
    return gradient


def test_the_gradient_is_that_of_finite_differences():
    logits = tf.constant(LOGITS)
    with tf.GradientTape() as tape:
        tape.watch(logits)
        loss = tf.nn.ctc_loss(logits=logits, **DENSE)
    expected = differences(lambda x: naive.loss(x, [[1, 2], [2, 2]], [2, 2], [4, 4]), LOGITS.astype(float))
    np.testing.assert_allclose(tape.gradient(loss, logits), expected, atol=1e-5)


@pytest.mark.parametrize("blank", [0, 1, 2, -1])
def test_any_class_can_be_the_blank(blank):
    labels = [c for c in range(3) if c != blank % 3]
    expected = naive.loss(LOGITS, [labels, labels[:1]], [2, 1], [4, 3], blank % 3)
    dense = {"labels": [labels, [labels[0], 0]], "label_length": [2, 1]}
    sparse = {"labels": tf.SparseTensor([[0, 0], [0, 1], [1, 0]], [*labels, labels[0]], [2, 2]), "label_length": None}
    for given in (dense, sparse):
        loss = tf.nn.ctc_loss(logits=LOGITS, logit_length=[4, 3], blank_index=blank, **given)
        np.testing.assert_allclose(loss, expected, rtol=1e-5)


def test_batch_major_logits_and_16_bits():
    expected = tf.nn.ctc_loss(logits=LOGITS, **DENSE)
    turned = tf.nn.ctc_loss(logits=LOGITS.transpose(1, 0, 2), logits_time_major=False, **DENSE)
    np.testing.assert_allclose(turned, expected, rtol=1e-6)
    assert tf.nn.ctc_loss(logits=tf.cast(LOGITS, tf.float16), **DENSE).dtype == tf.float16


def test_no_labels_at_all():
    loss = tf.nn.ctc_loss([[0], [0]], LOGITS, [0, 0], [4, 4])
    np.testing.assert_allclose(loss, -naive.log_softmax(LOGITS)[:, :, 0].sum(0), rtol=1e-5)


def test_long_utterances_do_not_vanish():
    logits = np.random.default_rng(1).normal(size=(3000, 1, 5)).astype("f") * 20
    labels = np.random.default_rng(2).integers(1, 5, (1, 100))
    x = tf.constant(logits)
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.nn.ctc_loss(labels, x, [100], [3000])
    gradient = tape.gradient(loss, x).numpy()
    assert np.isfinite(loss).all()
    assert np.isfinite(gradient).all()
    np.testing.assert_allclose(gradient.sum(-1), 0, atol=1e-4)  # both terms of it are probabilities


def test_labels_that_cannot_fit():
    dense = {"labels": [[1, 1]], "label_length": [2], "logit_length": [2]}
    assert tf.nn.ctc_loss(logits=LOGITS[:2, :1], **dense).numpy() > 700  # a repetition needs a blank between
    sparse = tf.SparseTensor([[0, 0], [0, 1]], [1, 1], [1, 2])
    assert tf.nn.ctc_loss(sparse, LOGITS[:2, :1], None, [2], blank_index=0).numpy() == np.inf
    with pytest.raises(tf.errors.InvalidArgumentError, match="example 0 has 1 frames for 2 labels"):
        tf.nn.ctc_loss(sparse, LOGITS[:2, :1], None, [1], blank_index=0)


def test_there_is_no_second_derivative():
    x = tf.constant(LOGITS)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            loss = tf.nn.ctc_loss(logits=x, **DENSE)
        gradient = inner.gradient(loss, x)
    with pytest.raises(LookupError, match="the loss has only a first"):
        outer.gradient(gradient, x)


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"labels": [[1, 3], [2, 2]]}, "InvalidArgumentError", "label 3 is no class"),
        ({"labels": [[0, 1], [2, 2]]}, "InvalidArgumentError", "label 0 is no class"),
        ({"label_length": [2, 2, 2]}, "InvalidArgumentError", "GatherNd"),
        ({"logit_length": [4]}, "InvalidArgumentError", "there must be one sequence_length"),
        ({"logits": LOGITS[0]}, "InvalidArgumentError", "inputs must have 3 axes"),
    ],
)
def test_what_does_not_fit_is_refused(changes, error, message):
    with pytest.raises(getattr(tf.errors, error), match=message):
        tf.nn.ctc_loss(**{"logits": LOGITS, "blank_index": 0, **DENSE, **changes})


def test_what_must_be_given():
    with pytest.raises(ValueError, match="Pass blank_index=-1"):
        tf.nn.ctc_loss(tf.sparse.from_dense([[1]]), LOGITS, None, [4, 4])
    with pytest.raises(ValueError, match="dense labels without label_length"):
        tf.nn.ctc_loss([[1], [1]], LOGITS, None, [4, 4])
    with pytest.raises(ValueError, match=r"blank_index is 3: it must be in \[-3, 3\)"):
        tf.nn.ctc_loss([[1], [1]], LOGITS, [1, 1], [4, 4], blank_index=3)
