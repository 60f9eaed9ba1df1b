"""What all schedules share."""

import pytest

import minitf as tf
from minitf.keras.optimizers.schedules.learning_rate_schedule import rate_and_step, require_positive


def test_the_step_takes_the_dtype_of_the_rate():
    rate, step = rate_and_step(0.5, tf.constant(3, tf.int64))
    assert (rate.dtype, step.dtype, float(step)) == (tf.float32, tf.float32, 3.0)


@pytest.mark.parametrize("steps", [0, -1])
def test_a_schedule_without_steps_is_refused(steps):
    with pytest.raises(ValueError, match="decay_steps is"):
        require_positive("CosineDecay", "decay_steps", steps)


def test_the_base_computes_nothing():
    base = tf.keras.optimizers.schedules.LearningRateSchedule()
    with pytest.raises(NotImplementedError, match="Define __call__"):
        base(1)
    with pytest.raises(NotImplementedError, match="Define get_config"):
        base.get_config()


def test_a_schedule_is_followed_inside_a_traced_step():
    v = tf.Variable(0.0)
    optimizer = tf.keras.optimizers.SGD(tf.keras.optimizers.schedules.PiecewiseConstantDecay([1], [1.0, 0.5]))
    step = tf.function(lambda: optimizer.apply([tf.constant(-1.0)], [v]))
    places = []
    for _ in range(4):
        step()
        places.append(float(v))
    assert places == [1.0, 2.0, 2.5, 3.0]
