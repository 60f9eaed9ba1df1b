"""TerminateOnNaN: end training when the loss is no number any more. Floor 7."""

import math

from ..utils.messages import print_msg
from .callback import Callback


class TerminateOnNaN(Callback):
    """Ends `fit` after the first batch with a loss that is infinite or not a number: it will not come back from there.

    raise_error: whether to raise RuntimeError instead of ending quietly.
    Source: keras.callbacks.TerminateOnNaN.
    """

    def __init__(self, raise_error=False):
        super().__init__()
        self.raise_error = raise_error

    def on_batch_end(self, batch, logs=None):
        loss = (logs or {}).get("loss")
        if loss is None or math.isfinite(loss):
            return
        if self.raise_error:
            raise RuntimeError(f"TerminateOnNaN: the loss of batch {batch} is {loss}: NaN or Inf loss encountered. "
                               "Terminating training. Try a smaller learning rate, or clipnorm=1.0.")
        print_msg(f"Batch {batch}: Invalid loss, terminating training")
        self.model.stop_training = True
