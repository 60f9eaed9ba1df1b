"""History: what every epoch has measured. Floor 7."""

from .callback import Callback


class History(Callback):
    """`history` is a dict, name -> a list with a value for each epoch; `epoch` lists the numbers of the epochs.

    Every `fit` makes one, and returns it.
    Source: keras.callbacks.History.
    """

    def __init__(self):
        super().__init__()
        self.history = {}

    def on_train_begin(self, logs=None):
        self.epoch = []

    def on_epoch_end(self, epoch, logs=None):
        self.epoch.append(epoch)
        for name, value in (logs or {}).items():
            self.history.setdefault(name, []).append(value)
        self.model.history = self
