"""files.py: places in files (what is read stands in cases/file_datasets.py)."""

import gzip
import tracemalloc
import zlib

import pytest

import minitf as tf

PACKED = {"": bytes, "GZIP": gzip.compress, "ZLIB": zlib.compress}


@pytest.mark.parametrize("compression", PACKED)
def test_a_saved_place_can_be_gone_back_to(tmp_path, compression):
    paths = [str(tmp_path / name) for name in "ab"]
    for path in paths:
        with open(path, "wb") as file:
            file.write(PACKED[compression](b"".join(b"%s line %d\n" % (path.encode(), i) for i in range(50))))
    iterator = iter(tf.data.TextLineDataset(paths, compression))
    for _ in range(70):
        next(iterator)
    place = iterator.save()
    rest = [x.numpy() for x in iterator]
    other = iter(tf.data.TextLineDataset(paths, compression))
    other.restore(place)
    assert len(rest) == 30
    assert [x.numpy() for x in other] == rest


def test_a_large_file_is_not_held(tmp_path):
    path = tmp_path / "large"
    with open(path, "wb") as file:
        for _ in range(200):
            file.write(b"x" * 100_000 + b"\n")
    tracemalloc.start()
    total = sum(len(line.numpy()) for line in tf.data.TextLineDataset(str(path)).prefetch(2))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 20_000_000
    assert peak < 5_000_000


def test_a_damaged_file_in_a_thread_reaches_the_consumer(tmp_path):
    path = str(tmp_path / "file")
    with tf.io.TFRecordWriter(path) as writer:
        writer.write(b"whole")
        writer.write(b"cut")
    with open(path, "rb+") as file:
        file.truncate(25)
    iterator = iter(tf.data.TFRecordDataset(path).prefetch(4))
    assert next(iterator).numpy() == b"whole"
    with pytest.raises(tf.errors.DataLossError, match="truncated record at 21"):
        next(iterator)
