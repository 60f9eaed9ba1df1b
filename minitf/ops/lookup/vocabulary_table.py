"""StaticVocabularyTable: a number for every word, known or not. Floor 2. Read `static_table.py` first."""

from __future__ import annotations

from ...backend.dtypes import int64, string
from ...backend.errors import explain
from ...core.trackable import Trackable
from ..elementwise.arithmetic import add
from ..elementwise.comparison import not_equal
from ..indexing.selection import where
from ..shapes.identity import cast
from ..strings.as_string import as_string
from ..strings.hashing import to_hash_bucket_fast
from .lookup_table import as_keys, on_values
from .static_table import StaticHashTable


class StaticVocabularyTable(Trackable):
    """A table that gives unknown words numbers, too: one of `num_oov_buckets`, chosen by a hash of the word.

    initializer: gives n words, strings or integers, the numbers 0 to n - 1 (int64); None for a table of unknown words.
    num_oov_buckets: int >= 1, how many numbers from n on are for unknown words.
    lookup_key_dtype: the dtype of the keys that are looked up, where it is another than the initializer's.

        >>> import minitf as tf
        >>> words = tf.lookup.KeyValueTensorInitializer(["red", "green"], tf.constant([0, 1], tf.int64))
        >>> table = tf.lookup.StaticVocabularyTable(words, num_oov_buckets=3)
        >>> table.lookup(tf.constant(["green", "blue", "black"])).numpy(), table.size().numpy()
        (array([1, 2, 4]), np.int64(5))

    Raises: ValueError without buckets; TypeError for values that are not int64, or keys that are neither.
    Source: tf.lookup.StaticVocabularyTable. Differs: `lookup` takes lists too, not only tensors.
    """

    def __init__(self, initializer, num_oov_buckets, lookup_key_dtype=None, name=None, experimental_is_anonymous=False):
        if num_oov_buckets <= 0:
            raise ValueError(explain("StaticVocabularyTable", f"num_oov_buckets is {num_oov_buckets}",
                                     "`num_oov_buckets` must be > 0", "Use StaticHashTable without buckets"))
        self._num_oov_buckets = num_oov_buckets
        self._table = None if initializer is None else known_words(initializer)
        self._key_dtype = key_dtype = lookup_key_dtype or (string if initializer is None else initializer.key_dtype)
        if initializer is not None and key_dtype.is_integer != initializer.key_dtype.is_integer:
            raise TypeError(explain("StaticVocabularyTable", f"lookup_key_dtype is {key_dtype.name}, the initializer "
                                    f"has {initializer.key_dtype.name}", "both must be strings, or both integers"))

    @property
    def key_dtype(self):
        return self._key_dtype

    @property
    def value_dtype(self):
        return int64

    @property
    def name(self):
        """None: only TensorFlow 1 gave tables names."""
        return None

    @property
    def resource_handle(self):
        """The handle of the table of known words, None where there is none."""
        return None if self._table is None else self._table.resource_handle

    def size(self, name=None):
        """How many numbers there are, those for unknown words included: int64 []."""
        known = cast(0, int64) if self._table is None else self._table.size()
        return add(known, self._num_oov_buckets)

    def lookup(self, keys, name=None):
        """The number of each key.   keys: [...], dense, ragged or sparse.   Returns: int64 [...], of the same kind.

        Raises: TypeError for keys of another dtype.
        """
        return on_values(self._find, as_keys(keys, self._key_dtype, "StaticVocabularyTable"))

    def __getitem__(self, keys):
        """The same as `lookup(keys)`."""
        return self.lookup(keys)

    def _find(self, keys):
        words = as_string(keys) if keys.dtype.is_integer else keys
        buckets = to_hash_bucket_fast(words, self._num_oov_buckets)
        if self._table is None:
            return buckets
        found = self._table.lookup(cast(keys, self._table.key_dtype))
        return where(not_equal(found, self._table.default_value), found, add(buckets, self._table.size()))

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {} if self._table is None else {"_table": self._table}


def known_words(initializer):
    """The table of the words that are known.  Raises: TypeError where they or their numbers have another dtype."""
    for name, dtype, fits in (("keys", initializer.key_dtype, initializer.key_dtype.is_integer
                               or initializer.key_dtype is string),
                              ("values", initializer.value_dtype, initializer.value_dtype is int64)):  # fmt: skip
        if not fits:
            rule = "keys must be integers or strings" if name == "keys" else "values must be int64"
            raise TypeError(explain("StaticVocabularyTable", f"the {name} are {dtype.name}", rule))
    return StaticHashTable(initializer, default_value=-1)
