"""Which strategy and which replica runs."""

import minitf as tf


def test_without_a_strategy():
    assert not tf.distribute.has_strategy()
    assert not tf.distribute.in_cross_replica_context()
    strategy = tf.distribute.get_strategy()
    assert strategy is tf.distribute.get_strategy()
    assert strategy.num_replicas_in_sync == 1
    replica = tf.distribute.get_replica_context()
    assert replica.replica_id_in_sync_group == 0
    assert replica.all_reduce("SUM", tf.constant(2.0)).numpy() == 2.0
    assert replica.merge_call(lambda strategy, x: x + 1, (2,)) == 3
    assert strategy.run(lambda x: x + 1, (2,)) == 3
    assert strategy.reduce("MEAN", tf.constant([1.0, 3.0]), axis=0).numpy() == 2.0


def test_in_a_scope(mirrored):
    with mirrored.scope() as entered:
        assert entered is mirrored is tf.distribute.get_strategy()
        assert tf.distribute.has_strategy()
        assert tf.distribute.in_cross_replica_context()
        with mirrored.scope():
            assert tf.distribute.get_replica_context() is None
    assert not tf.distribute.has_strategy()


def test_a_strategy_that_is_set(mirrored):
    tf.distribute.experimental_set_strategy(mirrored)
    try:
        assert tf.distribute.get_strategy() is mirrored
    finally:
        tf.distribute.experimental_set_strategy(None)
    assert not tf.distribute.has_strategy()
