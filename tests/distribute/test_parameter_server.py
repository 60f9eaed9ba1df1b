"""ParameterServerStrategy."""

import pytest

import minitf as tf

SIMPLE, SPEC = tf.distribute.cluster_resolver.SimpleClusterResolver, tf.train.ClusterSpec


def test_it_has_one_replica_and_plain_variables():
    strategy = tf.distribute.ParameterServerStrategy(SIMPLE(SPEC({"worker": ["a:1", "b:2"], "ps": ["c:3"]})))
    with strategy.scope():
        v = tf.Variable(2.0)
    assert strategy.run(lambda: v + 1.0).numpy() == 3.0
    assert (strategy.num_workers, strategy.num_replicas_in_sync, hasattr(v, "values")) == (2, 1, False)
    assert strategy.cluster_resolver.cluster_spec().num_tasks("ps") == 1


@pytest.mark.parametrize("wrong", [None, SIMPLE(SPEC({"ps": ["c:3"]}))])
def test_a_cluster_without_workers(wrong):
    with pytest.raises(ValueError, match="ParameterServerStrategy"):
        tf.distribute.ParameterServerStrategy(wrong)
