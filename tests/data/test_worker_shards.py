"""Which files a worker opens, wherever in a pipeline they are opened."""

import pytest

import minitf as tf
from minitf.data.dataset import Dataset
from minitf.data.worker_shards import opens_files, with_file_shards, with_hinted_shards


@pytest.fixture
def names(tmp_path):
    """Three files of one, two and three lines."""
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text("".join(f"{i}{j}\n" for j in range(i + 1)))
    return [str(tmp_path / f"{i}.txt") for i in range(3)]


PIPELINES = {
    "reader": tf.data.TextLineDataset,
    "parallel reads": lambda names: tf.data.TextLineDataset(names, num_parallel_reads=2),
    "function": lambda names: tf.data.Dataset.from_tensor_slices(names).flat_map(
        lambda name: tf.data.TextLineDataset(name).take(9)),
    "interleave": lambda names: tf.data.Dataset.from_tensor_slices(names).interleave(
        tf.data.TextLineDataset, num_parallel_calls=2),
    "behind more": lambda names: tf.data.TextLineDataset(names).shuffle(9, seed=1).map(lambda x: x).prefetch(1),
}


@pytest.mark.parametrize("kind", PIPELINES)
def test_each_worker_opens_every_second_file(names, kind):
    whole = PIPELINES[kind](names)
    shares = [Dataset(with_file_shards(whole.stage, 2, i)) for i in range(2)]
    found = [sorted(x.decode() for x in share.as_numpy_iterator()) for share in shares]
    assert found == [["00", "20", "21", "22"], ["10", "11"]]
    assert len(list(whole)) == 6


def test_every_pipeline_that_is_joined_is_divided(names):
    data = tf.data.Dataset.zip(tf.data.TextLineDataset(names), tf.data.TextLineDataset(names).map(tf.strings.length))
    share = Dataset(with_file_shards(data.stage, 3, 1))
    assert [(a.numpy(), b.numpy()) for a, b in share] == [(b"10", 2), (b"11", 2)]


def test_without_files_there_is_no_share(names):
    assert with_file_shards(tf.data.Dataset.range(5).batch(2).stage, 2, 0) is None
    half = tf.data.Dataset.zip(tf.data.TextLineDataset(names), tf.data.Dataset.range(5))
    assert with_file_shards(half.stage, 2, 0) is None
    assert not opens_files(tf.data.Dataset.range(3).flat_map(tf.data.Dataset.range).stage)


def test_there_must_be_a_file_for_every_worker(names):
    counted = Dataset(with_file_shards(tf.data.TextLineDataset(names).stage, 4, 0))
    unknown = tf.data.Dataset.from_tensor_slices(names).filter(lambda name: True)
    looked_at = Dataset(with_file_shards(tf.data.TextLineDataset(unknown).stage, 4, 3))
    for share in (counted, looked_at):
        with pytest.raises(tf.errors.InvalidArgumentError, match="3 files for 4 workers"):
            list(share)


def test_a_hint_becomes_a_share():
    hinted = tf.data.Dataset.range(5).shard(tf.data.experimental.SHARD_HINT, tf.data.experimental.SHARD_HINT).batch(2)
    share = Dataset(with_hinted_shards(hinted.stage, 2, 1))
    assert [x.tolist() for x in share.as_numpy_iterator()] == [[1, 3]]
    plain = tf.data.Dataset.range(5).stage
    assert with_hinted_shards(plain, 2, 1) is plain
    with pytest.raises(tf.errors.FailedPreconditionError, match=r"AutoShardPolicy\.HINT"):
        list(hinted)
