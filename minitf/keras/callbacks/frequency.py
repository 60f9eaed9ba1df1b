"""How often a callback saves: after every epoch, or after so many batches. Floor 7."""

from ...backend.errors import explain


class SaveFrequency:
    """Counts batches, across epochs.

    save_freq: "epoch" or an int; ValueError otherwise.

    >>> every_third = SaveFrequency("ModelCheckpoint", 3)
    >>> [batch for batch in [0, 1, 2, 3, 0, 1, 2] if every_third.is_due_after(batch)]
    [2, 1]
    """

    def __init__(self, where, save_freq):
        if save_freq != "epoch" and not isinstance(save_freq, int):
            raise ValueError(explain(where, f"Unrecognized save_freq: {save_freq!r}",
                                     "Expected save_freq are 'epoch' or integer values"))
        self.every_epoch = save_freq == "epoch"
        self._save_freq = save_freq
        self._since = 0      # batches since the last time
        self._last = None    # number of the last batch in its epoch

    def go_on_after(self, batch):
        """Count from here: the last batch was this one, and was saved."""
        self._last = batch

    def is_due_after(self, batch):
        """Whether to save after this batch, which is counted from 0 in its epoch."""
        if self.every_epoch:
            return False
        new_epoch = self._last is None or batch <= self._last
        self._since += batch + 1 if new_epoch else batch - self._last
        self._last = batch
        if self._since < self._save_freq:
            return False
        self._since = 0
        return True
