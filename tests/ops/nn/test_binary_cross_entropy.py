"""Cross entropy of yes-or-no labels."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("binary_cross_entropy")
def test_as_tensorflow(expression):
    check("binary_cross_entropy", expression)


def by_definition(x, z, weight=1.0):
    p = 1 / (1 + np.exp(-x))
    return -weight * z * np.log(p) - (1 - z) * np.log(1 - p)


def test_it_is_the_logarithm_of_the_probability():
    x, z = np.linspace(-5, 5, 21), np.linspace(0, 1, 21)
    loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=z, logits=x)
    np.testing.assert_allclose(loss, by_definition(x, z), rtol=1e-12)
    loss = tf.nn.weighted_cross_entropy_with_logits(z, x, 3.0)
    np.testing.assert_allclose(loss, by_definition(x, z, 3.0), rtol=1e-12)


def test_derivatives():
    def sigmoid_loss(x, z):
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=z, logits=x)

    def weighted_loss(x, z, weight):
        return tf.nn.weighted_cross_entropy_with_logits(z, x, weight)

    check_gradients(sigmoid_loss, [-3.0, 0.5, 2.0], [0.0, 1.0, 0.3])
    check_gradients(weighted_loss, [-3.0, 0.5, 2.0], [0.0, 1.0, 0.3], [2.0, 3.0, 0.5])


def test_the_gradient_is_the_sigmoid_minus_the_label_at_0_too():
    x = tf.constant([0.0, 0.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=[0.0, 1.0], logits=x)
    assert tape.gradient(loss, x).numpy().tolist() == [0.5, -0.5]


def test_different_shapes_are_named():
    with pytest.raises(ValueError, match=r"logits has shape \(2,\), labels has shape \(3,\): both must"):
        tf.nn.sigmoid_cross_entropy_with_logits(labels=[1.0, 2.0, 3.0], logits=[1.0, 2.0])
