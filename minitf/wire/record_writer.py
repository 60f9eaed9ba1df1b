"""TFRecordWriter: records into a file. Floor 0. Read `records.py` first."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from ..backend.errors import FailedPreconditionError, explain
from .compression import checked
from .gfile import as_path, told
from .records import framed


@dataclass
class TFRecordOptions:
    """How records are compressed.

    compression_type: "", "GZIP" or "ZLIB". compression_level: 0 to 9, or None for zlib's own choice.

    Source: tf.io.TFRecordOptions. The other fields of TensorFlow's are taken, and have no effect.
    """

    compression_type: str | None = None
    flush_mode: int | None = None
    input_buffer_size: int | None = None
    output_buffer_size: int | None = None
    window_bits: int | None = None
    compression_level: int | None = None
    compression_method: int | None = None
    mem_level: int | None = None
    compression_strategy: int | None = None


class TFRecordWriter:
    """Writes records, byte strings such as serialized `tf.train.Example`s, into a file.

    path: of the file, which is made anew. options: a TFRecordOptions, or the name of a compression.

        >>> import minitf as tf
        >>> import os, tempfile
        >>> path = os.path.join(tempfile.mkdtemp(), "words.tfrecord")
        >>> with tf.io.TFRecordWriter(path) as writer:
        ...     writer.write(b"one")
        ...     writer.write(b"two")
        >>> list(tf.data.TFRecordDataset(path).as_numpy_iterator())
        [b'one', b'two']

    Raises: NotFoundError or PermissionDeniedError where the file cannot be made.
    Source: tf.io.TFRecordWriter.
    """

    def __init__(self, path, options=None):
        options = options if isinstance(options, TFRecordOptions) else TFRecordOptions(options)
        compression = checked(options.compression_type, "TFRecordWriter")
        level = -1 if options.compression_level is None else options.compression_level
        with told(path):
            self._file = open(as_path(path), "wb")  # noqa: SIM115 (`close` closes it)
        self._pack = _packer(compression, level)

    def write(self, record):
        """Append a record.  Raises: TypeError for what is no bytes; FailedPreconditionError after `close`."""
        if isinstance(record, str) or not hasattr(record, "__len__"):
            raise TypeError(explain("TFRecordWriter.write", f"record is a {type(record).__name__}", "it must be bytes",
                                    "Use text.encode(), or example.SerializeToString()"))
        if self._file.closed:
            raise FailedPreconditionError(explain("TFRecordWriter.write", "the writer was closed",
                                                  "Writer not initialized or previously closed"))
        data = framed(bytes(record))
        self._file.write(self._pack.compress(data) if self._pack else data)

    def flush(self):
        """Let others see what was written."""
        if self._pack is not None:
            self._file.write(self._pack.flush(zlib.Z_SYNC_FLUSH))
        self._file.flush()

    def close(self):
        """End the file."""
        if not self._file.closed:
            if self._pack is not None:
                self._file.write(self._pack.flush())
            self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def _packer(compression, level):
    """What compresses bytes as they come; None where nothing does."""
    if not compression:
        return None
    bits = 16 + zlib.MAX_WBITS if compression == "GZIP" else zlib.MAX_WBITS
    return zlib.compressobj(level, zlib.DEFLATED, bits)

