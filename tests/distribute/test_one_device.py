"""OneDeviceStrategy: everything on that device."""

import minitf as tf


def test_ops_and_variables_are_on_the_device(two_cpus):
    strategy = tf.distribute.OneDeviceStrategy("CPU:1")
    with strategy.scope():
        v = tf.Variable(1.0)
    assert v.device.endswith("CPU:1")
    assert strategy.run(lambda: v + 1.0).device.endswith("CPU:1")
    assert strategy.reduce("SUM", tf.constant(2.0), axis=None).numpy() == 2.0
    assert strategy.run(lambda: tf.distribute.get_replica_context().all_reduce("SUM", v + 0.0)).numpy() == 1.0
