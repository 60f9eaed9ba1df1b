"""SwapEMAWeights: measure with the averaged weights, train with the others. Floor 7."""

from ...backend.errors import explain
from .callback import Callback


class SwapEMAWeights(Callback):
    """Exchanges the model's weights with their moving averages, which the optimizer keeps with `use_ema=True`.

    The averages stand in the model while it is measured or predicts; with `swap_on_epoch` also between the end of an
    epoch and the beginning of the next, so that a checkpoint saves them.

    Raises: ValueError where the optimizer keeps no averages.
    Source: keras.callbacks.SwapEMAWeights. Differs: the weights come back after `predict` too.
    """

    def __init__(self, swap_on_epoch=False):
        super().__init__()
        self.swap_on_epoch = swap_on_epoch
        self._averages_in_model = False

    def _pairs(self):
        """Each weight, and the variable that keeps its average."""
        optimizer = getattr(self.model.optimizer, "inner_optimizer", self.model.optimizer)
        averages = getattr(optimizer, "_averages", None)
        if not averages:
            use_ema = getattr(optimizer, "use_ema", None)
            raise ValueError(explain("SwapEMAWeights", f"an optimizer with use_ema={use_ema}",
                                     "it must be used with `use_ema=True` on the optimizer"))
        return zip(optimizer._trainable_variables, averages)

    def _swap(self, wanted):
        """Have the averages in the model, or not."""
        if self._averages_in_model == wanted:
            return
        for weight, average in self._pairs():
            value = weight.numpy()
            weight.assign(average)
            average.assign(value)
        self._averages_in_model = wanted

    def on_epoch_begin(self, epoch, logs=None):
        if self.swap_on_epoch:
            self._swap(False)

    def on_epoch_end(self, epoch, logs=None):
        if not self.swap_on_epoch:
            return
        self._swap(True)
        if epoch == self.params["epochs"] - 1:  # the optimizer copies its averages into the model when `fit` ends
            for weight, average in self._pairs():
                average.assign(weight)

    def on_test_begin(self, logs=None):
        self._swap(True)

    def on_test_end(self, logs=None):
        self._swap(False)

    def on_predict_begin(self, logs=None):
        self._swap(True)

    def on_predict_end(self, logs=None):
        self._swap(False)
