"""ReduceLROnPlateau: smaller steps when a number no longer gets better. Floor 7. Read `monitor.py` first."""

import numpy as np

from ...backend.errors import explain
from ..utils.messages import print_msg
from .monitor import MonitorCallback


class ReduceLROnPlateau(MonitorCallback):
    """Multiplies the learning rate by `factor` after `patience` epochs without a better value.

    monitor, mode, min_delta: see `MonitorCallback`.
    factor: < 1.
    patience: epochs to wait for a better value, >= 0.
    verbose: 1 for a message when the rate changes.
    cooldown: epochs after a change in which nothing is counted.
    min_lr: the rate never goes below it.

    Raises: ValueError for a factor >= 1.
    Source: keras.callbacks.ReduceLROnPlateau.
    """

    def __init__(self, monitor="val_loss", factor=0.1, patience=10, verbose=0, mode="auto", min_delta=1e-4, cooldown=0,
                 min_lr=0.0, **kwargs):
        super().__init__(monitor, mode, min_delta=min_delta)
        if factor >= 1.0:
            raise ValueError(explain("ReduceLROnPlateau", f"factor={factor}", "it does not support a factor >= 1.0",
                                     "The learning rate is multiplied by it: 0.5 halves it"))
        self.factor = factor
        self.min_lr = min_lr
        self.patience = patience
        self.verbose = verbose
        self.cooldown = cooldown
        self.on_train_begin()

    def on_train_begin(self, logs=None):
        self.best = None
        self.wait = 0
        self.cooldown_counter = 0

    def on_epoch_end(self, epoch, logs=None):
        self._learn_direction()
        logs = {} if logs is None else logs
        logs["learning_rate"] = float(self.model.optimizer.learning_rate)
        value = self._value(logs, "Learning rate reduction is")
        if value is None:
            return
        if self.in_cooldown():
            self.cooldown_counter -= 1
            self.wait = 0
        if self._is_improvement(value, self.best):
            self.best = value
            self.wait = 0
        elif not self.in_cooldown():
            self.wait += 1
            if self.wait >= self.patience and self._reduce(epoch):
                self.cooldown_counter = self.cooldown
                self.wait = 0

    def _reduce(self, epoch):
        """Whether the learning rate could be made smaller."""
        optimizer = self.model.optimizer
        old = float(optimizer.learning_rate)
        if old <= np.float32(self.min_lr):  # rates are kept in float32
            return False
        new = max(old * self.factor, self.min_lr)
        optimizer.learning_rate = new
        if self.verbose > 0:
            print_msg(f"\nEpoch {epoch + 1}: ReduceLROnPlateau reducing learning rate to {new}.")
        return True

    def in_cooldown(self):
        """Whether the last change is so recent that nothing is counted."""
        return self.cooldown_counter > 0
