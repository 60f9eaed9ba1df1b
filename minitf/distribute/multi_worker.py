"""MultiWorkerMirroredStrategy: several processes, on one machine or many. Floor 6. Read `mirrored.py` first.

Every worker runs the same program. Their gradients are added up over the network, so all of them take the same steps,
and their variables stay equal. Read next: `transport/`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from weakref import WeakValueDictionary

from ..backend import devices as all_devices
from ..backend.errors import explain
from .cluster.resolvers import TFConfigClusterResolver, refusal
from .extended import StrategyExtended
from .strategy import Strategy
from .transport.alone import ALONE
from .transport.choosing import group_of

WORKS = ("chief", "worker")
_groups: WeakValueDictionary = WeakValueDictionary()  # (rank, addresses) -> the group that a strategy has joined


class CommunicationImplementation(enum.Enum):
    """Through what workers exchange.  Source: tf.distribute.experimental.CommunicationImplementation.

    RING: sockets. AUTO: MPI where the program was started by `mpiexec` and mpi4py is there, else sockets.
    """

    AUTO = "AUTO"
    RING = "RING"
    NCCL = "NCCL"


@dataclass(frozen=True)
class CommunicationOptions:
    """How workers exchange.

    bytes_per_pack: how many bytes of gradients travel together; 0 for 32 MiB.
    timeout_seconds: after how long without a word a worker counts as hanging; None for 300.
    implementation: a CommunicationImplementation.
    compression: "float16" or "bfloat16", as which float32 gradients travel and are added up; None for neither.

    Raises: ValueError for a negative `bytes_per_pack`, or another compression.
    Source: tf.distribute.experimental.CommunicationOptions. Differs: TensorFlow has no compression.
    """

    bytes_per_pack: int = 0
    timeout_seconds: float | None = None
    implementation: CommunicationImplementation = CommunicationImplementation.AUTO
    compression: str | None = None

    def __post_init__(self):
        if self.bytes_per_pack < 0 or self.compression not in (None, "float16", "bfloat16"):
            raise ValueError(explain("CommunicationOptions", f"bytes_per_pack is {self.bytes_per_pack!r}, compression "
                                     f"{self.compression!r}", "bytes_per_pack must not be negative, and compression "
                                     'must be None, "float16" or "bfloat16"'))


class MultiWorkerMirroredStrategy(Strategy):
    """Each worker takes a part of the batch; gradients are added up over all of them.

    cluster_resolver: what says who the workers are; by default TF_CONFIG. Without a cluster the program
        is alone, unless `mpiexec` has started it.
    communication_options: CommunicationOptions.

    Every worker waits here until all of them are there.

    Raises: ValueError for a TF_CONFIG that is not what it must be; UnavailableError where a worker does not come.
    Source: tf.distribute.MultiWorkerMirroredStrategy.
    """

    def __init__(self, cluster_resolver=None, communication_options=None):
        self._resolver = cluster_resolver or TFConfigClusterResolver()
        options = communication_options or CommunicationOptions()
        rank, addresses = place_of(self._resolver)
        group = group_of(rank, addresses, options)
        if not addresses and group.size > 1:
            self._resolver = group.resolver()
        _groups[rank, tuple(addresses)] = group
        gpus = [device.name for device in all_devices.list_logical_devices("GPU")]
        super().__init__(StrategyExtended(self, gpus or ["CPU:0"], group, mirrored=True))

    @property
    def cluster_resolver(self):
        """What says who the workers are."""
        return self._resolver


def group_in_use(resolver):
    """The group that a strategy of this program has joined for the resolver's cluster; else that of one worker."""
    if resolver is None:
        return ALONE
    rank, addresses = place_of(resolver)
    return _groups.get((rank, tuple(addresses)), ALONE)


def place_of(resolver):
    """(this worker's rank, the addresses of all workers, the chief first).

    Raises: ValueError where the task is not one of the cluster.
    """
    spec = resolver.cluster_spec()
    tasks = [(job, i) for job in WORKS if job in spec.jobs for i in spec.task_indices(job)]
    if not tasks:
        return 0, []
    mine = resolver.task_type, resolver.task_id
    if mine not in tasks:
        rule = f"this process is {mine}, the cluster's workers are {tasks}"
        if isinstance(resolver, TFConfigClusterResolver):
            raise refusal(rule)
        raise ValueError(explain("MultiWorkerMirroredStrategy", "a cluster resolver", rule,
                                 "Set task_type and task_id"))
    return tasks.index(mine), [spec.task_address(*task) for task in tasks]
