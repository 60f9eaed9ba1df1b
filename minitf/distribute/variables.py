"""Variables with a copy on each device. Floor 6. Read `ops/variables/variable.py` first.

What is made in the scope of a strategy with several devices is one variable to the program, and a plain variable on
each device underneath. A replica sees its own copy: `handle` is that one, and so are ops, tapes and traced functions
satisfied. When are the copies made equal?

- ON_WRITE, the usual way, of weights: always. Whoever assigns outside of the replicas assigns to all copies. In a
  replica, the values that the replicas give are first made one, as `aggregation` says; with NONE it is up to the
  program that all replicas give the same.
- ON_READ, of metrics: each replica writes as it likes, and the copies are added up when the variable is read from
  outside.
"""

from __future__ import annotations

import weakref
from functools import cache

from ..backend.errors import explain
from ..core.context import init_scope, local
from ..core.convert import convert_to_tensor
from ..core.tensor import Reference, Tensor
from ..ops.shapes.identity import cast
from ..ops.variables import resource_ops
from ..ops.variables.update import update
from ..ops.variables.variable import UnreadVariable, Variable, VariableAggregation, VariableSynchronization
from .contexts import ReplicaContext
from .reduce_op import ReduceOp
from .reducing import divided, reduced
from .values import DistributedValues, as_lines, selected

CHANGES = resource_ops.AssignAddVariableOp, resource_ops.AssignSubVariableOp


class Copy(Variable):
    """A distributed variable as it is on one device."""

    _may_have_copies = False

    def __init__(self, whole, i, device):
        name = whole.name.removesuffix(":0")
        with init_scope():
            super().__init__(Tensor(device.put(whole._array), device), shape=whole._shape, constraint=whole._constraint,
                             synchronization=whole._synchronization, aggregation=whole._aggregation)
        self._name = f"{name}/replica_{i}" if i else name
        self._trainable = whole._trainable
        self._whole = weakref.ref(whole)

    @property
    def whole(self):
        whole = self._whole()
        return self if whole is None else whole


class Distributed(DistributedValues):
    """What makes a variable one with copies: mixed into the class of a variable, before it.

    values: the copies, in the order of the devices.
    Source: tf.distribute's MirroredVariable and SyncOnReadVariable.
    """

    _may_have_copies = False
    _synchronization: VariableSynchronization
    values: tuple = ()

    def __init__(self, *args, **kwargs):
        strategy = local.state.distribution.strategy
        super().__init__(*args, **kwargs)
        self.distribute_strategy = strategy
        self._array = strategy.extended.agreed_start(self._array)
        places = strategy.extended.places_of_copies(self._synchronization)
        self.values = tuple(Copy(self, i, device) for i, device in enumerate(places))
        del self._array  # the value is in the copies alone

    # --- which copy ------------------------------------------------------------------------------------------------
    @property
    def handle(self):
        """The copy of the replica that runs; the first one elsewhere."""
        distribution = local.state.distribution
        i = distribution.local_index if isinstance(distribution, ReplicaContext) else 0
        return self.values[i if i < len(self.values) else 0]

    @property
    def whole(self):
        return self

    def ref(self):
        return Reference(self)

    @property
    def _trainable(self):
        return self.__dict__["_trainable"]

    @_trainable.setter
    def _trainable(self, value):
        self.__dict__["_trainable"] = value
        for copy in self.values:
            copy._trainable = value

    @property
    def _device(self):
        return self.handle._device if self.values else self.__dict__["_device"]

    @_device.setter
    def _device(self, value):
        self.__dict__["_device"] = value

    def _current(self):
        return self.handle._current()

    # --- reading ---------------------------------------------------------------------------------------------------
    def read_value(self):
        """This replica's value; outside of the replicas, the one that the copies make together."""
        if self._is_read_together():
            return self._together()
        return super().read_value()

    def numpy(self):
        return self._together().numpy() if self._is_read_together() else super().numpy()

    def __array__(self, dtype=None, copy=None):
        return self.read_value().__array__(dtype, copy)

    def _is_read_together(self) -> bool:
        return self._synchronization is VariableSynchronization.ON_READ and replica_now() is None

    def _together(self):
        """The copies, as one value."""
        if self._aggregation is VariableAggregation.ONLY_FIRST_REPLICA:
            return self.values[0].read_value()
        op = ReduceOp.from_variable_aggregation(self._aggregation)
        extended = self.distribute_strategy.extended
        here = reduced(ReduceOp.SUM, [copy.read_value() for copy in self.values], 1)
        return extended.over_workers(op, here)

    # --- writing ---------------------------------------------------------------------------------------------------
    def _replace(self, value):
        replica = self._replica_that_writes()
        if replica is not None:
            value = self._agreed(replica, value)
            if self._is_shared_by(replica):
                replica.merge_call(lambda strategy, value: self._replace(selected(value, 0)), (value,))
            else:
                self.handle._replace(value)
            return
        if self._synchronization is VariableSynchronization.ON_READ and self._aggregation is VariableAggregation.SUM:
            value = divided(value, self.distribute_strategy.num_replicas_in_sync)
        for copy in self.values:
            copy._replace(value)

    def _update(self, op, *inputs, **attrs):
        self._changed(op, *inputs, **attrs)
        return UnreadVariable(self.handle)

    def _changed(self, op, *inputs, **attrs):
        replica = self._replica_that_writes()
        if replica is None:
            self._require_one_meaning(op)
            return self._update_copies(op, inputs, attrs)
        if op in CHANGES:
            inputs = [self._agreed(replica, x) for x in inputs]
        if self._is_shared_by(replica):
            return replica.merge_call(lambda strategy, *inputs: self._update_copies(op, inputs, attrs), tuple(inputs))
        return update(op, [self.handle], *inputs, **attrs)

    def _update_copies(self, op, inputs, attrs):
        """Run the op on every copy, each with its replica's inputs; what it returns for the first."""
        results = [update(op, [copy], *selected(list(inputs), i), **attrs) for i, copy in enumerate(self.values)]
        return results[0]

    def _replica_that_writes(self):
        """The replica that runs, if any.  Raises: RuntimeError for one of another strategy."""
        replica = replica_now()
        if replica is not None and replica.strategy is not self.distribute_strategy:
            raise RuntimeError(explain("Variable", f"{self.name!r} of {self.distribute_strategy}, in a replica of "
                                       f"{replica.strategy}", "Mixing different tf.distribute.Strategy objects",
                                       "Use one strategy in a program"))
        return replica

    def _is_shared_by(self, replica) -> bool:
        """Whether there are fewer copies than replicas, so that one of them must write for all."""
        return len(self.values) < len(replica.strategy.extended.devices) and not replica.alike

    def _agreed(self, replica, value):
        """What all replicas write, of what each of them wants to write."""
        on_read = self._synchronization is VariableSynchronization.ON_READ
        if replica.alike or on_read or self._aggregation is VariableAggregation.NONE:
            return value
        if self._aggregation is VariableAggregation.ONLY_FIRST_REPLICA:
            return replica.merge_call(lambda strategy, value: strategy.extended.of_first_replica(value), (value,))
        value = convert_to_tensor(value)
        return cast(replica.all_reduce(ReduceOp.from_variable_aggregation(self._aggregation), value), value.dtype)

    def _require_one_meaning(self, op):
        """Raise: ValueError for adding to a sum of which nobody says which replica's part is meant."""
        on_read = self._synchronization is VariableSynchronization.ON_READ
        if on_read and self._aggregation is VariableAggregation.SUM and op in CHANGES:
            name = "assign_add" if op is CHANGES[0] else "assign_sub"
            raise ValueError(explain(
                f"Variable.{name}", f"{self.name!r}, a sum over replicas that is added up when it is read",
                f"SyncOnReadVariable does not support `{name}` in cross-replica context when aggregation is set to "
                "`tf.VariableAggregation.SUM`", "Call it in strategy.run"))


def replica_now():
    """The replica that runs, where a strategy is at work; else None."""
    distribution = local.state.distribution
    return distribution if isinstance(distribution, ReplicaContext) else None


def text_of_copies(variable) -> str:
    """A line for each copy."""
    on_read = variable.synchronization is VariableSynchronization.ON_READ
    return as_lines("SyncOnReadVariable" if on_read else "MirroredVariable", map(repr, variable.values))


@cache
def distributed_class(cls):
    """The class of the variables with copies that stands for a class of variables.

        >>> distributed_class(Variable)
        <class 'minitf.distribute.variables.DistributedVariable'>
    """
    shown = {"__repr__": text_of_copies} if cls is Variable else {}
    return type(f"Distributed{cls.__name__}", (Distributed, cls), {"__module__": __name__, **shown})
