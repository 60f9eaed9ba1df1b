"""MirroredStrategy and its devices."""

import pytest

import minitf as tf


def test_by_default_all_devices(two_cpus):
    strategy = tf.distribute.MirroredStrategy()
    assert strategy.num_replicas_in_sync == 2
    assert [name[-5:] for name in strategy.extended.worker_devices] == two_cpus
    assert strategy.extended.parameter_devices == strategy.extended.worker_devices


def test_one_device_may_be_named_by_itself():
    strategy = tf.distribute.MirroredStrategy("CPU:0", cross_device_ops=tf.distribute.ReductionToOneDevice())
    assert strategy.run(lambda: tf.constant(1.0)).numpy() == 1.0


def test_a_device_named_twice():
    with pytest.raises(ValueError, match="no device twice"):
        tf.distribute.MirroredStrategy(["CPU:0", "/cpu:0"])


@pytest.mark.parametrize("none", [None, [], ()])
def test_no_name_stands_for_all_devices(none):
    assert tf.distribute.MirroredStrategy(none).extended.worker_devices == (
        tf.distribute.MirroredStrategy().extended.worker_devices)


def test_devices_that_are_not_there_are_replaced_with_a_warning(monkeypatch):
    told = []
    monkeypatch.setattr(tf.get_logger(), "warning", lambda message, *values: told.append(message % values))
    strategy = tf.distribute.MirroredStrategy(["/gpu:8", "/gpu:9"])
    assert [text.partition(",")[0] for text in told] == [
        "MirroredStrategy: there is no device /gpu:8", "MirroredStrategy: there is no device /gpu:9"]
    with strategy.scope():
        v = tf.Variable(1.0, aggregation=tf.VariableAggregation.SUM)
    strategy.run(lambda: v.assign_add(1.0))
    assert [copy.numpy() for copy in v.values] == [3.0, 3.0]
