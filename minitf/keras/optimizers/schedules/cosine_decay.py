"""CosineDecay: the rate follows half a wave of the cosine down, after an optional warm-up. Floor 7."""

import math

from ....ops.elementwise.extrema import minimum
from ....ops.elementwise.trigonometry import cos
from ....ops.indexing.selection import where
from .learning_rate_schedule import LearningRateSchedule, rate_and_step, require_positive


class CosineDecay(LearningRateSchedule):
    """rate = start * ((1 - alpha) * (1 + cos(pi * step / decay_steps)) / 2 + alpha); after `decay_steps` it stays.

    initial_learning_rate: float.   decay_steps: int > 0.   alpha: float, the share of the rate that is left at the end.
    warmup_target: None, or the rate that is reached in a straight line from `initial_learning_rate` within the first
      `warmup_steps` (int >= 0) steps; from there on it decays.

        >>> import minitf as tf
        >>> schedule = tf.keras.optimizers.schedules.CosineDecay(0., 10, warmup_target=1., warmup_steps=4)
        >>> [round(float(schedule(step)), 3) for step in (0, 2, 4, 9, 14, 99)]
        [0.0, 0.5, 1.0, 0.5, 0.0, 0.0]

    Raises: ValueError unless `decay_steps` is over 0.
    Source: keras.optimizers.schedules.CosineDecay; Loshchilov and Hutter, 2017.
    """

    def __init__(self, initial_learning_rate, decay_steps, alpha=0.0, name="CosineDecay", warmup_target=None,
                 warmup_steps=0):
        require_positive("CosineDecay", "decay_steps", decay_steps)
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.alpha = alpha
        self.name = name
        self.warmup_steps = warmup_steps
        self.warmup_target = warmup_target

    def __call__(self, step):
        rate, step = rate_and_step(self.initial_learning_rate, step)
        if self.warmup_target is None:
            return self._decayed(rate, step)
        warm, peak = float(self.warmup_steps), float(self.warmup_target)
        rising = (peak - rate) * (step / warm) + rate if warm else rate
        return where(step < warm, rising, self._decayed(peak, step - warm))

    def _decayed(self, start, step):
        """The rate, `step` steps after it was `start`."""
        share = minimum(step, float(self.decay_steps)) / float(self.decay_steps)
        wave = 0.5 * (1.0 + cos(math.pi * share))
        return start * ((1.0 - self.alpha) * wave + self.alpha)

    def get_config(self):
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "decay_steps": self.decay_steps,
            "alpha": self.alpha,
            "name": self.name,
            "warmup_target": self.warmup_target,
            "warmup_steps": self.warmup_steps,
        }
