"""LearningRateScheduler: a learning rate for each epoch. Floor 7."""

import numpy as np

from ...backend.errors import explain
from ..utils.messages import print_msg
from .callback import Callback


class LearningRateScheduler(Callback):
    """Sets the learning rate before every epoch.

    schedule: function (epoch, learning rate) -> the new learning rate, a float; or one of the epoch alone.
    verbose: 1 for a message with every new rate.

    Raises: ValueError where the schedule returns something else than a float.
    Source: keras.callbacks.LearningRateScheduler.
    """

    def __init__(self, schedule, verbose=0):
        super().__init__()
        self.schedule = schedule
        self.verbose = verbose

    def on_epoch_begin(self, epoch, logs=None):
        optimizer = self.model.optimizer
        if not hasattr(optimizer, "learning_rate"):
            raise ValueError(explain("LearningRateScheduler", f"an optimizer of type {type(optimizer).__name__}",
                                     'Optimizer must have a "learning_rate" attribute'))
        try:
            rate = self.schedule(epoch, float(optimizer.learning_rate))
        except TypeError:  # a function of the epoch alone
            rate = self.schedule(epoch)
        if not isinstance(rate, float | np.float32):
            raise ValueError(explain("LearningRateScheduler", f"a schedule that returns {rate!r}",
                                     "The output of the `schedule` function should be a float", "Wrap it: float(...)"))
        optimizer.learning_rate = rate
        if self.verbose > 0:
            print_msg(f"\nEpoch {epoch + 1}: LearningRateScheduler setting learning rate to {rate}.")

    def on_epoch_end(self, epoch, logs=None):
        if logs is not None:
            logs["learning_rate"] = float(self.model.optimizer.learning_rate)
