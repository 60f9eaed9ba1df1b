"""A stream for each replica: how generators and `tf.distribute` fit together. Floor 2. Read `generator.py` first.

A generator made in the scope of a strategy has one state, equal on all devices. What tells the replicas' numbers apart
is the key: each replica draws its own from the generator's key, at the place that its number names. So a seed decides
the numbers of all replicas, and a checkpoint of the one state is enough to go on with as many of them as there are.
"""

from __future__ import annotations

from ...backend.dtypes import int32, uint64
from ...backend.errors import explain
from ...core.context import local
from ...core.convert import constant
from ...core.execute import execute
from .stateless import StatelessRandomUniformFullIntV2


def strategy_now():
    """The strategy whose scope is open, or whose replica runs; None without one."""
    distribution = local.state.distribution
    return None if distribution is None else distribution.strategy


def key_of_replica(key, strategy, alg):
    """The key of the stream that belongs to the replica that runs.

    key: uint64 [1], the generator's own, which is used outside of replicas.
    strategy: the one whose generator it is, or None.
    alg: the number of the algorithm.

    Raises: RuntimeError in the scope of another strategy.
    """
    distribution = local.state.distribution
    if strategy is None or distribution is None:
        return key
    if distribution.strategy is not strategy:
        raise RuntimeError(mixed(strategy, distribution.strategy))
    if distribution.number is None or distribution.alike:
        return key
    place = constant([distribution.number, 0], uint64)
    shape, alg = constant([1], int32), constant(alg, int32)
    return execute(StatelessRandomUniformFullIntV2, shape, key, place, alg, dtype=uint64)


def mixed(strategy, other) -> str:
    """The message for a generator of one strategy in the scope of another."""
    return explain("Generator", f"made under {strategy}, used under {other}",
                   "Mixing different tf.distribute.Strategy objects", "Make a generator in the scope where it is used")
