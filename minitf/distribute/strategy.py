"""Strategy: the same function on every device. Floor 6. Read `contexts.py` and `lockstep.py` first.

Read next: `mirrored.py`, the one that is used most, and `input/datasets.py`.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from functools import partial
from weakref import WeakKeyDictionary

from .. import tree
from ..backend.errors import explain
from ..core.context import device as device_scope
from ..core.context import local
from ..core.convert import convert_to_tensor
from ..core.tensor import is_tensor
from ..graph.autograph.api import converted
from ..graph.function import Function
from ..ops.indexing.gather import gather
from ..ops.reductions.reduction import reduce_prod
from ..ops.shapes.broadcasting import reduce_sum
from ..ops.shapes.identity import cast
from ..ops.shapes.joining import concat
from ..ops.shapes.layout import shape
from .contexts import ReplicaContext, across, entered, require_strategy
from .input.datasets import DistributedDataset, dataset_from_function
from .input.input_context import ValueContext
from .lockstep import run_replicas
from .reduce_op import ReduceOp, as_reduce_op
from .values import DistributedValues, PerReplica, regrouped, selected


class Strategy:
    """How a training step is shared out to devices. Its subclasses say to which.

    extended: the devices.

        >>> import minitf as tf
        >>> strategy = tf.distribute.MirroredStrategy(["CPU:0"])
        >>> with strategy.scope():
        ...     weight = tf.Variable(2.0)
        >>> strategy.run(lambda x: x * weight, args=(tf.constant(3.0),)).numpy()
        np.float32(6.0)

    Source: tf.distribute.Strategy.
    """

    def __init__(self, extended):
        self._extended = extended
        self._functions = WeakKeyDictionary()  # a tf.function -> one that runs it in every replica

    @property
    def extended(self):
        """The devices, and how they share."""
        return self._extended

    @property
    def num_replicas_in_sync(self) -> int:
        """How many replicas take a step together, on all machines."""
        return self._extended.num_replicas_in_sync

    @property
    def cluster_resolver(self):
        """What knows the other machines; None where there are none."""
        return None

    @contextmanager
    def scope(self):
        """What is made in the block belongs to the strategy: a variable has a copy for each device.

        Raises: RuntimeError inside of another strategy's scope.
        Source: tf.distribute.Strategy.scope.
        """
        require_strategy(self)
        with across(self):
            yield self

    # --- running ---------------------------------------------------------------------------------------------------
    def run(self, fn, args=(), kwargs=None, options=None):
        """Call a function in each replica.

        fn: a function or a tf.function; it is traced for all replicas together, where it is traced.
        args, kwargs: its arguments; of a PerReplica each replica gets its own value.
        options: RunOptions; nothing of them matters here.
        Returns: what the replicas return, with a PerReplica where they differ; where there is one, what it returns.

        Raises: what the function raises; RuntimeError where only some replicas come to a meeting (`all_reduce`).
        Source: tf.distribute.Strategy.run.
        """
        if not callable(fn):
            raise ValueError(explain("Strategy.run", f"fn is {fn!r}", "it must be a function"))
        require_strategy(self)
        args, kwargs = tuple(args), kwargs or {}
        if isinstance(fn, Function) and local.state.graph is None:
            return self._traced(fn)(*args, **kwargs)
        return self._run(fn.python_function if isinstance(fn, Function) else fn, args, kwargs)

    def _traced(self, function):
        """A tf.function that runs a tf.function in each replica."""
        if function not in self._functions:
            body = partial(_run_in_graph, self, function.python_function)
            body.__name__ = function.name
            self._functions[function] = Function(body, autograph=False)
        return self._functions[function]

    def _run(self, fn, args, kwargs):
        fn = converted(fn) if local.state.graph is not None else fn
        here = len(self._extended.devices)
        bodies = [partial(fn, *selected(list(args), i), **selected(kwargs, i)) for i in range(here)]
        with across(self):
            return regrouped(run_replicas(self, bodies) if here > 1 else [self._run_alone(bodies[0])])

    def _run_alone(self, body):
        """The only replica of this machine: it needs no thread of its own."""
        device = self._extended.devices[0]
        place = nullcontext() if device is None else device_scope(device.name)
        with entered(ReplicaContext(self, self._extended.first_replica)), place:
            return body()

    # --- collecting ------------------------------------------------------------------------------------------------
    def reduce(self, reduce_op, value, axis):
        """The sum or mean of what the replicas have.

        reduce_op: a ReduceOp, or "sum" or "mean".
        value: a PerReplica, or a structure of them.
        axis: an axis, or a tuple of them, of each replica's value that is reduced, too; None to reduce over the
            replicas alone. With an axis, the mean is that of all elements, also where replicas have different numbers
            of them.

            >>> import minitf as tf
            >>> strategy = tf.distribute.MirroredStrategy(["CPU:0"])
            >>> strategy.reduce("mean", tf.constant([1.0, 2.0, 3.0]), axis=0).numpy()
            np.float32(2.0)

        Raises: ValueError for another reduce_op, or for a sum of what is no value of replicas.
        Source: tf.distribute.Strategy.reduce.
        """
        op = as_reduce_op(reduce_op)
        require_strategy(self)
        with across(self):
            return tree.map_structure(lambda x: self._reduced(op, x, axis), value)

    def _reduced(self, op, value, axis):
        if axis is None:
            return self._over_replicas(op, value)
        sums = self._each(value, lambda x: reduce_sum(x, axis))
        total = self._over_replicas(ReduceOp.SUM, sums)
        if op is ReduceOp.SUM:
            return total
        counts = self._over_replicas(ReduceOp.SUM, self._each(value, lambda x: count_along(x, axis)))
        return total / cast(counts, total.dtype)

    def _over_replicas(self, op, value):
        extended = self._extended
        if isinstance(value, DistributedValues):
            return extended.reduced(op, PerReplica(value.values))
        if len(extended.devices) == 1:
            return extended.over_workers(op, convert_to_tensor(value) if is_tensor(value) else value)
        if op is ReduceOp.MEAN or (not is_tensor(value) and value == 0):
            return value  # it is the same for all replicas
        raise ValueError(explain("Strategy.reduce", f"received {value!r}", "A non-DistributedValues value cannot be "
                                 f"reduced with the given reduce op {op}", "Pass what strategy.run returned"))

    def _each(self, value, function):
        """A function of each replica's value."""
        return PerReplica(map(function, value.values)) if isinstance(value, PerReplica) else function(value)

    def gather(self, value, axis):
        """What the replicas have, one after the other along an axis.

        value: a PerReplica of tensors, or a structure of them; of shapes that are equal but for that axis.

        Raises: InvalidArgumentError where the shapes do not fit.
        Source: tf.distribute.Strategy.gather.
        """
        require_strategy(self)

        def gathered(x):
            values = x.values if isinstance(x, DistributedValues) else [x] * len(self._extended.devices)
            return self._extended.gathered(concat(values, axis), axis)

        with across(self):
            return tree.map_structure(gathered, value)

    def experimental_local_results(self, value):
        """The values of this machine's replicas, as a tuple.  Source: tf.distribute.Strategy, same name."""
        return value.values if isinstance(value, DistributedValues) else (value,)

    def unwrap(self, value):
        """The same as `experimental_local_results`, its older name."""
        return self.experimental_local_results(value)

    # --- distributing ----------------------------------------------------------------------------------------------
    def experimental_distribute_values_from_function(self, value_fn):
        """A value for each replica: `value_fn(context)`, with a ValueContext that says for which.

            >>> import minitf as tf
            >>> strategy = tf.distribute.MirroredStrategy(["CPU:0"])
            >>> strategy.experimental_distribute_values_from_function(lambda c: c.replica_id_in_sync_group)
            0

        Source: tf.distribute.Strategy, same name.
        """
        first, number = self._extended.first_replica, self.num_replicas_in_sync
        return regrouped([value_fn(ValueContext(first + i, number)) for i in range(len(self._extended.devices))])

    def experimental_distribute_dataset(self, dataset, options=None):
        """A dataset whose elements hold a part of each global batch for every replica.

        dataset: a tf.data.Dataset of batches; each is divided into as many as there are replicas.
        options: InputOptions; nothing of them matters here.

        Raises: ValueError for what is no dataset, or one without batches.
        Source: tf.distribute.Strategy, same name.
        """
        return DistributedDataset.of_batches(self, dataset)

    def distribute_datasets_from_function(self, dataset_fn, options=None):
        """A dataset whose elements hold a batch for every replica.

        dataset_fn: from an InputContext to a tf.data.Dataset of batches, each for one replica.
        options: InputOptions.
        Source: tf.distribute.Strategy, same name.
        """
        return dataset_from_function(self, dataset_fn)

    def experimental_distribute_datasets_from_function(self, dataset_fn, options=None):
        """The same as `distribute_datasets_from_function`, its older name."""
        return self.distribute_datasets_from_function(dataset_fn, options)


def _run_in_graph(strategy, function, *args, **kwargs):
    """What a function made of a tf.function does while it is traced."""
    return strategy._run(function, args, kwargs)


def count_along(x, axis):
    """How many elements a reduction over these axes takes together, int64 []."""
    sizes = shape(x, out_type="int64")
    return reduce_prod(gather(sizes, axis)) if isinstance(axis, (list, tuple)) else sizes[axis]
