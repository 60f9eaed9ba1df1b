"""record_writer.py: records into files."""

import pytest

import minitf as tf
from minitf.wire.compression import opened
from minitf.wire.records import read_record


@pytest.mark.parametrize("compression", [None, "", "GZIP", "ZLIB"])
def test_what_is_written_is_read(tmp_path, compression):
    path = str(tmp_path / "file")
    records = [b"one", b"", b"x" * 100_000]
    with tf.io.TFRecordWriter(path, options=tf.io.TFRecordOptions(compression_type=compression)) as writer:
        for record in records:
            writer.write(record)
            writer.flush()
    with opened(path, compression or "") as file:
        assert list(iter(lambda: read_record(file, path), None)) == records


def test_wrong_calls(tmp_path):
    writer = tf.io.TFRecordWriter(str(tmp_path / "file"), "GZIP")
    with pytest.raises(TypeError, match="must be bytes"):
        writer.write("text")
    writer.close()
    writer.close()
    with pytest.raises(tf.errors.FailedPreconditionError, match="closed"):
        writer.write(b"late")
    with pytest.raises(tf.errors.NotFoundError):
        tf.io.TFRecordWriter(str(tmp_path / "no" / "file"))
