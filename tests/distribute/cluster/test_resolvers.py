"""Who this process is, and who the others are."""

import pytest

import minitf as tf

WORKERS = '{"cluster": {"worker": ["a:1", "b:2"]}, "task": {"type": "worker", "index": "1"}}'


def test_tf_config(monkeypatch):
    monkeypatch.setenv("TF_CONFIG", WORKERS)
    resolver = tf.distribute.cluster_resolver.TFConfigClusterResolver()
    assert (resolver.task_type, resolver.task_id, resolver.master()) == ("worker", 1, "b:2")
    assert resolver.master(task_id=0) == "a:1"
    assert tf.distribute.cluster_resolver.TFConfigClusterResolver("worker", 0).task_id == 0
    assert resolver.num_accelerators() in ({}, {"GPU": len(tf.config.list_physical_devices("GPU"))})


def test_without_tf_config(monkeypatch):
    monkeypatch.delenv("TF_CONFIG", raising=False)
    resolver = tf.distribute.cluster_resolver.TFConfigClusterResolver()
    assert not resolver.cluster_spec()
    assert (resolver.task_type, resolver.task_id, resolver.master()) == (None, None, "")


@pytest.mark.parametrize("wrong", [
    "{", "[1]", '{"cluster": 3}', '{"cluster": {"worker": 3}}', '{"task": 3}', '{"task": {"index": "x"}}'])
def test_a_wrong_tf_config_is_shown(monkeypatch, wrong):
    monkeypatch.setenv("TF_CONFIG", wrong)
    resolver = tf.distribute.cluster_resolver.TFConfigClusterResolver()

    def read():
        return resolver.cluster_spec(), resolver.task_type, resolver.task_id

    with pytest.raises(ValueError, match=r"TF_CONFIG: it is .* start the workers with `minitf launch`"):
        read()


def test_a_simple_resolver():
    spec = tf.train.ClusterSpec({"worker": ["a:1"]})
    simple = tf.distribute.cluster_resolver.SimpleClusterResolver
    assert simple(spec, task_type="worker", task_id=0).master() == "a:1"
    assert simple(spec, master="x:1", num_accelerators={"GPU": 2}).num_accelerators() == {"GPU": 2}
    assert simple(spec, master="x:1").master() == "x:1"
    with pytest.raises(TypeError, match=r"must be a tf\.train\.ClusterSpec"):
        simple({"worker": ["a:1"]})


def test_a_resolver_of_ones_own_defines_its_cluster():
    with pytest.raises(NotImplementedError):
        tf.distribute.cluster_resolver.ClusterResolver().cluster_spec()
