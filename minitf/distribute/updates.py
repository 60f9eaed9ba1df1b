"""A step that all replicas take alike, each on its own copies of the variables. Floor 6. Read `variables.py` first.

An optimizer adds up the gradients of all replicas, and from there on there is nothing to exchange: every replica
computes the same step for its own copies. That costs a little arithmetic, and saves sending the new weights around.
"""

from __future__ import annotations

from ..core.context import local
from .contexts import ReplicaContext, entered
from .values import selected


def summed_over_replicas(values) -> list:
    """What the replicas' values are together, in a replica: a list of tensors, IndexedSlices or None; else as given."""
    replica = local.state.distribution
    if not isinstance(replica, ReplicaContext) or replica.alike or replica.num_replicas_in_sync == 1:
        return list(values)
    found = iter(replica.all_reduce("SUM", [x for x in values if x is not None]))
    return [None if x is None else next(found) for x in values]


def on_each_copy(function, *args):
    """Call a function that changes variables, so that all copies of them change: in a replica its own copies.

    function: what it does follows from its arguments and the variables alone.
    args: the same for all replicas.
    """
    distribution = local.state.distribution
    if distribution is None:
        function(*args)
        return
    strategy, extended = distribution.strategy, distribution.strategy.extended
    if not isinstance(distribution, ReplicaContext):
        for i in range(len(extended.devices) if extended.mirrored else 1):
            with entered(ReplicaContext(strategy, extended.first_replica + i, alike=True)):
                function(*selected(list(args), i))
    elif extended.mirrored or distribution.alike:
        with entered(ReplicaContext(strategy, distribution.number, alike=True)):
            function(*args)
    else:  # the variables are shared, and so the step is taken once
        distribution.merge_call(lambda strategy, *args: on_each_copy(function, *args), args)
