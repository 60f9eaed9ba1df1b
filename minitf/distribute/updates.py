"""A step that all replicas take alike, each on its own copies of the variables. Floor 6. Read `variables.py` first.

An optimizer adds up the gradients of all replicas, and from there on there is nothing to exchange: every replica
computes the same step for its own copies. That costs a little arithmetic, and saves sending the new weights around.
"""

from __future__ import annotations

from .. import tree
from ..backend.errors import explain
from ..core.context import local
from ..ops.variables.variable import Variable
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

    Raises: ValueError for a variable among the arguments that was not made in the strategy's scope.
    """
    distribution = local.state.distribution
    if distribution is None:
        function(*args)
        return
    strategy, extended = distribution.strategy, distribution.strategy.extended
    require_made_in_scope(extended, args)
    if not isinstance(distribution, ReplicaContext):
        for i in range(len(extended.devices) if extended.mirrored else 1):
            with entered(ReplicaContext(strategy, extended.first_replica + i, alike=True)):
                function(*selected(list(args), i))
    elif extended.mirrored or distribution.alike:
        with entered(ReplicaContext(strategy, distribution.number, alike=True)):
            function(*args)
    else:  # the variables are shared, and so the step is taken once
        distribution.merge_call(lambda strategy, *args: on_each_copy(function, *args), args)


def require_made_in_scope(extended, structure):
    """Raise: ValueError for a variable of which every replica would change the only copy there is."""
    if extended.class_for(Variable) is Variable:
        return  # this strategy keeps one copy of each, wherever it was made
    for variable in tree.flatten(structure):
        if isinstance(variable, Variable) and not extended.variable_created_in_scope(variable):
            raise ValueError(explain(
                "tf.distribute", f"the variable {variable.name!r}", "it was not created in this strategy's scope, and "
                "so has no copies for the replicas", "Make the model and its variables in `with strategy.scope():`"))
