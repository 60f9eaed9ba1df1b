"""BackupAndRestore: a training that was killed goes on where it was. Floor 7.

The file of weights holds the optimizer's state, too. Beside it stands where in the data the training was, and the small
rest: what the metrics have seen of the epoch, and which random numbers come next.
"""

import json
import os
import shutil

import numpy as np

from ...backend.errors import explain
from ...distribute.current import DefaultStrategy
from ...distribute.values import selected
from ...wire.atomic import replacing
from ..training.packing import unpack_x_y_sample_weight
from ..training.replicas import is_chief
from .callback import Callback
from .frequency import SaveFrequency


class BackupAndRestore(Callback):
    """Keeps the weights and the place in the data in a folder, and starts `fit` from them if it finds them there.

    backup_dir: the folder, of this callback alone.
    save_freq: "epoch", or a number of batches.
    double_checkpoint: whether the state before the last is kept too, in case the last one is damaged.
    delete_checkpoint: whether the folder is deleted when `fit` is done.

    An epoch that was broken off goes on with the batch after the last that was saved; this fits where the data comes in
    the same order again (`shuffle=False`, or a dataset with a seed). Metrics made in that epoch count from there.

    Raises: ValueError for an empty `backup_dir`, another `save_freq`, and for a model that is not built yet.
    Source: keras.callbacks.BackupAndRestore. Differs: Keras begins an epoch that was broken off again, with the weights
    of its middle.
    """

    def __init__(self, backup_dir, save_freq="epoch", double_checkpoint=False, delete_checkpoint=True):
        super().__init__()
        if not backup_dir:
            raise ValueError(explain("BackupAndRestore", f"Empty `backup_dir` argument passed: {backup_dir!r}",
                                     "it names the folder for the state of the training"))
        self.backup_dir = os.fspath(backup_dir)
        self.save_freq = save_freq
        self.double_checkpoint = double_checkpoint
        self.delete_checkpoint = delete_checkpoint
        self._frequency = SaveFrequency("BackupAndRestore", save_freq)
        self._weights = os.path.join(self.backup_dir, "latest.weights.h5")
        self._metadata = os.path.join(self.backup_dir, "training_metadata.json")
        self._epoch = 0
        self._metrics = ()  # what the metrics had seen, until the epoch goes on

    def on_train_begin(self, logs=None):
        if not self.model.built:
            self._build()
        if not self.model.built:
            raise ValueError(explain("BackupAndRestore", f"the model {self.model!r}, which is not built",
                                     "your model must be built before you call `fit()`: its weights may be restored",
                                     "Call it on a batch of data"))
        try:
            self._restore()
        except OSError:
            if not os.path.exists(f"{self._weights}.bkp"):
                raise
            for path in (self._weights, self._metadata):
                _replace(path, f"{path}.bkp")
            self._restore()

    def _build(self):
        """Build a model that is trained under a strategy, as Keras does, on a first batch; only then."""
        strategy = getattr(self.model, "distribute_strategy", None)
        batch = None if isinstance(strategy, DefaultStrategy | None) else self.model._epochs.first_batch()
        if batch is not None:
            with strategy.scope():
                self.model(selected(unpack_x_y_sample_weight(batch)[0], 0))

    def _restore(self):
        """Load what the folder holds: weights, and where to go on."""
        if os.path.exists(self._weights):
            optimizer = self.model.optimizer
            if optimizer is not None and not optimizer.built:
                optimizer.build(self.model.trainable_variables)
            self.model.load_weights(self._weights)
        if os.path.exists(self._metadata):
            with open(self._metadata) as file:
                self._go_on(json.load(file))

    def _go_on(self, place):
        """Let `fit` begin where this was written."""
        self.model._initial_epoch = place["epoch"]
        assign(seeds_of(self.model), place.get("seeds", ()))
        done = place.get("batches_done", 0)
        if done:
            self.model._epochs.begin_at(done)
            self._frequency.go_on_after(done - 1)
            self._metrics = place["metrics"]

    def on_epoch_begin(self, epoch, logs=None):
        self._epoch = epoch
        assign(self.model.metrics_variables, self._metrics)
        self._metrics = ()

    def on_train_batch_end(self, batch, logs=None):
        if self._frequency.is_due_after(batch):
            self._save(batch, batch + 1)

    def on_epoch_end(self, epoch, logs=None):
        self._epoch = epoch + 1
        if self._frequency.every_epoch:
            self._save(0, 0)

    def _save(self, batch, done):
        """Write the state.   done: how many batches of the epoch have been; `batch` is what Keras writes."""
        place = {"epoch": self._epoch, "batch": batch, "batches_done": done,
                 "metrics": numbers_of(self.model.metrics_variables), "seeds": numbers_of(seeds_of(self.model))}
        if not is_chief(self.model):
            return  # of several workers one writes
        os.makedirs(self.backup_dir, exist_ok=True)
        if self.double_checkpoint and os.path.exists(self._weights):
            for path in (self._weights, self._metadata):
                _replace(f"{path}.bkp", path)
        with replacing(self._metadata) as new:  # whoever is killed in here has the old files
            with open(new, "w") as file:
                json.dump(place, file)
            self.model.save_weights(filepath=self._weights, overwrite=True)

    def on_train_end(self, logs=None):
        if self.delete_checkpoint and is_chief(self.model) and os.path.exists(self.backup_dir):
            shutil.rmtree(self.backup_dir)


def seeds_of(model) -> list:
    """The variables of a model that say which random numbers come next."""
    weights = {id(variable) for variable in model.weights}
    return [variable for variable in model.variables if id(variable) not in weights]


def numbers_of(variables) -> list:
    """The values of variables, as JSON has them."""
    return [np.asarray(variable).tolist() for variable in variables]


def assign(variables, values):
    """Give variables their values, as far as there are both."""
    for variable, value in zip(variables, values):
        variable.assign(np.asarray(value, np.asarray(variable).dtype))


def _replace(path, source):
    """Make `path` a copy of `source`; remove it where there is no source."""
    if os.path.exists(source):
        shutil.copy(source, path)
    elif os.path.exists(path):
        os.remove(path)
