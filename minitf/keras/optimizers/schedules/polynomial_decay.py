"""PolynomialDecay: the rate falls to an end in a given number of steps. Floor 7."""

from ....ops.elementwise.comparison import equal
from ....ops.elementwise.extrema import minimum
from ....ops.elementwise.rounding import ceil
from ....ops.indexing.selection import where
from .learning_rate_schedule import LearningRateSchedule, rate_and_step, require_positive


class PolynomialDecay(LearningRateSchedule):
    """rate = (initial_learning_rate - end_learning_rate) * (1 - step / decay_steps) ^ power + end_learning_rate.

    initial_learning_rate, end_learning_rate: float.   decay_steps: int > 0, after which the rate stays as it is.
    power: float; 1 for a straight line.
    cycle: instead of staying, start again from where the next multiple of `decay_steps` is the end.

        >>> import minitf as tf
        >>> schedule = tf.keras.optimizers.schedules.PolynomialDecay(1., decay_steps=4, end_learning_rate=0.5)
        >>> [float(schedule(step)) for step in (0, 2, 4, 9)]
        [1.0, 0.75, 0.5, 0.5]

    Raises: ValueError unless `decay_steps` is over 0.   Source: keras.optimizers.schedules.PolynomialDecay.
    """

    def __init__(self, initial_learning_rate, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False,
                 name="PolynomialDecay"):
        require_positive("PolynomialDecay", "decay_steps", decay_steps)
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.end_learning_rate = end_learning_rate
        self.power = power
        self.cycle = cycle
        self.name = name

    def __call__(self, step):
        rate, step = rate_and_step(self.initial_learning_rate, step)
        steps = float(self.decay_steps)
        if self.cycle:
            steps = steps * where(equal(step, 0.0), 1.0, ceil(step / steps))
        else:
            step = minimum(step, steps)
        left = 1.0 - step / steps
        return (rate - self.end_learning_rate) * left ** float(self.power) + self.end_learning_rate

    def get_config(self):
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "decay_steps": self.decay_steps,
            "end_learning_rate": self.end_learning_rate,
            "power": self.power,
            "cycle": self.cycle,
            "name": self.name,
        }
