"""StrategyExtended: what a strategy is made of: devices, and how they share. Floor 6. Read next: `strategy.py`."""

from __future__ import annotations

from ..backend import devices as all_devices
from ..core.context import device as device_scope
from .contexts import ReplicaContext, entered
from .reduce_op import ReduceOp
from .reducing import divided, summed
from .transport.alone import ALONE
from .transport.buckets import all_reduce_together
from .transport.collective import all_gather, all_reduce, broadcast
from .updates import require_made_in_scope
from .values import PerReplica, regrouped, selected
from .variables import distributed_class


class StrategyExtended:
    """The devices of a strategy, and what its replicas share.

    devices: names of this machine's devices that each run a replica; None for wherever the program is.
    group: the workers that train together, each a process with as many devices: see `transport/`.
    mirrored: whether variables have a copy on each device.

    Source: tf.distribute.StrategyExtended.
    """

    experimental_require_static_shapes = False

    def __init__(self, strategy, devices, group=ALONE, mirrored=False):
        self._strategy = strategy
        self.devices = [None if name is None else all_devices.find(name) for name in devices]
        self.group = group
        self.mirrored = mirrored

    # --- how many --------------------------------------------------------------------------------------------------
    @property
    def worker_devices(self) -> tuple:
        """The names of the devices that run replicas."""
        return tuple((device or all_devices.default()).name for device in self.devices)

    @property
    def parameter_devices(self) -> tuple:
        """The names of the devices that hold variables."""
        return self.worker_devices

    @property
    def num_replicas_in_sync(self) -> int:
        """How many replicas there are, on all machines."""
        return len(self.devices) * self.group.size

    @property
    def first_replica(self) -> int:
        """The number of this machine's first replica."""
        return len(self.devices) * self.group.rank

    @property
    def should_checkpoint(self) -> bool:
        """Whether this worker writes checkpoints: the first one."""
        return self.group.rank == 0

    should_save_summary = should_checkpoint

    # --- reducing --------------------------------------------------------------------------------------------------
    def reduced(self, op, value):
        """The sum or mean of a value over all replicas: of a PerReplica's values, or of one that all have."""
        return self.all_reduced(op, [value])[0]

    def over_workers(self, op, value):
        """The sum over all workers of what each has summed up; or the mean over all replicas."""
        if self.group.size > 1:
            value = all_reduce(self.group, value)
        return divided(value, self.num_replicas_in_sync) if op is ReduceOp.MEAN else value

    def all_reduced(self, op, values) -> list:
        """The sums or means of several values over all replicas, with few messages between workers."""
        here = [summed(x.values if isinstance(x, PerReplica) else [x] * len(self.devices)) for x in values]
        totals = all_reduce_together(self.group, here)
        return [divided(x, self.num_replicas_in_sync) if op is ReduceOp.MEAN else x for x in totals]

    def of_first_replica(self, value):
        """The value of replica 0."""
        return broadcast(self.group, selected(value, 0))

    def gathered(self, tensor, axis):
        """The tensors of all workers, one after the other along an axis."""
        return all_gather(self.group, tensor, axis)

    def agreed_start(self, array):
        """What a variable starts with on every worker: the first worker's value."""
        return self.group.broadcast(array) if self.group.size > 1 else array

    def reduce_to(self, reduce_op, value, destinations, options=None):
        """The sum or mean of a value over all replicas.

        destinations: where it is wanted; it is the same everywhere.
        Source: tf.distribute.StrategyExtended.reduce_to.
        """
        return self._strategy.reduce(reduce_op, value, axis=None)

    def batch_reduce_to(self, reduce_op, value_destination_pairs, options=None) -> list:
        """`reduce_to` for each of several pairs (value, destinations)."""
        return [self.reduce_to(reduce_op, value, where) for value, where in value_destination_pairs]

    # --- variables -------------------------------------------------------------------------------------------------
    def class_for(self, cls):
        """The class of the variables that are made in the scope, where the program asks for `cls`."""
        return distributed_class(cls) if self.mirrored else cls

    def places_of_copies(self, synchronization) -> list:
        """The devices on which such a variable has its copies."""
        return self.devices

    def variable_created_in_scope(self, v) -> bool:
        """Whether a variable is one of this strategy's."""
        return getattr(v.whole, "distribute_strategy", None) is self._strategy

    def update(self, var, fn, args=(), kwargs=None, group=True):
        """Call `fn(copy, *args)` for each copy of a variable, with that replica's part of the arguments.

        Source: tf.distribute.StrategyExtended.update. What the calls return is grouped, as by `Strategy.run`.
        """
        require_made_in_scope(self, var)
        copies = getattr(var, "values", (var,)) if self.mirrored else (var,)
        results = []
        for i, copy in enumerate(copies):
            with entered(ReplicaContext(self._strategy, self.first_replica + i, alike=True)):
                results.append(fn(copy, *selected(list(args), i), **selected(kwargs or {}, i)))
        return regrouped(results)

    def as_on_one_device(self):
        """A context in which variables are their first copies alone: as a model that is saved uses them."""
        return entered(ReplicaContext(self._strategy, self.first_replica, alike=True))

    def colocate_vars_with(self, colocate_with_variable):
        """A context in which variables are made where that one is: as everywhere in the scope."""
        return device_scope(colocate_with_variable.device)

    def value_container(self, value):
        """The variable that a copy belongs to; any other value itself."""
        return getattr(value, "whole", value)
