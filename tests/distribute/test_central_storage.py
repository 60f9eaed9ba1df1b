"""One copy of the variables for several replicas."""

import minitf as tf


def test_replicas_share_the_variables(central):
    with central.scope():
        v = tf.Variable(1.0, aggregation=tf.VariableAggregation.SUM)
    assert len(v.values) == 1
    assert central.extended.parameter_devices[0].endswith("CPU:0")
    central.run(lambda: v.assign_add(1.0) and None)  # one after the other, but together
    assert v.numpy() == 3.0
    v.assign_add(1.0)
    assert v.numpy() == 4.0
    central.run(lambda: v.assign(5.0) and None)
    assert v.numpy() == 10.0


def test_but_not_those_of_metrics(central):
    with central.scope():
        seen = tf.Variable(0.0, aggregation=tf.VariableAggregation.SUM,
                           synchronization=tf.VariableSynchronization.ON_READ)
    central.run(lambda: seen.assign_add(1.0) and None)
    assert len(seen.values) == 2
    assert seen.numpy() == 2.0
