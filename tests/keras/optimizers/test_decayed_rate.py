"""The rate of ExponentialDecay, by hand."""

import pytest

import minitf as tf

ExponentialDecay = tf.keras.optimizers.schedules.ExponentialDecay


def test_it_begins_with_the_first_rate():
    assert float(ExponentialDecay(0.75, 10, 0.5)(0)) == 0.75


def test_after_decay_steps_one_factor_is_due():
    schedule = ExponentialDecay(0.5, decay_steps=4, decay_rate=0.25)
    assert [float(schedule(step)) for step in (4, 8)] == [0.125, 0.03125]


def test_in_between_a_part_of_the_factor_is_due():
    assert float(ExponentialDecay(1.0, decay_steps=10, decay_rate=0.25)(5)) == pytest.approx(0.5)


def test_a_staircase_waits_for_the_whole_step():
    schedule = ExponentialDecay(1.0, decay_steps=10, decay_rate=0.25, staircase=True)
    assert [float(schedule(step)) for step in (0, 9, 10, 19, 20)] == [1.0, 1.0, 0.25, 0.25, 0.0625]


def test_the_step_may_be_a_tensor_of_integers():
    schedule = ExponentialDecay(0.5, decay_steps=4, decay_rate=0.25)
    rate = schedule(tf.constant(4, tf.int64))
    assert (float(rate), rate.dtype) == (0.125, tf.float32)
    assert float(tf.function(schedule)(tf.constant(8, tf.int64))) == 0.03125
