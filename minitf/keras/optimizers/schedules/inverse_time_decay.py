"""InverseTimeDecay: the rate falls as 1 / (1 + time). Floor 7."""

from ....ops.elementwise.rounding import floor
from .learning_rate_schedule import LearningRateSchedule, rate_and_step, require_positive


class InverseTimeDecay(LearningRateSchedule):
    """rate = initial_learning_rate / (1 + decay_rate * step / decay_steps).

    initial_learning_rate, decay_rate: float.   decay_steps: int > 0.
    staircase: whether step / decay_steps is rounded down, so that the rate falls in jumps.

        >>> import minitf as tf
        >>> schedule = tf.keras.optimizers.schedules.InverseTimeDecay(0.5, decay_steps=10, decay_rate=1.)
        >>> float(schedule(10))
        0.25

    Raises: ValueError unless `decay_steps` is over 0.   Source: keras.optimizers.schedules.InverseTimeDecay.
    """

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="InverseTimeDecay"):
        require_positive("InverseTimeDecay", "decay_steps", decay_steps)
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.decay_rate = decay_rate
        self.staircase = staircase
        self.name = name

    def __call__(self, step):
        rate, step = rate_and_step(self.initial_learning_rate, step)
        times = step / float(self.decay_steps)
        if self.staircase:
            times = floor(times)
        return rate / (1.0 + float(self.decay_rate) * times)

    def get_config(self):
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "decay_steps": self.decay_steps,
            "decay_rate": self.decay_rate,
            "staircase": self.staircase,
            "name": self.name,
        }
