"""The table of tf.distribute."""

import minitf as tf


def test_the_names_that_programs_use():
    assert tf.distribute.ReduceOp.SUM.name == "SUM"
    assert {"MirroredStrategy", "get_strategy", "InputContext", "experimental"} <= set(dir(tf.distribute))
    assert tf.distribute.experimental.CentralStorageStrategy.__name__ == "CentralStorageStrategy"
