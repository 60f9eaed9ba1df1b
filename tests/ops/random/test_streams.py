"""Whose key a generator draws with, where a strategy is at work."""

from types import SimpleNamespace

import numpy as np
import pytest

from minitf.core.context import local
from minitf.core.convert import constant
from minitf.ops.random.algorithms import PHILOX
from minitf.ops.random.streams import key_of_replica, strategy_now

KEY = constant([7], "uint64")


@pytest.fixture
def under(monkeypatch):
    """Put a replica in place, or what stands for the scope around replicas."""
    def put(strategy, number=None, alike=False):
        monkeypatch.setattr(local.state, "distribution", SimpleNamespace(strategy=strategy, number=number, alike=alike))
    return put


def test_the_strategy_is_that_of_the_open_scope(under):
    assert strategy_now() is None
    under("a")
    assert strategy_now() == "a"


def test_without_a_replica_the_key_is_the_generators_own(under):
    assert key_of_replica(KEY, None, PHILOX) is KEY
    assert key_of_replica(KEY, "a", PHILOX) is KEY
    under("a")
    assert key_of_replica(KEY, "a", PHILOX) is KEY
    under("a", 0, alike=True)
    assert key_of_replica(KEY, "a", PHILOX) is KEY


def test_each_replica_has_a_key_that_depends_on_its_number_alone(under):
    keys = []
    for number in (0, 1, 2, 1):
        under("a", number)
        keys.append(int(np.asarray(key_of_replica(KEY, "a", PHILOX))[0]))
        assert key_of_replica(KEY, None, PHILOX) is KEY  # made outside, it is shared
    assert len(set(keys)) == 3
    assert keys[1] == keys[3]


def test_a_generator_belongs_to_one_strategy(under):
    under("b", 0)
    with pytest.raises(RuntimeError, match="made under a, used under b: Mixing different"):
        key_of_replica(KEY, "a", PHILOX)
