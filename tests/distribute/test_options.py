"""Options that programs give."""

import minitf as tf


def test_they_hold_what_tensorflows_hold():
    assert tf.distribute.RunOptions().experimental_enable_dynamic_batch_size
    options = tf.distribute.InputOptions(experimental_per_replica_buffer_size=2)
    assert options.experimental_replication_mode is tf.distribute.InputReplicationMode.PER_WORKER
    assert options.experimental_per_replica_buffer_size == 2
    for ways in (tf.distribute.NcclAllReduce(num_packs=2), tf.distribute.HierarchicalCopyAllReduce(num_packs=2)):
        assert isinstance(ways, tf.distribute.CrossDeviceOps)
        assert ways.num_packs == 2
    assert tf.distribute.ReductionToOneDevice("CPU:0").reduce_to_device == "CPU:0"
