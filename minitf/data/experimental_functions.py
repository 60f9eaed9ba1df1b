"""tf.data.experimental: functions of datasets, and sources under older names. Floor 5. Read `applied.py` first."""

from __future__ import annotations

from ..backend.dtypes import as_dtype, int64, string
from ..backend.errors import explain
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..wire.record_writer import TFRecordWriter as RecordFile
from .applied import parse_example_dataset
from .binding import of_handle
from .dataset import AUTOTUNE, Dataset
from .file_datasets import TFRecordDataset
from .sources.sql import Sql, checked_driver
from .specs import DatasetSpec
from .stage import slots
from .user_function import modes


def cardinality(dataset):
    """How many elements a dataset has, int64 [].  Source: tf.data.experimental.cardinality."""
    return dataset.cardinality()


def get_single_element(dataset):
    """The element of a dataset that has one.  Source: tf.data.experimental.get_single_element."""
    return dataset.get_single_element()


def get_structure(dataset_or_iterator):
    """What the elements are like.  Source: tf.data.experimental.get_structure."""
    return dataset_or_iterator.element_spec


def choose_from_datasets(datasets, choice_dataset, stop_on_empty_dataset=False):
    """`Dataset.choose_from_datasets`.  Source: tf.data.experimental.choose_from_datasets."""
    return Dataset.choose_from_datasets(datasets, choice_dataset, stop_on_empty_dataset)


def sample_from_datasets(datasets, weights=None, seed=None, stop_on_empty_dataset=False):
    """`Dataset.sample_from_datasets`.  Source: tf.data.experimental.sample_from_datasets."""
    return Dataset.sample_from_datasets(datasets, weights, seed, stop_on_empty_dataset)


def save(dataset, path, compression=None, shard_func=None, checkpoint_args=None):
    """`Dataset.save`.  Source: tf.data.experimental.save."""
    dataset.save(path, compression, shard_func, checkpoint_args)


def load(path, element_spec=None, compression=None, reader_func=None):
    """`Dataset.load`.  Source: tf.data.experimental.load."""
    return Dataset.load(path, element_spec, compression, reader_func)


def to_variant(dataset):
    """The tensor that stands for a dataset in a graph.  Source: tf.data.experimental.to_variant."""
    return slots.handle_of(dataset)


def from_variant(variant, structure):
    """The dataset behind such a tensor.   structure: its element_spec.  Source: tf.data.experimental.from_variant."""
    if not isinstance(variant, Tensor):
        raise TypeError(explain("from_variant", f"variant is {variant!r}", "it must be a tensor of dtype variant"))
    return of_handle(DatasetSpec(structure), [variant])


def enable_debug_mode():
    """From here on functions of new datasets run as plain Python, so that a debugger can stop in them.

    Source: tf.data.experimental.enable_debug_mode.
    """
    modes.debug = True


def Counter(start=0, step=1, dtype=int64):
    """start, start + step, ... without end.  Source: tf.data.experimental.Counter."""
    return Dataset.counter(start, step, dtype)


class RandomDataset(Dataset):
    """`Dataset.random`.  Source: tf.data.experimental.RandomDataset."""

    def __init__(self, seed=None, rerandomize_each_iteration=None, name=None):
        super().__init__(Dataset.random(seed, rerandomize_each_iteration).stage)


class SqlDataset(Dataset):
    """The rows that a query of a database gives, each a tuple.

    driver_name: "sqlite". data_source_name: the path of the file. query: in SQL. output_types: a dtype for each column.

    Raises: InvalidArgumentError for another driver; UnknownError, while iterating, for a query that fails.
    Source: tf.data.experimental.SqlDataset.
    """

    def __init__(self, driver_name, data_source_name, query, output_types):
        checked_driver(driver_name)
        super().__init__(Sql(data_source_name, query, tuple(as_dtype(dtype) for dtype in output_types)))


class TFRecordWriter:
    """Writes a dataset of byte strings to a TFRecord file.

    filename: of the file. compression_type: "", "GZIP" or "ZLIB".

    Source: tf.data.experimental.TFRecordWriter.
    """

    def __init__(self, filename, compression_type=None):
        self._filename = filename
        self._compression_type = compression_type

    def write(self, dataset):
        """Write all elements.  Raises: TypeError where they are no strings."""
        if not isinstance(dataset, Dataset) or dataset.element_spec != TensorSpec([], string):
            raise TypeError(explain("TFRecordWriter.write", f"{dataset!r}", "it must be a dataset of scalar strings"))
        with RecordFile(self._filename, self._compression_type or "") as file:
            for record in dataset.as_numpy_iterator():
                file.write(record)


def make_batched_features_dataset(file_pattern, batch_size, features, reader=None, label_key=None, reader_args=None,
                                  num_epochs=None, shuffle=True, shuffle_buffer_size=10000, shuffle_seed=None,
                                  prefetch_buffer_size=None, reader_num_threads=None, parser_num_threads=None,
                                  sloppy_ordering=False, drop_final_batch=False):
    """Batches of the features of examples in files, each a dict.

    features: as of `tf.io.parse_example`. reader: from a file name and `reader_args` to a dataset, by default
        TFRecordDataset. label_key: of a feature that is given beside the dict. The rest is as of `make_csv_dataset`.

    Raises: ValueError where label_key is none of the features.
    Source: tf.data.experimental.make_batched_features_dataset.
    """
    if label_key is not None and label_key not in features:
        raise ValueError(explain("make_batched_features_dataset", f"label_key is {label_key!r}",
                                 f"it must be one of the features: {', '.join(features)}"))
    reader = reader or TFRecordDataset
    files = Dataset.list_files(file_pattern, shuffle=shuffle, seed=shuffle_seed)
    together = 10 if reader_num_threads == AUTOTUNE else reader_num_threads or 1
    dataset = files.interleave(lambda name: reader(name, *(reader_args or ())), cycle_length=together)
    if dataset.element_spec == (TensorSpec([], string),) * 2:
        dataset = dataset.map(lambda key, value: value)
    if shuffle:
        dataset = dataset.shuffle(shuffle_buffer_size, shuffle_seed)
    if num_epochs != 1:
        dataset = dataset.repeat(num_epochs)
    dataset = dataset.batch(batch_size, drop_remainder=drop_final_batch or num_epochs is None)
    dataset = dataset.apply(parse_example_dataset(features, parser_num_threads or 2))
    if label_key is not None:
        dataset = dataset.map(lambda x: (x, x.pop(label_key)))
    return dataset.prefetch(AUTOTUNE if prefetch_buffer_size is None else prefetch_buffer_size)
