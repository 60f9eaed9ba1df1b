"""LambdaCallback: a callback of plain functions. Floor 7."""

from .callback import Callback


class LambdaCallback(Callback):
    """Calls the functions that it is given, each at the moment that is its argument's name.

    on_epoch_begin, on_epoch_end: functions (epoch, logs).
    on_train_begin, on_train_end: functions (logs).
    on_train_batch_begin, on_train_batch_end: functions (batch, logs).
    kwargs: any other method of a Callback, and its function.

        >>> LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, logs)).on_epoch_end(3, {"loss": 1.0})
        3 {'loss': 1.0}

    Source: keras.callbacks.LambdaCallback.
    """

    def __init__(self, on_epoch_begin=None, on_epoch_end=None, on_train_begin=None, on_train_end=None,
                 on_train_batch_begin=None, on_train_batch_end=None, **kwargs):
        super().__init__()
        given = {"on_epoch_begin": on_epoch_begin, "on_epoch_end": on_epoch_end, "on_train_begin": on_train_begin,
                 "on_train_end": on_train_end, "on_train_batch_begin": on_train_batch_begin,
                 "on_train_batch_end": on_train_batch_end, **kwargs}
        for name, function in given.items():
            if function is not None:
                setattr(self, name, function)
