"""compression.py: files that may be compressed."""

import gzip
import zlib

import pytest

import minitf as tf
from minitf.wire.compression import checked, opened, snapped

DATA = bytes(range(256)) * 5000
PACKED = {"": bytes, "GZIP": gzip.compress, "ZLIB": zlib.compress, "SNAPPY": snapped}


@pytest.mark.parametrize("compression", PACKED)
def test_what_is_read_is_what_was_packed(tmp_path, compression):
    path = tmp_path / "file"
    path.write_bytes(PACKED[compression](DATA))
    with opened(path, compression) as file:
        assert file.read(1000) == DATA[:1000]
        place = file.tell()
        assert file.read() == DATA[1000:]
        file.seek(place)
        assert file.read(10) == DATA[1000:1010]


def test_errors_are_those_of_tensorflow(tmp_path):
    with pytest.raises(tf.errors.NotFoundError, match="No such file"):
        opened(tmp_path / "nothing")
    with pytest.raises(tf.errors.FailedPreconditionError, match="directory"):
        opened(tmp_path)
    with pytest.raises(tf.errors.InvalidArgumentError, match="compression_type is 'BZ2'"):
        checked("BZ2", "here")
