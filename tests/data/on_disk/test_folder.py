"""on_disk/folder.py: runs, and what is said of them."""

import pytest

import minitf as tf
from minitf.data.on_disk.folder import Run, metadata_of, read_spec, shards_of, write_spec


def test_a_run_counts_when_it_is_finished(tmp_path):
    run = Run(tmp_path, "")
    run.write([tf.constant(1)])
    run.write([tf.constant(2)], shard=3)
    with pytest.raises(tf.errors.NotFoundError):
        shards_of(tmp_path)
    run.finish(tf.TensorSpec([], tf.int32))
    assert [path.rpartition("/")[2] for path in shards_of(tmp_path)] == ["00000000.shard", "00000003.shard"]
    found = metadata_of(tmp_path)
    assert (found.num_elements, found.version, list(found.dtype), found.finalized) == (2, 2, [3], True)


def test_what_is_abandoned_leaves_nothing(tmp_path):
    run = Run(tmp_path, "SNAPPY")
    run.write([tf.constant(1)])
    run.abandon()
    assert list(tmp_path.iterdir()) == []


def test_specs(tmp_path):
    spec = (tf.TensorSpec([None], tf.string), {"a": tf.RaggedTensorSpec([2, None], tf.int32)})
    write_spec(tmp_path, spec)
    assert read_spec(tmp_path) == spec


def test_metadata_that_are_damaged(tmp_path):
    (tmp_path / "snapshot.metadata").write_bytes(b"\xff\xff")
    with pytest.raises(tf.errors.DataLossError):
        shards_of(tmp_path)
