"""on_disk/shard.py: a shard as a source."""

import pytest

import minitf as tf
from minitf.data.on_disk.folder import Run, shards_of
from minitf.data.on_disk.shard import Shard

SPEC = (tf.TensorSpec([], tf.int32), tf.TensorSpec([None], tf.string))


@pytest.fixture(params=["", "GZIP", "SNAPPY"])
def shard(request, tmp_path):
    run = Run(tmp_path, request.param)
    for i in range(4):
        run.write([tf.constant(i), tf.fill([i], "x")])
    run.finish(SPEC)
    return Shard(shards_of(tmp_path)[0], SPEC, request.param)


def test_elements_in_order_and_from_any_place(shard):
    cursor = shard.begin()
    assert [x.numpy().tolist() for x in cursor.next()] == [0, []]
    cursor.next()
    place = cursor.save()
    rest = [leaves[0].numpy() for leaves in cursor.several(9)]
    other = shard.begin()
    other.restore(place)
    assert [leaves[0].numpy() for leaves in other.several(9)] == rest == [2, 3]
    other.close()


def test_a_file_that_is_cut_short(tmp_path):
    run = Run(tmp_path, "")
    run.write([tf.constant(1), tf.constant(["a"])])
    run.finish(SPEC)
    path = next(tmp_path.glob("*/*/*.snapshot"))
    path.write_bytes(path.read_bytes()[:-3])
    cursor = Shard(shards_of(tmp_path)[0], SPEC, "").begin()
    with pytest.raises(tf.errors.DataLossError, match="truncated record"):
        cursor.next()
    cursor.close()
