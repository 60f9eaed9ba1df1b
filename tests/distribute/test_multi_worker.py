"""MultiWorkerMirroredStrategy: alone, and with a wrong cluster. As processes: tests/cli/test_launch.py."""

import pytest

import minitf as tf
from minitf.distribute.multi_worker import place_of

SIMPLE = tf.distribute.cluster_resolver.SimpleClusterResolver


def test_without_a_cluster_it_is_alone(monkeypatch):
    monkeypatch.delenv("TF_CONFIG", raising=False)
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    assert strategy.num_replicas_in_sync == 1
    assert strategy.extended.should_checkpoint
    assert not strategy.cluster_resolver.cluster_spec()
    assert strategy.run(lambda: tf.distribute.get_replica_context().all_reduce("SUM", tf.constant(2.0))).numpy() == 2.0


def test_the_chief_comes_first():
    spec = tf.train.ClusterSpec({"worker": ["a:1", "b:2"], "chief": ["c:3"], "ps": ["d:4"]})
    assert place_of(SIMPLE(spec, task_type="worker", task_id=1)) == (2, ["c:3", "a:1", "b:2"])
    with pytest.raises(ValueError, match=r"this process is \('worker', 2\), the cluster's workers are"):
        tf.distribute.MultiWorkerMirroredStrategy(SIMPLE(spec, task_type="worker", task_id=2))


def test_a_task_that_is_not_in_tf_config(monkeypatch):
    monkeypatch.setenv("TF_CONFIG", '{"cluster": {"worker": ["a:1", "b:2"]}, "task": {"type": "worker", "index": 2}}')
    with pytest.raises(ValueError, match="TF_CONFIG: it is"):
        tf.distribute.MultiWorkerMirroredStrategy()
