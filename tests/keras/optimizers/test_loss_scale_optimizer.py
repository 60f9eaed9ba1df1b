"""LossScaleOptimizer, compared with Keras step by step."""

import numpy as np
import pytest

import minitf as tf
from keras.optimizers.recorded import check_config, check_steps, check_traced_steps

CASES = ["loss scale", "loss scale infinite"]


@pytest.mark.parametrize("name", CASES)
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)


@pytest.mark.parametrize("name", CASES)
def test_traced_steps_are_the_same(name):
    check_traced_steps(name)


@pytest.mark.parametrize("name", CASES)
def test_the_config_makes_it_again(name):
    check_config(name)


def test_the_scale_is_halved_and_the_step_left_out_where_a_gradient_is_not_finite():
    v = tf.Variable(1.0)
    optimizer = tf.keras.optimizers.LossScaleOptimizer(tf.keras.optimizers.SGD(0.5), initial_scale=8.0)
    optimizer.apply([tf.constant(np.nan)], [v])
    assert (v.numpy(), optimizer.dynamic_scale.numpy(), optimizer.iterations.numpy()) == (1.0, 4.0, 0)


def test_the_learning_rate_is_that_of_the_inner_optimizer():
    optimizer = tf.keras.optimizers.LossScaleOptimizer(tf.keras.optimizers.SGD(0.5))
    optimizer.learning_rate = 0.25
    assert optimizer.inner_optimizer.learning_rate.numpy() == optimizer.learning_rate.numpy() == 0.25


def test_a_loss_is_multiplied_by_the_scale_before_and_after_building():
    optimizer = tf.keras.optimizers.LossScaleOptimizer(tf.keras.optimizers.SGD(0.5), initial_scale=4.0)
    assert optimizer.scale_loss(tf.constant(2.0)).numpy() == 8.0
    optimizer.build([tf.Variable(1.0)])
    assert optimizer.scale_loss(tf.constant(2.0)).numpy() == 8.0
