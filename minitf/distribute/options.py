"""Settings that programs of TensorFlow give to strategies. Floor 6. Read next: `mirrored.py`.

The ways to add up between devices differ where devices have memory of their own. Here all of them are taken, and the
numbers are added in the order of the replicas.
"""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class RunOptions:
    """How `Strategy.run` runs; nothing of it matters here.  Source: tf.distribute.RunOptions."""

    experimental_enable_dynamic_batch_size: bool = True
    experimental_bucketizing_dynamic_shape: bool = False
    experimental_xla_options: object = None


class InputReplicationMode(Enum):
    """For whom a dataset function is called: once per worker, or once per replica.

    Source: tf.distribute.InputReplicationMode.
    """

    PER_WORKER = "PER_WORKER"
    PER_REPLICA = "PER_REPLICA"


@dataclass(frozen=True)
class InputOptions:
    """How a dataset is distributed; of it only the replication mode matters here.

    Source: tf.distribute.InputOptions.
    """

    experimental_fetch_to_device: bool | None = None
    experimental_replication_mode: InputReplicationMode = InputReplicationMode.PER_WORKER
    experimental_place_dataset_on_device: bool = False
    experimental_per_replica_buffer_size: int = 1


class CrossDeviceOps:
    """A way to add up between devices.  Source: tf.distribute.CrossDeviceOps."""


class ReductionToOneDevice(CrossDeviceOps):
    """One device adds up, and gives the sum to the others.  Source: tf.distribute.ReductionToOneDevice."""

    def __init__(self, reduce_to_device=None, accumulation_fn=None):
        self.reduce_to_device = reduce_to_device


class HierarchicalCopyAllReduce(CrossDeviceOps):
    """Groups of devices add up first.  Source: tf.distribute.HierarchicalCopyAllReduce."""

    def __init__(self, num_packs=1):
        self.num_packs = num_packs


class NcclAllReduce(CrossDeviceOps):
    """The devices add up in a ring.  Source: tf.distribute.NcclAllReduce."""

    def __init__(self, num_packs=1):
        self.num_packs = num_packs
