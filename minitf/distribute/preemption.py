"""PreemptionCheckpointHandler: a machine that is taken away says so first. Floor 6. Read `multi_worker.py` first.

Who rents machines at a low price gets them until somebody pays more. The system then sends a signal, SIGTERM, and ends
the program a little later. In between there is time for a checkpoint, if the program looks for the signal between two
steps. With several workers, all of them must save after the same step, whoever of them was told: so before each step
they ask each other. The program ends with an exit status by which whoever started it knows to start it again.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..backend.dtypes import int64
from ..backend.errors import InvalidArgumentError, explain
from ..backend.log import get_logger
from ..ops.variables.variable import Variable
from ..wire import gfile
from .multi_worker import group_in_use

RESTART = 42       # the exit status, unless `exit_fn` says otherwise
STEPS_TO_SPARE = 6  # at the end of a grace period, before the last checkpoint


@dataclass
class TerminationConfig:
    """How a program learns that it will be ended, and how it ends.

    termination_watcher_fn: returns whether it will be ended; called between steps. By default the signal SIGTERM says.
    exit_fn: ends the program after the checkpoint; by default with exit status 42.
    grace_period: in seconds, how long the program may go on after it was told. Above 0 it goes on, and saves again
        shortly before the end.
    save_fn: writes the checkpoint, in place of the manager's `save`.

    Source: tf.distribute.experimental.TerminationConfig.
    """

    termination_watcher_fn: Any = None
    exit_fn: Any = None
    grace_period: float | None = None
    save_fn: Any = None


class Notice:
    """That this worker will be ended, as soon as it is known.   at: when it came, by `time.monotonic`; else None."""

    def __init__(self, watcher):
        self.at = None
        self._watcher = watcher
        if watcher is None:
            self._before = signal.signal(signal.SIGTERM, self._note)

    def _note(self, *signal_and_frame):
        if self.at is None:
            self.at = time.monotonic()

    def came(self) -> bool:
        """Whether it has come."""
        if self.at is None and self._watcher is not None and self._watcher():
            self._note()
        return self.at is not None

    def close(self):
        """Look for it no longer."""
        if self._watcher is None:
            signal.signal(signal.SIGTERM, self._before)


class PreemptionCheckpointHandler:
    """Runs steps until one of the workers is to be ended; then all of them write a checkpoint, and exit.

    cluster_resolver: that of the strategy, which says who the workers are; None where this program is alone.
    checkpoint_or_checkpoint_manager: a tf.train.Checkpoint, or a tf.train.CheckpointManager.
    checkpoint_dir: the folder of the checkpoints, for a Checkpoint.
    termination_config: a TerminationConfig.

    The latest checkpoint of the folder is restored at once.

        >>> import tempfile
        >>> import minitf as tf
        >>> told, ended = [], []
        >>> config = tf.distribute.experimental.TerminationConfig(lambda: bool(told), lambda: ended.append(True))
        >>> v, folder = tf.Variable(0.0), tempfile.mkdtemp()
        >>> def handler():
        ...     checkpoint = tf.train.Checkpoint(v=v)
        ...     return tf.distribute.experimental.PreemptionCheckpointHandler(None, checkpoint, folder, config)
        >>> steps = handler()
        >>> for i in range(4):
        ...     _ = steps.run(v.assign_add, 1.0)
        ...     told.append(i)  # after the first step; one more is taken, then comes the checkpoint
        >>> ended, v.numpy(), handler().total_run_calls, v.numpy()
        ([True], np.float32(4.0), 2, np.float32(2.0))

    Raises: InvalidArgumentError for a Checkpoint without folder; NotImplementedError with parameter servers.
    Source: tf.distribute.experimental.PreemptionCheckpointHandler. Differs: the workers ask each other before every
    step, with a small exchange, where TensorFlow has a service that runs beside them.
    """

    def __init__(self, cluster_resolver, checkpoint_or_checkpoint_manager, checkpoint_dir=None,
                 termination_config=None):
        config = termination_config or TerminationConfig()
        if cluster_resolver is not None and "ps" in cluster_resolver.cluster_spec().jobs:
            raise NotImplementedError(explain("PreemptionCheckpointHandler", "a cluster with parameter servers",
                                              "it is for workers that take their steps together"))
        self._group = group_in_use(cluster_resolver)
        self._exit = config.exit_fn or exit_to_restart
        self._grace = config.grace_period or 0
        self._scratch = None  # the folder of a worker whose checkpoint nobody reads
        self._manager = self._restored(checkpoint_or_checkpoint_manager, checkpoint_dir)
        self._save_fn = config.save_fn or self._manager.save
        self._count = int(self._saved_count)
        self._save_at = None      # after how many steps to save
        self._deadline = None     # during a grace period: when to save again
        self._is_last = False     # whether the next checkpoint is the last one
        self._step_time = 0.0     # the mean, in seconds
        self._notice = Notice(config.termination_watcher_fn)

    def _restored(self, given, folder):
        """The manager that writes, after the latest checkpoint was read."""
        if hasattr(given, "restore_or_initialize"):
            manager = writer = given
        elif not folder:
            raise InvalidArgumentError(explain("PreemptionCheckpointHandler", "a checkpoint, and no checkpoint_dir",
                                               "When a checkpoint is passed, a checkpoint_dir must be passed as well"))
        else:
            folder = os.fspath(folder)
            manager = writer = given._kept_in(folder, max_to_keep=1)
            if self._group.rank:
                self._scratch = os.path.join(os.path.dirname(folder), f"workertemp_{self._group.rank}")
                writer = given._kept_in(os.path.join(self._scratch, os.path.basename(folder)), max_to_keep=1)
        checkpoint = manager.checkpoint
        if not hasattr(checkpoint, "checkpointed_runs"):
            checkpoint.checkpointed_runs = Variable(0, dtype=int64, trainable=False, name="checkpointed_runs")
        self._saved_count = checkpoint.checkpointed_runs
        manager.restore_or_initialize()
        return writer

    @property
    def total_run_calls(self) -> int:
        """How many steps were taken, also before the program was started again."""
        return self._count

    def run(self, distributed_train_function, *args, **kwargs):
        """Take a step: call a function with these arguments, and return what it returns.

        Before that, all workers write a checkpoint and exit, where one of them was told to end before the last step.

        Raises: what the function raises; whatever ends the program.
        Source: tf.distribute.experimental.PreemptionCheckpointHandler.run.
        """
        self._save_if_due()
        begin = time.monotonic()
        result = distributed_train_function(*args, **kwargs)
        self._count += 1
        self._step_time += (time.monotonic() - begin - self._step_time) / self._count
        return result

    def save_checkpoint_if_preempted(self, *args, **kwargs):
        """The same for programs that take their steps themselves: called after each, with arguments for `save`.

        Source: tf.distribute.experimental.PreemptionCheckpointHandler, same name.
        """
        self._save_if_due(*args, **kwargs)
        self._count += 1

    @contextmanager
    def watch_preemption_scope(self):
        """A block in which steps run; it changes nothing.  Source: ... .watch_preemption_scope."""
        yield

    # --- between two steps -------------------------------------------------------------------------------------------
    def _save_if_due(self, *args, **kwargs):
        """Save where this is the step that the workers have agreed on; or agree on one, where somebody must end."""
        if self._save_at == self._count:
            self._save(*args, **kwargs)
        elif self._save_at is None and self._somebody_must_save():
            self._save_at = self._count + 1

    def _somebody_must_save(self) -> bool:
        """Whether one of the workers was told to end; during a grace period, whether its end is near."""
        mine = self._notice.came() if self._deadline is None else time.monotonic() > self._deadline
        return bool(self._group.all_reduce(np.array([int(mine)]))[0])

    def _save(self, *args, **kwargs):
        self._saved_count.assign(self._count)
        self._save_fn(*args, **kwargs)
        self._group.barrier()  # who exits first may take the others along
        get_logger().info("PreemptionCheckpointHandler: saved after %d steps", self._count)
        if self._grace and not self._is_last:
            told = self._notice.at
            self._deadline = np.inf if told is None else told + self._grace - STEPS_TO_SPARE * self._step_time
            self._save_at, self._is_last = None, True
            return
        self._notice.close()
        if self._scratch is not None:
            gfile.rmtree(self._scratch)
        self._exit()


def exit_to_restart():
    """End the program so that it is started again."""
    sys.exit(RESTART)
