"""ExponentialDecay: the rate shrinks by a factor every so many steps. Floor 7."""

from ....ops.elementwise.rounding import floor
from .learning_rate_schedule import LearningRateSchedule, rate_and_step, require_positive


class ExponentialDecay(LearningRateSchedule):
    """rate = initial_learning_rate * decay_rate ^ (step / decay_steps).

    initial_learning_rate, decay_rate: float.   decay_steps: int > 0.
    staircase: whether the exponent is rounded down, so that the rate falls in jumps.

        >>> import minitf as tf
        >>> schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.8, decay_steps=10, decay_rate=0.5)
        >>> float(schedule(20))
        0.20000000298023224

    Raises: ValueError unless `decay_steps` is over 0.   Source: keras.optimizers.schedules.ExponentialDecay.
    """

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="ExponentialDecay"):
        require_positive("ExponentialDecay", "decay_steps", decay_steps)
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.decay_rate = decay_rate
        self.staircase = staircase
        self.name = name

    def __call__(self, step):
        """The learning rate, float [].   step: int [], how many steps were taken before."""
        rate, step = rate_and_step(self.initial_learning_rate, step)
        times = step / float(self.decay_steps)
        if self.staircase:
            times = floor(times)
        return rate * float(self.decay_rate) ** times

    def get_config(self):
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "decay_steps": self.decay_steps,
            "decay_rate": self.decay_rate,
            "staircase": self.staircase,
            "name": self.name,
        }
