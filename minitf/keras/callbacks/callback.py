"""Callback: what a program can do at fixed places of the training loop. Floor 7. Read next: `callback_list.py`."""


class Callback:
    """Override the methods whose moment is of interest; each does nothing unless overridden.

    `self.model` is the model that is trained, `self.params` a dict with `verbose`, `epochs` and `steps`.

    epoch, batch: numbers from 0.
    logs: dict, name -> what was measured so far, as Python floats. What a callback writes into the logs of
        `on_epoch_end` ends up in the History.

        >>> class Shout(Callback):
        ...     def on_epoch_end(self, epoch, logs=None):
        ...         print(f"epoch {epoch}: loss {logs['loss']}!")
        >>> Shout().on_epoch_end(0, {"loss": 0.5})
        epoch 0: loss 0.5!

    Source: keras.callbacks.Callback.
    """

    def __init__(self):
        self.params = None
        self._model = None

    @property
    def model(self):
        """The model that is trained."""
        return self._model

    def set_model(self, model):
        """Called before the loop starts."""
        self._model = model

    def set_params(self, params):
        """Called before the loop starts."""
        self.params = params

    # --- fit -------------------------------------------------------------------------------------------------------
    def on_train_begin(self, logs=None):
        """Before the first epoch."""

    def on_train_end(self, logs=None):
        """After the last epoch."""

    def on_epoch_begin(self, epoch, logs=None):
        """Before an epoch."""

    def on_epoch_end(self, epoch, logs=None):
        """After an epoch, and after measuring on the validation data."""

    def on_train_batch_begin(self, batch, logs=None):
        """Before a training step."""
        self.on_batch_begin(batch, logs=logs)

    def on_train_batch_end(self, batch, logs=None):
        """After a training step."""
        self.on_batch_end(batch, logs=logs)

    def on_batch_begin(self, batch, logs=None):
        """The older name of `on_train_batch_begin`."""

    def on_batch_end(self, batch, logs=None):
        """The older name of `on_train_batch_end`."""

    # --- evaluate --------------------------------------------------------------------------------------------------
    def on_test_begin(self, logs=None):
        """Before measuring."""

    def on_test_end(self, logs=None):
        """After measuring."""

    def on_test_batch_begin(self, batch, logs=None):
        """Before a batch is measured."""

    def on_test_batch_end(self, batch, logs=None):
        """After a batch was measured."""

    # --- predict ---------------------------------------------------------------------------------------------------
    def on_predict_begin(self, logs=None):
        """Before predicting."""

    def on_predict_end(self, logs=None):
        """After predicting."""

    def on_predict_batch_begin(self, batch, logs=None):
        """Before a batch is predicted."""

    def on_predict_batch_end(self, batch, logs=None):
        """After a batch was predicted; `logs["outputs"]` holds its outputs."""
