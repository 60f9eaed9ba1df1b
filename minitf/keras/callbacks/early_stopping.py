"""EarlyStopping: stop when a number no longer gets better. Floor 7. Read `monitor.py` first."""

from ..utils.messages import print_msg
from .monitor import MonitorCallback


class EarlyStopping(MonitorCallback):
    """Ends `fit` after `patience` epochs without a better value.

    monitor, min_delta, mode: see `MonitorCallback`.
    patience: epochs to wait for a better value, >= 0.
    verbose: 1 for a message when it stops.
    baseline: only values better than this one make the waiting start anew.
    restore_best_weights: whether the model gets the weights of its best epoch back.
    start_from_epoch: epochs at the beginning in which nothing is watched.

    Source: keras.callbacks.EarlyStopping.
    """

    def __init__(self, monitor="val_loss", min_delta=0, patience=0, verbose=0, mode="auto", baseline=None,
                 restore_best_weights=False, start_from_epoch=0):
        super().__init__(monitor, mode, min_delta=min_delta)
        self.patience = patience
        self.verbose = verbose
        self.baseline = baseline
        self.restore_best_weights = restore_best_weights
        self.start_from_epoch = start_from_epoch
        self._forget()

    def _forget(self):
        self.wait = 0
        self.stopped_epoch = 0
        self.best = None
        self.best_weights = None
        self.best_epoch = 0

    def on_train_begin(self, logs=None):
        self._forget()

    def on_epoch_end(self, epoch, logs=None):
        self._learn_direction()
        value = self._value(logs, "Early stopping")
        if value is None or epoch < self.start_from_epoch:
            return
        self.wait += 1
        if self._is_improvement(value, self.best):
            self._remember(epoch, value)
            if self.baseline is None or self._is_improvement(value, self.baseline):
                self.wait = 0
            return
        if self.wait >= self.patience and epoch > 0:
            self.stopped_epoch = epoch
            self.model.stop_training = True

    def _remember(self, epoch, value):
        self.best = value
        self.best_epoch = epoch
        if self.restore_best_weights:
            self.best_weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.stopped_epoch > 0 and self.verbose > 0:
            print_msg(f"Epoch {self.stopped_epoch + 1}: early stopping")
        if self.restore_best_weights and self.best_weights is not None:
            if self.verbose > 0:
                print_msg(f"Restoring model weights from the end of the best epoch: {self.best_epoch + 1}.")
            self.model.set_weights(self.best_weights)
