"""What a dataset function is told."""

import pytest

import minitf as tf


def test_input_context():
    context = tf.distribute.InputContext(2, 1, 4)
    assert str(context) == "tf.distribute.InputContext(input pipeline id 1, total: 2)"
    assert context.get_per_replica_batch_size(8) == 2
    with pytest.raises(ValueError, match="not divisible"):
        context.get_per_replica_batch_size(6)


def test_value_context():
    assert str(tf.distribute.experimental.ValueContext(1, 2)) == \
        "tf.distribute.ValueContext(replica id 1, total replicas in sync: 2)"
