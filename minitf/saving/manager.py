"""CheckpointManager: keeps the last few checkpoints of a program. Floor 6. Read `checkpoint.py` first."""

from __future__ import annotations

import os
import time

from ..backend.errors import explain
from ..backend.log import get_logger
from ..wire import gfile
from ..wire.scratch import delete_abandoned
from .state_file import delete_checkpoint, get_checkpoint_state, write_state


class CheckpointManager:
    """Saves a Checkpoint again and again into a folder, and deletes old ones.

    checkpoint: tf.train.Checkpoint.
    directory: path of the folder, which is made where it is not there.
    max_to_keep: int > 0, how many checkpoints are kept; None for all.
    keep_checkpoint_every_n_hours: float, hours after which one is kept for good; None for never.
    checkpoint_name: what the names of the files begin with.
    step_counter: integer variable, the step of the program. checkpoint_interval: int, steps between two checkpoints;
      `save` does nothing where fewer have passed. last_checkpoint_step: int, the step from which they are counted.
    init_fn: a function that `restore_or_initialize` calls where there is no checkpoint yet.

        >>> import tempfile
        >>> import minitf as tf
        >>> manager = tf.train.CheckpointManager(tf.train.Checkpoint(v=tf.Variable(1.)), tempfile.mkdtemp(), 2)
        >>> paths = [manager.save() for _ in range(3)]
        >>> manager.checkpoints == paths[1:]
        True

    Raises: ValueError for arguments out of range.
    Source: tf.train.CheckpointManager. Differs: only files in `directory` are deleted, whatever the file `checkpoint`
    names; what a process left that was killed while it saved is deleted by the next `save`.
    """

    def __init__(self, checkpoint, directory, max_to_keep, keep_checkpoint_every_n_hours=None, checkpoint_name="ckpt",
                 step_counter=None, checkpoint_interval=None, init_fn=None, last_checkpoint_step=None):
        if max_to_keep is not None and max_to_keep <= 0:
            raise ValueError(explain("CheckpointManager", f"max_to_keep is {max_to_keep}",
                                     "Expected a positive integer or `None`"))
        if checkpoint_interval is not None and step_counter is None:
            raise ValueError(explain("CheckpointManager", f"checkpoint_interval is {checkpoint_interval}, and no "
                                     "step_counter", "it should be passed, too"))
        self._checkpoint = checkpoint
        self._directory = gfile.as_path(directory)
        self._max_to_keep = max_to_keep
        self._keep_every = keep_checkpoint_every_n_hours
        self._name = checkpoint_name
        self._step_counter, self._interval = step_counter, checkpoint_interval
        self._last_step = last_checkpoint_step
        self._init_fn = init_fn
        self._kept: dict = {}  # path -> when it was saved; oldest first
        self._latest = None
        self._last_preserved = time.time() - 1
        self._take_over(get_checkpoint_state(self._directory))

    def _take_over(self, state):
        """Go on with the checkpoints that an earlier manager left in the folder."""
        if state is None:
            return
        now = time.time()
        self._latest = state.model_checkpoint_path
        if state.last_preserved_timestamp > now:
            get_logger().warning(f"time.time() returned a value {state.last_preserved_timestamp - now} seconds behind "
                                 "the last preserved checkpoint timestamp.")
        self._last_preserved = min(state.last_preserved_timestamp, now)
        paths = state.all_model_checkpoint_paths
        timestamps = state.all_model_checkpoint_timestamps or [self._last_preserved] * len(paths)
        for path, timestamp in zip(paths, timestamps, strict=False):
            timestamp = min(timestamp, now)
            if timestamp > self._last_preserved:
                self._kept[path] = timestamp

    # --- what there is -------------------------------------------------------------------------------------------
    @property
    def directory(self) -> str:
        """The folder."""
        return self._directory

    @property
    def checkpoint(self):
        """The `tf.train.Checkpoint`."""
        return self._checkpoint

    @property
    def checkpoint_interval(self):
        """Steps between two checkpoints, or None."""
        return self._interval

    @property
    def latest_checkpoint(self):
        """The path of the latest checkpoint; None where there is none."""
        return self._latest

    @property
    def checkpoints(self) -> list:
        """The paths of the checkpoints that are kept for now, oldest first; those kept for good are not among them."""
        return list(self._kept)

    # --- saving and restoring ------------------------------------------------------------------------------------
    def save(self, checkpoint_number=None, check_interval=True, options=None):
        """Write a checkpoint, and delete those that are too many.

        checkpoint_number: int or integer variable, the number in its name; by default that of saves.
        check_interval: whether `checkpoint_interval` counts.
        options: CheckpointOptions.
        Returns: its path; None where it is not time yet.
        """
        if self._interval is not None and not self._is_due(check_interval):
            return None
        counter = self._checkpoint.save_counter
        counter.assign_add(1)
        number = int(counter if checkpoint_number is None else checkpoint_number)
        self._clear_up()
        path = self._checkpoint.write(os.path.join(self._directory, f"{self._name}-{number}"), options)
        self._kept.pop(path, None)
        self._kept[path] = time.time()
        self._latest = path
        self._write_state()  # before anything is deleted: whoever is killed now has the new one
        self._drop_old()
        self._write_state()
        return path

    def _is_due(self, check_interval) -> bool:
        """Whether enough steps have passed; if so, they are counted from here."""
        step = int(self._step_counter)
        if self._last_step is not None:
            wanted = self._last_step + (self._interval if check_interval else 1)
            if step == self._last_step or (check_interval and step < wanted):
                return False
        self._last_step = step
        return True

    def _drop_old(self):
        """Delete the oldest checkpoints until few enough are left."""
        while self._max_to_keep and len(self._kept) > self._max_to_keep:
            path = next(iter(self._kept))
            timestamp = self._kept.pop(path)
            if self._keep_every and timestamp - self._keep_every * 3600 >= self._last_preserved:
                self._last_preserved = timestamp  # this one is kept for good
            elif os.path.dirname(os.path.abspath(path)) == os.path.abspath(self._directory):
                delete_checkpoint(path)

    def _clear_up(self):
        """Delete what a process left that was killed while it saved."""
        delete_abandoned(os.path.join(self._directory, f"{self._name}-*"))

    def _write_state(self):
        write_state(self._directory, self._latest, list(self._kept), list(self._kept.values()), self._last_preserved)

    def restore_or_initialize(self):
        """Restore the latest checkpoint; where there is none, call `init_fn`.

        Returns: the path of the checkpoint, or None.
        """
        if self._latest is not None:
            self._checkpoint.restore(self._latest)
            if self._interval is not None:
                self._last_step = int(self._step_counter)
            return self._latest
        if self._init_fn is not None:
            self._init_fn()
        return None

    def sync(self):
        """Nothing: `save` ends when all is on disk."""
