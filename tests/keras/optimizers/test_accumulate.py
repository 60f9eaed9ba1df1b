"""Sums of gradients, by hand."""

import numpy as np

import minitf as tf
from minitf.keras.optimizers.accumulation import accumulate


def steps_of(gradients, steps, wrapped=lambda function: function):
    """The means along which steps are taken, one for each call or None; and the sum that is left."""
    total, calls, taken = tf.Variable([0.0, 0.0]), tf.Variable(0, dtype=tf.int64), tf.Variable([np.nan, np.nan])

    def take_step(means):
        taken.assign(means[0])

    def call(gradient):
        accumulate([total], [gradient], calls, steps, take_step)
        calls.assign_add(1)

    call, seen = wrapped(call), []
    for gradient in gradients:
        taken.assign([np.nan, np.nan])
        call(tf.constant(gradient))
        seen.append(None if np.isnan(taken.numpy()).any() else taken.numpy().tolist())
    return seen, total.numpy().tolist()


GRADIENTS = [[1.0, 0.0], [3.0, -2.0], [5.0, 1.0], [7.0, 1.0]]


def test_no_step_is_taken_before_it_is_time():
    assert steps_of(GRADIENTS[:1], 2) == ([None], [1.0, 0.0])


def test_the_step_goes_along_the_mean_of_all():
    seen, _ = steps_of(GRADIENTS[:2], 2)
    assert seen == [None, [2.0, -1.0]]


def test_after_a_step_it_starts_again_from_zero():
    seen, total = steps_of(GRADIENTS, 2)
    assert seen[3] == [6.0, 1.0]
    assert total == [0.0, 0.0]


def test_with_four_calls_to_a_step():
    assert steps_of(GRADIENTS, 4) == ([None, None, None, [4.0, 0.0]], [0.0, 0.0])


def test_a_traced_call_decides_each_time_it_runs():
    assert steps_of(GRADIENTS, 2, tf.function)[0] == [None, [2.0, -1.0], None, [6.0, 1.0]]
