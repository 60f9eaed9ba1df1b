"""transformations/snapshot.py: elements that are made once for all programs."""

import minitf as tf


def counted(calls):
    def slow(x):
        calls.append(1)
        return x

    return tf.data.Dataset.range(4).map(lambda x: tf.py_function(slow, [x], tf.int64))


def test_a_whole_pass_is_kept(tmp_path):
    calls = []
    dataset = counted(calls).snapshot(str(tmp_path))
    assert list(dataset.as_numpy_iterator()) == list(dataset.as_numpy_iterator()) == [0, 1, 2, 3]
    assert len(calls) == 4


def test_part_of_a_pass_is_not(tmp_path):
    calls = []
    dataset = counted(calls).snapshot(str(tmp_path), compression=None)
    iterator = iter(dataset)
    next(iterator)
    del iterator
    assert list(tmp_path.glob("*/*")) == []
    assert len(list(dataset)) == 4
    assert len(calls) == 5


def test_other_pipelines_have_other_folders(tmp_path):
    for n in (2, 3):
        dataset = tf.data.Dataset.range(n).snapshot(str(tmp_path))
        assert len(list(dataset)) == len(list(dataset)) == n


def test_shards(tmp_path):
    dataset = tf.data.Dataset.range(4).snapshot(
        str(tmp_path), shard_func=lambda x: x % 2, reader_func=lambda shards: shards.flat_map(lambda shard: shard))
    assert list(dataset.as_numpy_iterator()) == [0, 1, 2, 3]
    assert list(dataset.as_numpy_iterator()) == [0, 2, 1, 3]
