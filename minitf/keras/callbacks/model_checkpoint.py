"""ModelCheckpoint: keep the model, or the best one so far, on disk. Floor 7. Read `monitor.py` first."""

import os
import warnings

import numpy as np

from ...backend.errors import explain
from ..training.replicas import is_chief
from ..utils.messages import print_msg
from .frequency import SaveFrequency
from .monitor import MonitorCallback


class ModelCheckpoint(MonitorCallback):
    """Saves the model after every epoch, or after so many batches.

    filepath: the file; {epoch}, {batch} and the names of metrics in it are filled in: "{epoch:02d}-{loss:.2f}.keras".
        It ends with ".keras", or with ".weights.h5" where only the weights are saved.
    monitor, mode: which number tells the best model, see `MonitorCallback`.
    verbose: 1 for a message whenever it saves.
    save_best_only: whether a model that is not better than the best so far is left alone.
    save_weights_only: whether the weights are saved, not the whole model.
    save_freq: "epoch", or a number of batches.
    initial_value_threshold: what the first model has to be better than.

    Raises: ValueError for another `save_freq` or file ending; KeyError where a name in `filepath` is not measured.
    Source: keras.callbacks.ModelCheckpoint.
    """

    def __init__(self, filepath, monitor="val_loss", verbose=0, save_best_only=False, save_weights_only=False,
                 mode="auto", save_freq="epoch", initial_value_threshold=None):
        super().__init__(monitor, mode, initial_value_threshold)
        self.filepath = os.fspath(filepath)
        self.verbose = verbose
        self.save_best_only = save_best_only
        self.save_weights_only = save_weights_only
        self.save_freq = save_freq
        self._frequency = SaveFrequency("ModelCheckpoint", save_freq)
        endings = (".weights.h5",) if save_weights_only else (".keras", ".h5")
        if not self.filepath.endswith(endings):
            what = " with save_weights_only=True" if save_weights_only else ""
            raise ValueError(explain("ModelCheckpoint", f"filepath={self.filepath!r}{what}",
                                     f"the filepath provided must end in `{endings[0]}`"))

    def on_epoch_begin(self, epoch, logs=None):
        self._epoch = epoch

    def on_train_batch_end(self, batch, logs=None):
        if self._frequency.is_due_after(batch):
            self._save(self._epoch, batch, logs or {})

    def on_epoch_end(self, epoch, logs=None):
        if self._frequency.every_epoch:
            self._save(epoch, None, logs or {})

    def _save(self, epoch, batch, logs):
        path = self._path(epoch, batch, logs)
        if not self._is_wanted(epoch, logs, path) or not is_chief(self.model):
            return
        if os.path.isdir(path):
            raise IsADirectoryError(explain("ModelCheckpoint", f"filepath={path!r}, which is a directory",
                                            "Please specify a non-directory filepath for ModelCheckpoint"))
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        save = self.model.save_weights if self.save_weights_only else self.model.save
        save(path, overwrite=True)
        self._say(epoch, f"finished saving model to {path}")

    def _path(self, epoch, batch, logs):
        """The file's path, filled in."""
        fields = {"epoch": epoch + 1, **({} if batch is None else {"batch": batch + 1}), **logs}
        try:
            return self.filepath.format(**fields)
        except KeyError as error:
            raise KeyError(explain("ModelCheckpoint", f"filepath={self.filepath!r}, which asks for {error}",
                                   f"it can ask for {', '.join(fields)}")) from error

    def _is_wanted(self, epoch, logs, path):
        """Whether this model is to be saved: all are, or it is the best so far."""
        if not self.save_best_only:
            self._say(epoch, f"saving model to {path}")
            return True
        self._learn_direction()
        value = logs.get(self.monitor)
        if value is None or np.ndim(value) > 0:
            what = "available" if value is None else f"a scalar; it is {value}"
            warnings.warn(f"Can save best model only with {self.monitor} {what}.", stacklevel=4)
            return True
        before = "None" if self.best is None else f"{self.best:.5f}"
        if not self._is_improvement(value, self.best):
            self._say(epoch, f"{self.monitor} did not improve from {before}")
            return False
        self._say(epoch, f"{self.monitor} improved from {before} to {value:.5f}, saving model to {path}")
        self.best = value
        return True

    def _say(self, epoch, message):
        if self.verbose > 0:
            print_msg(f"\nEpoch {epoch + 1}: {message}")
