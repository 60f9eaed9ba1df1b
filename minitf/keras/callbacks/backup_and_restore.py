"""BackupAndRestore: a training that was killed goes on where it was. Floor 7."""

import json
import os
import shutil

from ...backend.errors import explain
from ..training.replicas import is_chief
from .callback import Callback
from .frequency import SaveFrequency


class BackupAndRestore(Callback):
    """Keeps the weights and the number of the epoch in a folder, and starts `fit` from them if it finds them there.

    backup_dir: the folder, of this callback alone.
    save_freq: "epoch", or a number of batches.
    double_checkpoint: whether the state before the last is kept too, in case the last one is damaged.
    delete_checkpoint: whether the folder is deleted when `fit` is done.

    Raises: ValueError for an empty `backup_dir`, another `save_freq`, and for a model that is not built yet.
    Source: keras.callbacks.BackupAndRestore.
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

    def on_train_begin(self, logs=None):
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

    def _restore(self):
        """Load what the folder holds: weights, and the epoch to go on with."""
        if os.path.exists(self._weights):
            optimizer = self.model.optimizer
            if optimizer is not None and not optimizer.built:
                optimizer.build(self.model.trainable_variables)
            self.model.load_weights(self._weights)
        if os.path.exists(self._metadata):
            with open(self._metadata) as file:
                self.model._initial_epoch = json.load(file)["epoch"]

    def on_train_batch_end(self, batch, logs=None):
        if self._frequency.is_due_after(batch):
            self._save(batch)

    def on_epoch_end(self, epoch, logs=None):
        self._epoch = epoch + 1
        if self._frequency.every_epoch:
            self._save(0)

    def _save(self, batch):
        if not is_chief(self.model):
            return  # of several workers one writes
        os.makedirs(self.backup_dir, exist_ok=True)
        if self.double_checkpoint and os.path.exists(self._weights):
            for path in (self._weights, self._metadata):
                _replace(f"{path}.bkp", path)
        self.model.save_weights(filepath=self._weights, overwrite=True)
        with open(self._metadata, "w") as file:
            json.dump({"epoch": self._epoch, "batch": batch}, file)

    def on_train_end(self, logs=None):
        if self.delete_checkpoint and is_chief(self.model) and os.path.exists(self.backup_dir):
            shutil.rmtree(self.backup_dir)


def _replace(path, source):
    """Make `path` a copy of `source`; remove it where there is no source."""
    if os.path.exists(source):
        shutil.copy(source, path)
    elif os.path.exists(path):
        os.remove(path)
