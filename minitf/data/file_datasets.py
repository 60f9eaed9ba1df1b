"""TextLineDataset, TFRecordDataset, FixedLengthRecordDataset: what stands in files. Floor 5. See `sources/files.py`."""

from __future__ import annotations

import os

from ..backend.dtypes import string
from ..backend.errors import explain
from ..core.spec import TensorSpec
from ..wire.compression import checked
from .dataset import Dataset
from .sources.files import Files, Lines, Pieces, Records
from .sources.tensors import TensorSlice
from .transformations.flatten import Interleave
from .values import as_int


class TextLineDataset(Dataset):
    """The lines of text files, without what ends them.

    filenames: one name, several, or a dataset of them.
    compression_type: "", "GZIP" or "ZLIB".
    buffer_size: how many bytes are read at once.
    num_parallel_reads: how many files are open at a time; their lines then take turns.

    Raises: NotFoundError, while iterating, for a file that is not there.
    Source: tf.data.TextLineDataset.
    """

    def __init__(self, filenames, compression_type=None, buffer_size=None, num_parallel_reads=None, name=None):
        super().__init__(_read(filenames, Lines, compression_type, buffer_size, num_parallel_reads))


class TFRecordDataset(Dataset):
    """The records of TFRecord files: byte strings, such as serialized `tf.train.Example`s.

    filenames: one name, several, or a dataset of them.
    compression_type: "", "GZIP" or "ZLIB".
    buffer_size: how many bytes are read at once.
    num_parallel_reads: how many files are open at a time; their records then take turns.

    Raises: NotFoundError, while iterating, for a file that is not there; DataLossError for one that is damaged.
    Source: tf.data.TFRecordDataset. Differs: a file that ends within the length of a record is an error, too.
    """

    def __init__(self, filenames, compression_type=None, buffer_size=None, num_parallel_reads=None, name=None):
        super().__init__(_read(filenames, Records, compression_type, buffer_size, num_parallel_reads))


class FixedLengthRecordDataset(Dataset):
    """Pieces of one length of binary files.

    filenames: one name, several, or a dataset of them.
    record_bytes: the length of a piece. header_bytes, footer_bytes: how many bytes before and after are left out.
    buffer_size, compression_type, num_parallel_reads: as of `TFRecordDataset`.

    Raises: InvalidArgumentError, while iterating, where a file does not hold whole pieces.
    Source: tf.data.FixedLengthRecordDataset.
    """

    def __init__(self, filenames, record_bytes, header_bytes=None, footer_bytes=None, buffer_size=None,
                 compression_type=None, num_parallel_reads=None, name=None):
        where = "FixedLengthRecordDataset"
        super().__init__(_read(filenames, Pieces, compression_type, buffer_size, num_parallel_reads,
                               size=as_int(record_bytes, where, "record_bytes", least=1),
                               header=as_int(header_bytes or 0, where, "header_bytes", least=0),
                               footer=as_int(footer_bytes or 0, where, "footer_bytes", least=0)))


def _read(filenames, reader, compression_type, buffer_size, num_parallel_reads, **options):
    """The stage that reads files one after the other, or several in turn."""
    names = names_of(filenames, reader.shown_as.removesuffix("V2"))
    compression = checked(compression_type, reader.shown_as.removesuffix("V2"))
    size = None if buffer_size is None else as_int(buffer_size)
    if num_parallel_reads is None:
        return Files(names, reader, compression, size, **options)

    def one(name):
        return Dataset(Files(TensorSlice([name]), reader, compression, size, **options))

    together = as_int(num_parallel_reads)
    stage = Interleave(names, one, together if together > 0 else 10, 1)
    stage.shown_as = reader.shown_as
    return stage


def names_of(filenames, where):
    """A stage of file names.  Raises: TypeError for what is none."""
    if isinstance(filenames, Dataset):
        spec = filenames.element_spec
        if not isinstance(spec, TensorSpec) or spec.dtype != string:
            raise TypeError(explain(where, f"a dataset of {spec!r}",
                                    "The `filenames` argument must contain `tf.string` elements"))
        return filenames.stage if spec.shape.rank == 0 else filenames.unbatch().stage
    if filenames is None:
        raise ValueError(explain(where, "filenames is None", "it must be a name, or several", "Pass a path"))
    if isinstance(filenames, (str, bytes, os.PathLike)):
        filenames = [filenames]
    if isinstance(filenames, (list, tuple)):
        filenames = [os.fspath(name) if isinstance(name, os.PathLike) else name for name in filenames]
    names = Dataset.from_tensors(list(filenames) if isinstance(filenames, tuple) else filenames)
    spec = names.element_spec
    if not isinstance(spec, TensorSpec) or (spec.dtype != string and spec.shape.num_elements()):
        raise TypeError(explain(where, f"filenames is {filenames!r}", "The `filenames` argument must contain "
                                "`tf.string` elements"))
    return names.stage if spec.shape.rank == 0 else names.unbatch().stage
