"""The rule of SGD, by hand, as `update_step` is called."""

import numpy as np
import pytest

import minitf as tf


def stepped(gradients, rate=0.5, **options):
    """The variable, and the velocity if there is one, after steps by the plain rule."""
    v = tf.Variable([8.0, -2.0])
    optimizer = tf.keras.optimizers.SGD(rate, **options)
    optimizer.build([v])
    for gradient in gradients:
        gradient = gradient if isinstance(gradient, tf.IndexedSlices) else tf.constant(gradient)
        optimizer.update_step(gradient, v, tf.constant(rate))
    slots = optimizer.slots_of(v)
    return v.numpy().tolist(), slots[0].numpy().tolist() if slots else None


def test_without_momentum_it_moves_against_the_gradient():
    assert stepped([[4.0, -2.0]]) == ([6.0, -1.0], None)


def test_the_velocity_takes_the_step_and_the_rate_is_in_it():
    assert stepped([[4.0, -2.0]], momentum=0.5) == ([6.0, -1.0], [-2.0, 1.0])


def test_a_part_of_the_velocity_is_kept():
    assert stepped([[4.0, -2.0], [0.0, 0.0]], momentum=0.5) == ([5.0, -0.5], [-1.0, 0.5])


def test_nesterov_goes_where_the_velocity_will_lead():
    assert stepped([[4.0, -2.0]], momentum=0.5, nesterov=True) == ([5.0, -0.5], [-2.0, 1.0])


def test_rows_move_and_no_others():
    rows = tf.IndexedSlices(tf.constant([2.0]), tf.constant([1]), tf.constant([2]))
    assert stepped([rows]) == ([8.0, -3.0], None)


@pytest.mark.parametrize("momentum", [0.0, 0.5])
def test_the_gradient_stays_as_it_was(momentum):
    v, gradient = tf.Variable([8.0]), tf.constant([4.0])
    optimizer = tf.keras.optimizers.SGD(0.5, momentum=momentum)
    optimizer.build([v])
    optimizer.update_step(gradient, v, tf.constant(0.5))
    assert np.array_equal(gradient.numpy(), [4.0])
    assert np.array_equal(v.numpy(), [6.0])
