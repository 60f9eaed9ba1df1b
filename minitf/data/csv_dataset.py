"""CsvDataset and make_csv_dataset: tables of comma-separated values. Floor 5. Read `file_datasets.py` first.

Records are kept as byte strings as long as possible: they are mixed and put into batches as such, and a whole batch is
taken apart into columns at once.
"""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

from ..backend.dtypes import DType, as_dtype
from ..backend.errors import InvalidArgumentError, explain
from ..core.convert import convert_to_tensor
from ..ops.files.csv_records import DTYPES, decode_csv
from ..wire.compression import checked
from .columns import column_defaults_of, column_names_of, column_numbers, file_names
from .dataset import AUTOTUNE, Dataset
from .file_datasets import names_of
from .sources.files import Files
from .sources.tensors import TensorSlice
from .transformations.flatten import Interleave
from .transformations.map import Map


class CsvRecords:
    """The records of a CSV file. One that has a line end in quotes goes over several lines."""

    shown_as = "CsvDatasetV2"

    def __init__(self, file, path, header, quotes):
        self.file = file
        self.quotes = quotes
        if header:
            self.read()

    def read(self):
        """The next record, without what ends it; None at the end."""
        record = self.file.readline()
        while self.quotes and record.count(b'"') % 2 and (line := self.file.readline()):
            record += line
        return record.rstrip(b"\r\n") if record else None


class CsvDataset(Dataset):
    """The records of CSV files, each a tuple with a tensor for every column.

    filenames: one name, or several.
    record_defaults: for every column its dtype, where fields must not be empty; or a value that stands for empty ones.
    compression_type, buffer_size: as of `TFRecordDataset`. header: whether the first record is left out.
    field_delim, use_quote_delim, na_value: as of `tf.io.decode_csv`.
    select_cols, exclude_cols: the numbers of the columns wanted, or not wanted; all by default.

    Raises: InvalidArgumentError, while iterating, for a record that is not as was said.
    Source: tf.data.experimental.CsvDataset.
    """

    def __init__(self, filenames, record_defaults, compression_type=None, buffer_size=None, header=False,
                 field_delim=",", use_quote_delim=True, na_value="", select_cols=None, exclude_cols=None):
        if select_cols is not None and exclude_cols is not None:
            raise InvalidArgumentError(explain("CsvDataset", "select_cols and exclude_cols", "give one of the two"))
        if exclude_cols is not None:
            count = len(record_defaults) + len(exclude_cols)
            select_cols = [i for i in range(count) if i not in exclude_cols]
        records = Files(names_of(filenames, "CsvDataset"), CsvRecords, checked(compression_type, "CsvDataset"),
                        buffer_size, header=header, quotes=use_quote_delim)
        stage = Map(records, decoder(record_defaults, field_delim, use_quote_delim, na_value, select_cols))
        stage.shown_as = CsvRecords.shown_as
        super().__init__(stage)


NAMES = tuple(dtype.name for dtype in DTYPES)


def decoder(record_defaults, field_delim, use_quote_delim, na_value, select_cols):
    """A function from records, string [...], to the tuple of their columns."""
    defaults = [as_default(default) for default in record_defaults]

    def columns(records):
        return tuple(decode_csv(records, defaults, field_delim, use_quote_delim, na_value, select_cols))

    return columns


def as_default(default):
    """A default as a tensor [0] or [1]; a dtype is one without a value."""
    if not isinstance(default, (DType, type)) and not (isinstance(default, str) and default in NAMES):
        return default
    dtype = as_dtype(default)
    return convert_to_tensor(np.zeros(0, dtype.as_numpy_dtype), dtype)


def make_csv_dataset(file_pattern, batch_size, column_names=None, column_defaults=None, label_name=None,
                     select_columns=None, field_delim=",", use_quote_delim=True, na_value="", header=True,
                     num_epochs=None, shuffle=True, shuffle_buffer_size=10000, shuffle_seed=None,
                     prefetch_buffer_size=None, num_parallel_reads=None, sloppy=False, num_rows_for_inference=100,
                     compression_type=None, ignore_errors=False, encoding="utf-8"):
    """Batches of the records of CSV files, each an OrderedDict: name of a column -> its values, [batch_size].

    file_pattern: one or several patterns of file names.
    column_names: by default as the first record of each file tells. column_defaults: as `record_defaults` of
        `CsvDataset`; by default the dtypes are those that fit the first `num_rows_for_inference` records.
    label_name: of a column that is given beside the dict, as in (features, label).
    select_columns: names or numbers of the columns wanted. num_epochs: how many passes; None for endless ones.
    num_parallel_reads: how many files are read in turn. ignore_errors: whether records with errors are left out.
    sloppy: accepted; elements come in order. The rest is as of `CsvDataset`, `shuffle` and `prefetch`.

    Raises: ValueError where names or defaults do not fit the files; InvalidArgumentError where no file matches.
    Source: tf.data.experimental.make_csv_dataset.
    """
    paths = file_names(file_pattern)
    how = {"field_delim": field_delim, "quotes": use_quote_delim, "compression": compression_type, "encoding": encoding}
    names = column_names_of(paths, **how) if column_names is None and header else column_names
    wanted = column_numbers(names, select_columns)
    if column_defaults is None:
        column_defaults = column_defaults_of(paths, len(names), wanted, header, na_value, num_rows_for_inference, **how)
    elif len(column_defaults) != len(wanted):
        received = f"{len(column_defaults)} column_defaults for {len(wanted)} columns"
        raise ValueError(explain("make_csv_dataset", received, "there must be one for each"))
    chosen = [names[i] for i in wanted]
    if label_name is not None and label_name not in chosen:
        raise ValueError(explain("make_csv_dataset", f"label_name is {label_name!r}",
                                 f"it must be one of the columns: {', '.join(chosen)}"))

    columns = decoder(column_defaults, field_delim, use_quote_delim, na_value, wanted)

    def named(records):
        features = OrderedDict(zip(chosen, columns(records)))
        return features if label_name is None else (features, features.pop(label_name))

    packing = checked(compression_type, "make_csv_dataset")
    dataset = records_of(paths, shuffle, shuffle_seed, num_parallel_reads, packing, header, use_quote_delim)
    if ignore_errors:  # whether a record has one is seen when it is taken apart
        dataset = dataset.map(lambda record: (record, columns(record))).ignore_errors().map(lambda record, _: record)
    if shuffle:
        dataset = dataset.shuffle(shuffle_buffer_size, shuffle_seed)
    if num_epochs != 1:
        dataset = dataset.repeat(num_epochs)
    ahead = AUTOTUNE if prefetch_buffer_size is None else prefetch_buffer_size
    return dataset.batch(batch_size, drop_remainder=num_epochs is None).map(named).prefetch(ahead)


def records_of(paths, shuffle, seed, together, compression, header, quotes):
    """A dataset of the records of several files."""
    files = Dataset.from_tensor_slices(paths)
    if shuffle:
        files = files.shuffle(len(paths), seed)
    if together in (None, 1):
        return Dataset(Files(files.stage, CsvRecords, compression, header=header, quotes=quotes))

    def of_file(path):
        return Dataset(Files(TensorSlice([path]), CsvRecords, compression, header=header, quotes=quotes))

    return Dataset(Interleave(files.stage, of_file, together if together > 0 else 10, 1))
