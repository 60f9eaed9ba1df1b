"""What a program can ask of where it runs: which strategy, which replica. Floor 6. Read `contexts.py` first."""

from __future__ import annotations

from functools import cache

from ..core.context import local
from .contexts import CrossReplicaContext, ReplicaContext
from .extended import StrategyExtended
from .strategy import Strategy


class DefaultStrategy(Strategy):
    """What runs where no strategy is used: a single replica, on the device where the program is."""

    def __init__(self):
        super().__init__(StrategyExtended(self, [None]))

    def run(self, fn, args=(), kwargs=None, options=None):
        """Call the function."""
        return fn(*args, **(kwargs or {}))


@cache
def default_strategy() -> DefaultStrategy:
    """The strategy of a program that uses none."""
    return DefaultStrategy()


def get_strategy():
    """The strategy whose scope is open, or the default one: a single replica.

        >>> import minitf as tf
        >>> tf.distribute.get_strategy().num_replicas_in_sync
        1

    Source: tf.distribute.get_strategy.
    """
    distribution = local.state.distribution
    return default_strategy() if distribution is None else distribution.strategy


def has_strategy() -> bool:
    """Whether a strategy other than the default is at work.  Source: tf.distribute.has_strategy."""
    return local.state.distribution is not None


def in_cross_replica_context() -> bool:
    """Whether this is the scope of a strategy, outside of its replicas.

    Source: tf.distribute.in_cross_replica_context.
    """
    return isinstance(local.state.distribution, CrossReplicaContext)


def get_replica_context():
    """The replica that this code runs in; None in the cross-replica context.

    Source: tf.distribute.get_replica_context.
    """
    distribution = local.state.distribution
    if distribution is None:
        return ReplicaContext(default_strategy(), 0)
    return None if isinstance(distribution, CrossReplicaContext) else distribution


def experimental_set_strategy(strategy) -> None:
    """Let a strategy be open from here on, without a `with` block; None for none.

    Source: tf.distribute.experimental_set_strategy.
    """
    local.state.distribution = None if strategy is None else CrossReplicaContext(strategy)
