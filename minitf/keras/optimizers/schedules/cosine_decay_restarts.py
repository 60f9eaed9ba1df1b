"""CosineDecayRestarts: down with the cosine, up again at once, and so on. Floor 7. Read `cosine_decay.py` first."""

import math

from ....ops.elementwise.exponential import log
from ....ops.elementwise.rounding import floor
from ....ops.elementwise.trigonometry import cos
from .learning_rate_schedule import LearningRateSchedule, rate_and_step, require_positive


class CosineDecayRestarts(LearningRateSchedule):
    """Cosine decays in a row. Each takes `t_mul` times as many steps as the one before, and starts at `m_mul` times it.

    initial_learning_rate: float.   first_decay_steps: int > 0, how many steps the first decay takes.
    t_mul, m_mul: float.   alpha: float, the share of the rate that is left at the end of each decay.

        >>> import minitf as tf
        >>> schedule = tf.keras.optimizers.schedules.CosineDecayRestarts(1., first_decay_steps=4, m_mul=0.5)
        >>> [round(float(schedule(step)), 3) for step in (0, 2, 4, 8, 12)]
        [1.0, 0.5, 0.5, 0.25, 0.25]

    Raises: ValueError unless `first_decay_steps` is over 0.
    Source: keras.optimizers.schedules.CosineDecayRestarts; Loshchilov and Hutter, 2017.
    """

    def __init__(self, initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name="SGDRDecay"):
        require_positive("CosineDecayRestarts", "first_decay_steps", first_decay_steps)
        self.initial_learning_rate = initial_learning_rate
        self.first_decay_steps = first_decay_steps
        self._t_mul = t_mul
        self._m_mul = m_mul
        self.alpha = alpha
        self.name = name

    def __call__(self, step):
        rate, step = rate_and_step(self.initial_learning_rate, step)
        restarts, share = self._place(step / float(self.first_decay_steps))
        wave = 0.5 * float(self._m_mul) ** restarts * (1.0 + cos(math.pi * share))
        return rate * ((1.0 - self.alpha) * wave + self.alpha)

    def _place(self, time):
        """How often the rate was started again, and the share of the running decay that is over, in [0, 1).

        time: in units of the first decay. After i restarts, 1 + t + t^2 + ... (i terms) of them are over.
        """
        growth = float(self._t_mul)
        if growth == 1.0:
            restarts = floor(time)
            return restarts, time - restarts
        restarts = floor(log(1.0 - time * (1.0 - growth)) / math.log(growth))
        over = (1.0 - growth ** restarts) / (1.0 - growth)
        return restarts, (time - over) / growth ** restarts

    def get_config(self):
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "first_decay_steps": self.first_decay_steps,
            "t_mul": self._t_mul,
            "m_mul": self._m_mul,
            "alpha": self.alpha,
            "name": self.name,
        }
