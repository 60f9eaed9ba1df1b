"""Epochs: once through the data after another, cut into the steps of the training loop. Floor 7."""

import warnings
from itertools import islice

from ..config import max_steps_per_epoch
from .adapters.arrays import ArrayAdapter
from .adapters.choosing import adapter_for
from .adapters.datasets import DatasetAdapter


class Epochs:
    """Iterating over it is one epoch: (first step, last step, batches) for every execution.

    x, y, sample_weight, batch_size, shuffle, class_weight: see `fit`.
    steps_per_epoch: batches per epoch. The data then goes on in the next epoch where it stopped in the last one.
    steps_per_execution: how many batches are handed out at a time.
    """

    def __init__(self, x, y=None, sample_weight=None, batch_size=None, steps_per_epoch=None, shuffle=False,
                 class_weight=None, steps_per_execution=1):
        self._steps_per_epoch = _limited(steps_per_epoch)
        self._adapter = adapter_for(x, y, sample_weight, batch_size, self._steps_per_epoch, shuffle, class_weight)
        self._at_once = steps_per_execution
        self.rewind()

    def rewind(self):
        """Let the next epoch begin with the first batch."""
        self._batches = None
        self._seen = 0
        self._first = 0
        self._count = self._adapter.num_batches or None

    def begin_at(self, step):
        """Let the next epoch begin with this step: as an epoch that was broken off goes on."""
        self._batches = None
        self._first = step

    def first_batch(self):
        """A batch like those to come; None where taking one would use it up."""
        restarts = isinstance(self._adapter, ArrayAdapter | DatasetAdapter)
        return next(iter(self._adapter.batches()), None) if restarts else None

    @property
    def num_batches(self):
        """The steps of an epoch, None as long as nobody knows."""
        return self._steps_per_epoch or self._count

    def __iter__(self):
        self._adapter.on_epoch_begin()
        try:
            yield from self._executions()
        finally:
            self._adapter.on_epoch_end()

    def _executions(self):
        if self._batches is None or self._steps_per_epoch is None:
            self._start()
        step, self._first = self._first, 0
        while self.num_batches is None or step < self.num_batches:
            if self._count and self._seen >= self._count:
                self._ran_out()
                break
            self._seen += self._at_once
            batches = list(islice(self._batches, self._at_once))
            if not batches:
                self._count = self._count or (self._seen if self._seen > self._at_once else None)
                self._batches = None
                self._ran_out()
                return
            yield step, step + self._at_once - 1, batches
            step += self._at_once
        if self._count and self._seen >= self._count:
            self._start()

    def _start(self):
        self._batches = islice(self._adapter.batches(), self._first, None)
        self._seen = self._first

    def _ran_out(self):
        warnings.warn("Your input ran out of data; interrupting training. Make sure that your dataset or generator can "
                      "generate at least `steps_per_epoch * epochs` batches. You may need to use the `.repeat()` "
                      "function when building your dataset.", stacklevel=4)


def _limited(steps_per_epoch):
    """The steps that were asked for, or fewer where `keras.config.set_max_steps_per_epoch` says so."""
    most = max_steps_per_epoch()
    if most and (not steps_per_epoch or most < steps_per_epoch):
        warnings.warn(f"Limiting steps_per_epoch to {most}", stacklevel=4)
        return most
    return steps_per_epoch
