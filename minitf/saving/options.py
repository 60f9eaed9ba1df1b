"""CheckpointOptions: how a checkpoint is written and read. Floor 6. Read next: `checkpoint.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..backend.errors import InvalidArgumentError, explain


@dataclass
class CheckpointOptions:
    """Options for `tf.train.Checkpoint.save`, `write`, `read` and `restore`.

    experimental_io_device: the device that reads and writes; here it is always the CPU of this process.
    experimental_enable_async_checkpoint, enable_async: here a checkpoint is on disk when `save` returns.
    experimental_write_callbacks: functions of the path, or of nothing, that are called when the files are there.
    experimental_skip_slot_variables: whether `restore` leaves the slot variables of optimizers alone.
    experimental_sharding_callback: a MaxShardSizePolicy, for more than one data file.

    Source: tf.train.CheckpointOptions.
    """

    experimental_io_device: Any = None
    experimental_enable_async_checkpoint: bool = False
    experimental_write_callbacks: Any = None
    enable_async: bool = False
    experimental_skip_slot_variables: bool = False
    experimental_sharding_callback: Any = None

    def shard_size(self):
        """The bytes after which another data file begins; None for one file."""
        policy = self.experimental_sharding_callback
        if policy is None or isinstance(policy, ShardByTaskPolicy):
            return None
        if not isinstance(policy, MaxShardSizePolicy):
            raise InvalidArgumentError(explain("CheckpointOptions", f"experimental_sharding_callback is {policy!r}",
                                               "it must be a MaxShardSizePolicy or ShardByTaskPolicy"))
        return policy.max_shard_size


@dataclass
class MaxShardSizePolicy:
    """Data files of at most so many bytes, where no single tensor is larger.

    max_shard_size: int > 0, bytes.

    Raises: InvalidArgumentError for another. Source: tf.train.experimental.MaxShardSizePolicy. Differs: tensors are
    not cut in pieces.
    """

    max_shard_size: int

    def __post_init__(self):
        if self.max_shard_size <= 0:
            raise InvalidArgumentError(explain("MaxShardSizePolicy", f"max_shard_size is {self.max_shard_size}",
                                               "it must be above 0"))


@dataclass
class ShardByTaskPolicy:
    """One data file for each machine that takes part, which is one.

    Source: tf.train.experimental.ShardByTaskPolicy.
    """
