"""Options of checkpoints."""

import os

import pytest

import minitf as tf


def test_data_in_several_files(tmp_path):
    options = tf.train.CheckpointOptions(
        experimental_sharding_callback=tf.train.experimental.MaxShardSizePolicy(max_shard_size=500))
    checkpoint = tf.train.Checkpoint(v=[tf.Variable(tf.fill([100], float(i))) for i in range(3)])
    path = checkpoint.write(tmp_path / "ckpt", options)
    assert len([name for name in os.listdir(tmp_path) if "-of-00003" in name]) == 3
    checkpoint.v[2].assign(tf.zeros([100]))
    checkpoint.read(path).assert_consumed()
    assert checkpoint.v[2].numpy()[0] == 2.0


def test_one_file_otherwise():
    assert tf.train.CheckpointOptions().shard_size() is None
    by_task = tf.train.experimental.ShardByTaskPolicy()
    assert tf.train.CheckpointOptions(experimental_sharding_callback=by_task).shard_size() is None
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be a MaxShardSizePolicy"):
        tf.train.CheckpointOptions(experimental_sharding_callback=3).shard_size()
    with pytest.raises(tf.errors.InvalidArgumentError, match="above 0"):
        tf.train.experimental.MaxShardSizePolicy(0)


def test_functions_are_called_when_the_files_are_there(tmp_path):
    called = []
    callbacks = [lambda path: called.append(os.path.exists(path + ".index")), lambda: called.append("done")]
    options = tf.train.CheckpointOptions(experimental_write_callbacks=callbacks)
    tf.train.Checkpoint(v=tf.Variable(1.0)).save(tmp_path / "ckpt", options)
    assert called == [True, "done"]
