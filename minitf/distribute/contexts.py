"""Where code runs: in one replica, or across all of them. Floor 6. Read next: `lockstep.py`.

A strategy runs the same function once for each device: these runs are the *replicas*. Around them, where the program
distributes data and collects results, is the *cross-replica context*, in which a value may be several. Which of the two
it is stands in `local.state.distribution`. A program without a strategy is a replica, the only one.
"""

from __future__ import annotations

from contextlib import contextmanager

from .. import tree
from ..autodiff.custom import custom_gradient
from ..backend.errors import explain
from ..core.context import local
from ..core.convert import constant, convert_to_tensor
from ..core.indexed_slices import IndexedSlices
from ..ops.indexing.slicing import slice_
from ..ops.shapes.broadcasting import reduce_sum
from ..ops.shapes.layout import shape
from .reduce_op import as_reduce_op


class CrossReplicaContext:
    """What surrounds code in the scope of a strategy, outside of its replicas."""

    copy = None  # of a variable's copies it uses none in particular
    number = None  # it is no replica

    def __init__(self, strategy):
        self.strategy = strategy


class ReplicaContext:
    """What a function that runs in a replica can ask, and do together with the other replicas.

    strategy: the strategy.
    replica_id_in_sync_group: the replica's number among all of all machines, in `number` as an int.
    runner: what takes part in the meetings of the replicas for it (`lockstep.py`); None where there are no others.
    alike: whether all replicas do the same to their copies of variables, so that there is nothing to exchange.

        >>> import minitf as tf
        >>> tf.distribute.get_replica_context().num_replicas_in_sync
        1

    Source: tf.distribute.ReplicaContext.
    """

    def __init__(self, strategy, replica_id_in_sync_group, runner=None, alike=False):
        self.strategy = strategy
        self.alike = alike
        self.number = replica_id_in_sync_group
        self._runner = runner

    @property
    def replica_id_in_sync_group(self):
        """Its number, among the replicas of all machines: in [0, num_replicas_in_sync); a tensor, if it has others."""
        return self.number if self._runner is None else constant(self.number)

    @property
    def num_replicas_in_sync(self) -> int:
        """How many replicas there are, on all machines."""
        return self.strategy.num_replicas_in_sync

    @property
    def local_index(self) -> int:
        """Its number among the replicas of this machine: which of a variable's copies is its own."""
        return self.number - self.strategy.extended.first_replica

    @property
    def copy(self):
        """What tells it from replicas that use other copies of the variables; None where there is one copy."""
        several = len(self.strategy.extended.devices) > 1
        return (self.strategy, self.local_index, self.alike) if several else None

    @property
    def devices(self) -> list:
        """The name of the device that the replica runs on, in a list."""
        return [self.strategy.extended.worker_devices[self.local_index]]

    def merge_call(self, merge_fn, args=(), kwargs=None):
        """Wait for all replicas, then call `merge_fn(strategy, *args)` once, in the cross-replica context.

        merge_fn: takes the strategy, and the arguments of all replicas, each as a PerReplica where they differ.
        Returns: this replica's part of what it returns.
        Raises: RuntimeError where other replicas do not come, or in a graph that the replicas do not share.
        Source: tf.distribute.ReplicaContext.merge_call.
        """
        if self._runner is not None:
            return self._runner.meet(merge_fn, args, kwargs or {})
        with across(self.strategy):
            return merge_fn(self.strategy, *args, **(kwargs or {}))

    def all_reduce(self, reduce_op, value, options=None):
        """The sum or mean of the values of all replicas, which each of them gets.

        reduce_op: a ReduceOp, or "sum" or "mean".
        value: a tensor, IndexedSlices, or a structure of them; of one shape in all replicas.

            >>> import minitf as tf
            >>> strategy = tf.distribute.MirroredStrategy(["CPU:0"])
            >>> strategy.run(lambda: tf.distribute.get_replica_context().all_reduce("sum", tf.constant(2.0))).numpy()
            np.float32(2.0)

        Raises: as `merge_call`; ValueError for another reduce_op.
        Source: tf.distribute.ReplicaContext.all_reduce. The gradient of a sum over replicas is one, too.
        """
        op = as_reduce_op(reduce_op)
        if self.alike:
            return value
        leaves = tree.flatten(value)
        rows = [x for x in leaves if isinstance(x, IndexedSlices)]
        dense = [convert_to_tensor(x) for x in leaves if not isinstance(x, IndexedSlices)]
        results = iter(self._reduced(op, dense)), iter(self._merged(op, rows))
        found = [next(results[isinstance(x, IndexedSlices)]) for x in leaves]
        return tree.pack_sequence_as(value, found)

    def _reduced(self, op, tensors):
        """The same for a list of tensors, with a gradient."""
        def reduced(*tensors):
            return self._merged(op, tensors), lambda *dys: self.all_reduce(op, list(dys))

        return custom_gradient(reduced)(*tensors) if tensors else []

    def _merged(self, op, values):
        """The same for a list of tensors or IndexedSlices, without one."""
        def merge(strategy, *values):
            return strategy.extended.all_reduced(op, values)

        return self.merge_call(merge, tuple(values)) if values else []

    def all_gather(self, value, axis, options=None):
        """The values of all replicas, one after the other along an axis, which each of them gets.

        value: a tensor or a structure of them; of shapes that are equal but for that axis.
        Raises: as `merge_call`; InvalidArgumentError where the shapes do not fit.
        Source: tf.distribute.ReplicaContext.all_gather.
        """
        leaves = list(map(convert_to_tensor, tree.flatten(value)))
        found = [self._gathered(x, axis) for x in leaves]
        return tree.pack_sequence_as(value, found)

    def _gathered(self, x, axis):
        def gathered(x):
            together = self.merge_call(lambda strategy, x: strategy.gather(x, axis), (x,))
            sizes = self.merge_call(lambda strategy, n: strategy.gather(n, 0), (shape(x)[axis : axis + 1],))
            return together, lambda dy: self._own_part(self.all_reduce("SUM", dy), sizes, axis)

        return custom_gradient(gathered)(x)

    def _own_part(self, dy, sizes, axis):
        """The part of a gathered gradient that is this replica's."""
        rank, place = len(dy.shape), self.number
        begin, size = [0] * rank, [-1] * rank
        begin[axis], size[axis] = reduce_sum(sizes[:place]), sizes[place]
        return slice_(dy, begin, size)


@contextmanager
def entered(distribution):
    """Run the block as that replica, or across replicas."""
    state = local.state
    before, state.distribution = state.distribution, distribution
    try:
        yield
    finally:
        state.distribution = before


def across(strategy):
    """Run the block in the cross-replica context of a strategy."""
    return entered(CrossReplicaContext(strategy))


def require_strategy(strategy):
    """Raise: RuntimeError where the scope of another strategy is open, or this is one of its replicas."""
    distribution = local.state.distribution
    if distribution is None:
        return
    if distribution.strategy is not strategy:
        raise RuntimeError(explain("tf.distribute", f"{strategy} is not {distribution.strategy}, which is open here",
                                   "Mixing different tf.distribute.Strategy objects", "Use one strategy in a program"))
    if isinstance(distribution, ReplicaContext):
        raise RuntimeError(explain("tf.distribute", f"replica {distribution.number} uses its strategy",
                                   "Method requires being in cross-replica context",
                                   "Use tf.distribute.get_replica_context().merge_call()"))
