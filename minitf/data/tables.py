"""Lookup tables that datasets fill. Floor 5. Read `ops/lookup/static_table.py` first."""

from __future__ import annotations

from ..backend.dtypes import as_dtype, int64, string
from ..backend.errors import explain
from ..core.spec import TensorSpec
from ..core.trackable import Trackable
from ..ops.lookup.initializers import KeyValueTensorInitializer
from ..ops.lookup.static_table import StaticHashTable
from ..ops.lookup.vocabulary_table import StaticVocabularyTable
from .dataset import Dataset
from .stacking import stacked
from .structure import is_dataset

MOST = 1 << 40  # pairs; no table is as large


class DatasetInitializer(Trackable):
    """Fills a table with the (key, value) pairs of a dataset.

        >>> import minitf as tf
        >>> words = tf.data.Dataset.from_tensor_slices(["one", "two"]).enumerate(1).map(lambda i, word: (word, i))
        >>> table = tf.lookup.StaticHashTable(tf.data.experimental.DatasetInitializer(words), 0)
        >>> table.lookup(tf.constant(["two", "ten"])).numpy().tolist()
        [2, 0]

    Raises: TypeError where the elements are no pairs of scalars.
    Source: tf.data.experimental.DatasetInitializer.
    """

    def __init__(self, dataset):
        spec = dataset.element_spec
        if not isinstance(spec, tuple) or len(spec) != 2 or not all(isinstance(s, TensorSpec) for s in spec):
            raise TypeError(explain("DatasetInitializer", f"a dataset of {spec!r}", "it must be one of (key, value)"))
        _, pairs = stacked(dataset.stage.begin().several(MOST))
        self._pairs = KeyValueTensorInitializer(*(pairs or ([], [])), *(s.dtype for s in spec))

    @property
    def key_dtype(self):
        return self._pairs.key_dtype

    @property
    def value_dtype(self):
        return self._pairs.value_dtype

    def initialize(self, table):
        """Fill the table."""
        return self._pairs.initialize(table)


def table_from_dataset(dataset=None, num_oov_buckets=0, vocab_size=None, default_value=None, hasher_spec=None,
                       key_dtype=string, name=None):
    """A table of the (key, value) pairs of a dataset.

    num_oov_buckets: how many further numbers keys get that it does not have, by their hash.
    vocab_size: use so many pairs at most. default_value: what such keys get otherwise. key_dtype: of the keys.

    Raises: ValueError or TypeError where the arguments do not fit.
    Source: tf.data.experimental.table_from_dataset. Differs: keys are hashed in one way, whatever `hasher_spec` says.
    """
    _check("table_from_dataset", dataset, num_oov_buckets, vocab_size)
    pairs = dataset if vocab_size is None else dataset.take(vocab_size)
    initializer = DatasetInitializer(pairs)
    if initializer.key_dtype != as_dtype(key_dtype):
        raise TypeError(explain("table_from_dataset", f"keys of {initializer.key_dtype.name}",
                                f"key_dtype is {as_dtype(key_dtype).name}"))
    if num_oov_buckets:
        return StaticVocabularyTable(initializer, num_oov_buckets)
    return StaticHashTable(initializer, default_value)


def index_table_from_dataset(dataset=None, num_oov_buckets=0, vocab_size=None, default_value=-1, hasher_spec=None,
                             key_dtype=string, name=None):
    """A table from the elements of a dataset to their numbers, from 0.  The rest is as of `table_from_dataset`.

    Source: tf.data.experimental.index_table_from_dataset.
    """
    _check("index_table_from_dataset", dataset, num_oov_buckets, vocab_size)
    numbered = Dataset.zip((dataset, Dataset.counter(dtype=int64)))
    return table_from_dataset(numbered, num_oov_buckets, vocab_size, default_value, hasher_spec, key_dtype)


def _check(where, dataset, num_oov_buckets, vocab_size):
    if not is_dataset(dataset):
        raise AttributeError(explain(where, f"dataset is {dataset!r}", "it must be a tf.data.Dataset"))
    if num_oov_buckets < 0:
        raise ValueError(explain(where, f"num_oov_buckets is {num_oov_buckets}", "it must be >= 0"))
    if vocab_size is not None and vocab_size < 1:
        raise ValueError(explain(where, f"vocab_size is {vocab_size}", "it must be greater than 0"))
