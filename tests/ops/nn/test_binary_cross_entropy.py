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


class TestSurprise:
    """Small cases of sigmoid_cross_entropy_with_logits."""

    def loss(self, label, logit):
        return float(tf.nn.sigmoid_cross_entropy_with_logits(labels=[label], logits=[logit])[0])

    def test_who_does_not_know_is_surprised_by_ln_2(self):
        assert self.loss(0.0, 0.0) == self.loss(1.0, 0.0) == pytest.approx(np.log(2))

    def test_yes_and_no_are_mirror_images(self):
        assert self.loss(1.0, 2.0) == pytest.approx(np.log(1 + np.exp(-2.0)))
        assert self.loss(0.0, -2.0) == pytest.approx(self.loss(1.0, 2.0))

    def test_half_a_yes_is_the_mean_of_both(self):
        assert self.loss(0.25, 1.5) == pytest.approx(0.25 * self.loss(1.0, 1.5) + 0.75 * self.loss(0.0, 1.5))

    @pytest.mark.parametrize("logit", [-1000.0, 1000.0])
    def test_certain_and_wrong_is_a_finite_number(self, logit):
        assert self.loss(float(logit < 0), logit) == pytest.approx(1000.0)

    @pytest.mark.parametrize("logit", [-1000.0, 1000.0])
    def test_certain_and_right_is_0(self, logit):
        assert self.loss(float(logit > 0), logit) == 0.0

    def test_a_small_surprise_keeps_its_digits(self):
        assert self.loss(1.0, 30.0) == pytest.approx(np.exp(-30.0), rel=1e-5, abs=0)
