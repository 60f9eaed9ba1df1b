"""Cross entropy of exclusive classes: the two ops with two outputs, to second order."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.core.execute import execute
from minitf.ops.nn.cross_entropy import SoftmaxCrossEntropyWithLogits, SparseSoftmaxCrossEntropyWithLogits
from ops.as_recorded import check, table

LOGITS = [[0.5, -1.0, 2.0], [1.5, 0.0, -0.5]]
LABELS = [[0.2, 0.3, 0.5], [1.0, 0.0, 0.0]]


@table("cross_entropy")
def test_as_tensorflow(expression):
    check("cross_entropy", expression)


def sparse(logits):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[2, 0], logits=logits)


def dense(logits):
    return tf.nn.softmax_cross_entropy_with_logits(labels=LABELS, logits=logits)


@pytest.mark.parametrize("loss", [sparse, dense], ids=["sparse", "dense"])
def test_derivatives(loss):
    check_gradients(loss, LOGITS)


def test_derivatives_for_the_labels():
    # the gradient for the logits takes it that labels sum to 1, so only the labels may move here
    logits = tf.constant(LOGITS, tf.float64)
    check_gradients(lambda z: tf.nn.softmax_cross_entropy_with_logits(labels=z, logits=logits), LABELS)


def test_sparse_and_dense_agree():
    wanted = tf.nn.softmax_cross_entropy_with_logits(labels=[[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]], logits=LOGITS)
    np.testing.assert_allclose(sparse(LOGITS), wanted, rtol=1e-6)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_the_loss_has_the_dtype_of_the_logits(dtype):
    logits = tf.constant(LOGITS, dtype)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(logits)
        losses = [sparse(logits), dense(logits)]
    assert [loss.dtype.name for loss in losses] == [dtype, dtype]
    assert [tape.gradient(loss, logits).dtype.name for loss in losses] == [dtype, dtype]


def test_the_second_output_is_the_gradient_of_the_first():
    logits = tf.constant(LOGITS)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(logits)
        one, one_backprop = execute(SparseSoftmaxCrossEntropyWithLogits, logits, [2, 0])
        two, two_backprop = execute(SoftmaxCrossEntropyWithLogits, logits, tf.constant(LABELS))
    np.testing.assert_allclose(tape.gradient(one, logits), one_backprop, rtol=1e-6)
    np.testing.assert_allclose(tape.gradient(two, logits), two_backprop, rtol=1e-6)


def test_the_gradient_of_the_second_output_alone():
    weights = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], tf.float64)
    check_gradients(lambda x: execute(SparseSoftmaxCrossEntropyWithLogits, x, [2, 0])[1] * weights, LOGITS, order=1)


def test_a_label_out_of_range_is_named():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Sparse.*: label 3 is outside the range \[0, 3\)"):
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 3], logits=LOGITS)
