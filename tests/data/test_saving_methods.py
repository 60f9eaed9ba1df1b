"""saving_methods.py: datasets on disk."""

import pytest

import minitf as tf


def numbers():
    return tf.data.Dataset.range(5).map(lambda x: (x, {"text": tf.fill([x], "hi")}))


@pytest.mark.parametrize("compression", [None, "GZIP", "SNAPPY"])
def test_what_is_loaded_is_what_was_saved(tmp_path, compression):
    numbers().save(str(tmp_path), compression)
    loaded = tf.data.Dataset.load(str(tmp_path), compression=compression)
    assert loaded.element_spec == numbers().element_spec
    assert [(x.item(), y["text"].tolist()) for x, y in loaded.as_numpy_iterator()] == [
        (n, [b"hi"] * n) for n in range(5)]


def test_shards_and_who_reads_them(tmp_path):
    tf.data.Dataset.range(6).save(str(tmp_path), shard_func=lambda x: x % 2)
    assert list(tf.data.Dataset.load(str(tmp_path)).as_numpy_iterator()) == [0, 1, 2, 3, 4, 5]  # they take turns
    one_by_one = tf.data.Dataset.load(str(tmp_path), reader_func=lambda shards: shards.flat_map(lambda shard: shard))
    assert list(one_by_one.as_numpy_iterator()) == [0, 2, 4, 1, 3, 5]


def test_ragged_elements(tmp_path):
    tf.data.Dataset.from_tensors(tf.ragged.constant([[1], [2, 3]])).save(str(tmp_path))
    assert next(iter(tf.data.Dataset.load(str(tmp_path)))).to_list() == [[1], [2, 3]]


def test_an_error_leaves_what_was_there(tmp_path):
    tf.data.Dataset.range(2).save(str(tmp_path))
    broken = tf.data.Dataset.range(2).map(lambda x: tf.debugging.check_numerics(1 / (1.0 - tf.cast(x, tf.float32)), ""))
    with pytest.raises(tf.errors.InvalidArgumentError):
        broken.save(str(tmp_path))
    assert len(list(tmp_path.glob("*/00000000.shard"))) == 1


def test_what_is_no_saved_dataset(tmp_path):
    with pytest.raises(tf.errors.NotFoundError):
        tf.data.Dataset.load(str(tmp_path))
    with pytest.raises(tf.errors.InvalidArgumentError, match="compression is 'BZ2'"):
        tf.data.Dataset.range(2).save(str(tmp_path), compression="BZ2")
