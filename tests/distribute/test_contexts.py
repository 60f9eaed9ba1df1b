"""What a replica asks, and what replicas do together."""

import numpy as np
import pytest

import minitf as tf
from minitf.distribute.contexts import ReplicaContext, across, require_strategy
from minitf.distribute.values import PerReplica


def context():
    return tf.distribute.get_replica_context()


def number():
    return tf.cast(context().replica_id_in_sync_group, tf.float32)


def test_what_a_replica_is(mirrored):
    ids = mirrored.run(lambda: context().replica_id_in_sync_group)
    assert [x.numpy() for x in ids.values] == [0, 1]
    assert mirrored.run(lambda: context().num_replicas_in_sync) == 2
    assert mirrored.run(lambda: context().strategy) is mirrored
    (devices,) = mirrored.run(lambda: context().devices)
    assert [name[-5:] for name in devices.values] == ["CPU:0", "CPU:1"]


def test_all_reduce(mirrored):
    found = mirrored.run(lambda: context().all_reduce("mean", [number() + 1.0, {"k": number()}]))
    assert [x.numpy() for x in found[0].values] == [1.5, 1.5]
    assert [x.numpy() for x in found[1]["k"].values] == [0.5, 0.5]


def test_all_reduce_of_rows(mirrored):
    def rows():
        i = tf.cast(number(), tf.int32)
        return context().all_reduce("SUM", tf.IndexedSlices([[1.0]], [i], [2, 1]))

    found = mirrored.run(lambda: tf.convert_to_tensor(rows()))
    for dense in mirrored.experimental_local_results(found):
        np.testing.assert_array_equal(dense, [[1.0], [1.0]])


@pytest.mark.parametrize("traced", [False, True])
def test_the_gradient_of_a_sum_over_replicas_is_one(mirrored, traced):
    def step():
        x = number() + 1.0
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = context().all_reduce("SUM", x * x) * (number() + 1.0)
        return tape.gradient(y, x)

    run = tf.function(lambda: mirrored.run(step)) if traced else lambda: mirrored.run(step)
    assert [x.numpy() for x in run().values] == [6.0, 12.0]  # dy of both, 1 + 2, times 2x


def test_all_gather_and_its_gradient(mirrored):
    def step():
        x = tf.fill([tf.cast(number(), tf.int32) + 1], number() + 1.0)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = context().all_gather(x, axis=0)
            loss = tf.reduce_sum(y * [1.0, 10.0, 100.0])
        return y, tape.gradient(loss, x)

    gathered, gradient = mirrored.run(step)
    assert [x.numpy().tolist() for x in gathered.values] == [[1.0, 2.0, 2.0]] * 2
    assert [x.numpy().tolist() for x in gradient.values] == [[2.0], [20.0, 200.0]]


def test_merge_call(mirrored):
    seen = []

    def merge(strategy, x, scale):
        seen.append((strategy is mirrored, tf.distribute.in_cross_replica_context(), type(x), scale))
        return x

    back = mirrored.run(lambda: context().merge_call(merge, (number(),), {"scale": 2}) + 10.0)
    assert seen == [(True, True, PerReplica, 2)]
    assert [x.numpy() for x in back.values] == [10.0, 11.0]


def test_alike_replicas_exchange_nothing(mirrored):
    assert ReplicaContext(mirrored, 1, alike=True).all_reduce("SUM", 3.0) == 3.0


def test_strategies_do_not_mix(mirrored, central):
    with mirrored.scope(), pytest.raises(RuntimeError, match=r"Mixing different tf\.distribute\.Strategy objects"):
        require_strategy(central)
    with pytest.raises(RuntimeError, match="Method requires being in cross-replica context"):
        mirrored.run(lambda: mirrored.reduce("SUM", 1.0, axis=None))


def test_a_block_across_replicas_ends(mirrored):
    with across(mirrored):
        assert tf.distribute.get_replica_context() is None
    assert not tf.distribute.has_strategy()
