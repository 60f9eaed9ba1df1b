"""StrategyExtended: updates of variables, copy by copy."""

import minitf as tf


def test_update(mirrored):
    with mirrored.scope():
        v = tf.Variable(1.0)
    gradient = mirrored.run(lambda: tf.cast(tf.distribute.get_replica_context().replica_id_in_sync_group, tf.float32))
    with mirrored.scope():
        mirrored.extended.update(v, lambda copy, x: copy.assign_add(x), args=(gradient,))
    assert [copy.numpy() for copy in v.values] == [1.0, 2.0]
    assert mirrored.extended.value_container(v.values[1]) is v
    with mirrored.extended.colocate_vars_with(v.values[1]):
        assert tf.constant(1.0).device.endswith("CPU:1")


def test_reduce_to(mirrored):
    x = mirrored.run(lambda: tf.constant(1.0))
    assert mirrored.extended.reduce_to("SUM", x, destinations=x).numpy() == 2.0
    assert [y.numpy() for y in mirrored.extended.batch_reduce_to("MEAN", [(x, x), (x, x)])] == [1.0, 1.0]
