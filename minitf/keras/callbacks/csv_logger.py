"""CSVLogger: the numbers of every epoch as a line of a file. Floor 7."""

import csv
import os
from collections.abc import Iterable

from .callback import Callback


class CSVLogger(Callback):
    """Writes one line per epoch: its number, and what was measured, by name.

    filename: the file, which is written anew.
    separator: what stands between two values.
    append: whether to go on with the file as it is; its header is not written a second time.

    Source: keras.callbacks.CSVLogger.
    """

    def __init__(self, filename, separator=",", append=False):
        super().__init__()
        self.sep = separator
        self.filename = os.fspath(filename)
        self.append = append
        self.csv_file = None
        self.writer = None
        self.keys = None

    def on_train_begin(self, logs=None):
        self._close()
        self.csv_file = open(self.filename, "a" if self.append else "w")  # noqa: SIM115 (on_train_end closes it)
        self.keys = None

    def on_epoch_end(self, epoch, logs=None):
        logs = logs or {}
        if self.writer is None:
            self._start(sorted(logs))
        self.writer.writerow({"epoch": epoch, **{key: _cell(logs.get(key, "NA")) for key in self.keys}})
        self.csv_file.flush()

    def _start(self, names):
        """Settle the columns. Where the first epoch was not validated, later ones may be: they have columns too."""
        validated = any(name.startswith("val_") for name in names)
        self.keys = names if validated else [*names, *(f"val_{name}" for name in names)]
        self.writer = csv.DictWriter(self.csv_file, ["epoch", *self.keys], delimiter=self.sep)
        if self.csv_file.tell() == 0:
            self.writer.writeheader()

    def on_train_end(self, logs=None):
        self._close()

    def _close(self):
        if self.csv_file is not None:
            self.csv_file.close()
        self.csv_file = self.writer = None


def _cell(value):
    """A value as text; one with several numbers as a list in quotes."""
    if isinstance(value, str) or not isinstance(value, Iterable) or getattr(value, "ndim", 1) == 0:
        return value
    return f'"[{", ".join(map(str, value))}]"'
