"""Which rows each worker reads. The expected ones are TensorFlow 2.21's, of its rebatched and sharded pipelines."""

from types import SimpleNamespace

import pytest

import minitf as tf
from minitf.distribute.input import sharding
from minitf.distribute.input.sharding import batch_size_of, parts_of_batches

POLICY = tf.data.experimental.AutoShardPolicy


@pytest.fixture
def lines(tmp_path):
    """Batches of the lines of three files, 3, 4 and 5 of them."""
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text("".join(f"{i}{j}\n" for j in range(3 + i)))
    return tf.data.TextLineDataset([str(tmp_path / f"{i}.txt") for i in range(3)]).batch(4)


@pytest.fixture
def rows_of(monkeypatch):
    """The rows of each step of one worker of two; the other one is not there to be asked."""
    monkeypatch.setattr(sharding, "in_step", lambda dataset, group: dataset)

    def rows(dataset, policy, rank, devices=1):
        options = tf.data.Options()
        options.experimental_distribute.auto_shard_policy = policy
        extended = SimpleNamespace(num_replicas_in_sync=2 * devices, devices=[None] * devices,
                                   group=SimpleNamespace(size=2, rank=rank), first_replica=rank * devices)
        steps = parts_of_batches(dataset.with_options(options), extended).as_numpy_iterator()
        texts = [[[x.decode() if isinstance(x, bytes) else int(x) for x in part] for part in step] for step in steps]
        return [step[0] for step in texts] if devices == 1 else texts
    return rows


@pytest.mark.parametrize("policy", [POLICY.FILE, POLICY.AUTO])
def test_by_files(lines, rows_of, policy):
    assert rows_of(lines, policy, 0) == [["00", "01"], ["02", "20"], ["21", "22"], ["23", "24"]]
    assert rows_of(lines, policy, 1) == [["10", "11"], ["12", "13"]]


def test_by_data(lines, rows_of):
    assert rows_of(lines, POLICY.DATA, 0) == [["00", "01"], ["11", "12"], ["21", "22"]]
    assert rows_of(lines, POLICY.DATA, 1) == [["02", "10"], ["13", "20"], ["23", "24"]]


@pytest.mark.parametrize("policy", [POLICY.DATA, POLICY.AUTO])
def test_what_is_not_in_files_is_divided_by_data(rows_of, policy):
    numbers = tf.data.Dataset.range(10).batch(4)
    assert rows_of(numbers, policy, 0) == [[0, 1], [4, 5], [8]]
    assert rows_of(numbers, policy, 1) == [[2, 3], [6, 7], [9]]
    with pytest.raises(tf.errors.NotFoundError, match="Found an unshardable source dataset"):
        rows_of(numbers, POLICY.FILE, 0)


def test_off_every_worker_reads_everything(rows_of):
    numbers = tf.data.Dataset.range(10).batch(4).prefetch(1)
    for rank in (0, 1):
        assert rows_of(numbers, POLICY.OFF, rank) == [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9]]


def test_with_a_hint(rows_of):
    hinted = tf.data.Dataset.range(10).shard(tf.data.experimental.SHARD_HINT, 0).batch(4)
    assert rows_of(hinted, POLICY.HINT, 0) == [[0, 2], [4, 6], [8]]
    assert rows_of(hinted, POLICY.HINT, 1) == [[1, 3], [5, 7], [9]]


def test_workers_with_several_devices_deal_what_they_read(lines, rows_of):
    assert rows_of(lines, POLICY.FILE, 1, devices=2) == [[["10"], ["11"]], [["12"], ["13"]]]
    assert rows_of(lines.map(tf.strings.length).filter(lambda x: True), POLICY.FILE, 1, devices=2) == [
        [[2], [2]], [[2], [2]]]


def test_the_size_of_batches_is_known_through_what_keeps_it():
    numbers = tf.data.Dataset.range(10)
    assert batch_size_of(numbers.batch(4).shuffle(2).map(lambda x: x).repeat(2).prefetch(1).stage) == 4
    assert batch_size_of(numbers.padded_batch(3).skip(1).take(1).stage) == 3
    assert batch_size_of(numbers.batch(4).filter(lambda x: True).stage) is None
    assert batch_size_of(numbers.stage) is None


def test_what_is_no_batch(rows_of):
    with pytest.raises(ValueError, match=r"Call dataset\.batch"):
        rows_of(tf.data.Dataset.range(3), POLICY.OFF, 0)
