"""MutableHashTable and DenseHashTable: tables that change. Floor 2. Read `lookup_table.py` first."""

from __future__ import annotations

from ...backend.dtypes import as_dtype
from ...core.context import init_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from .buckets import in_buckets
from .lookup_table import LookupTable, as_keys
from .table_ops import (
    LookupTableFindV2,
    LookupTableImportV2,
    LookupTableInsertV2,
    LookupTableRemoveV2,
    MutableDenseHashTableV2,
    MutableHashTableOfTensorsV2,
    MutableHashTableV2,
)


class ChangingTable(LookupTable):
    """What both kinds of tables that change have."""

    _common_name = "table"

    def insert(self, keys, values, name=None):
        """Put values under keys; what stood there before is gone.

        keys: [...] or one.   values: [...] or [..., n] for vectors.
        Raises: TypeError for another dtype; InvalidArgumentError where there is not a value for each key.
        """
        keys = as_keys(keys, self._key_dtype, type(self).__name__)
        execute(LookupTableInsertV2, self.resource_handle, keys, convert_to_tensor(values, self._value_dtype))

    def remove(self, keys, name=None):
        """Forget keys; those that are not there do not matter.  Raises: TypeError for another dtype."""
        keys = as_keys(keys, self._key_dtype, type(self).__name__)
        execute(LookupTableRemoveV2, self.resource_handle, keys)

    def _serialize_to_tensors(self) -> dict:
        keys, values = self.export()
        return {"-keys": keys, "-values": values}

    def _restore_from_tensors(self, restored_tensors) -> None:
        keys, values = restored_tensors["-keys"], restored_tensors["-values"]
        execute(LookupTableImportV2, self.resource_handle, keys, values)


class MutableHashTable(ChangingTable):
    """A table to which keys can be added, and from which they can be removed, also in a `tf.function`.

    key_dtype, value_dtype: dtypes.
    default_value: the answer for a key that it does not hold; a vector, where the values are vectors.

        >>> import minitf as tf
        >>> table = tf.lookup.experimental.MutableHashTable(tf.string, tf.int64, default_value=-1)
        >>> table.insert(["a", "b"], [7, 8])
        >>> table.lookup(["b", "z"]).numpy()
        array([ 8, -1])

    Raises: TypeError where `default_value` is not of that dtype; InvalidArgumentError where it has two axes or more.
    Source: tf.lookup.experimental.MutableHashTable.
    """

    def __init__(self, key_dtype, value_dtype, default_value, name="MutableHashTable", checkpoint=True,
                 experimental_is_anonymous=False):
        dtypes = {"key_dtype": as_dtype(key_dtype), "value_dtype": as_dtype(value_dtype)}
        with init_scope():
            default = convert_to_tensor(default_value, dtypes["value_dtype"])
            shape = tuple(default.shape)
            handle = (execute(MutableHashTableOfTensorsV2, **dtypes, value_shape=shape) if shape
                      else execute(MutableHashTableV2, **dtypes))
        super().__init__(handle, *dtypes.values(), default)

    def lookup(self, keys, dynamic_default_values=None, name=None):
        """What stands under each key.

        dynamic_default_values: an answer of its own for each key that the table does not hold, in the result's shape.
        Raises: TypeError for keys of another dtype.
        """
        if dynamic_default_values is None:
            return super().lookup(keys)
        keys = as_keys(keys, self._key_dtype, type(self).__name__)
        defaults = convert_to_tensor(dynamic_default_values, self._value_dtype)
        found = execute(LookupTableFindV2, self.resource_handle, keys, defaults)
        if found.shape.rank is None:
            found.set_shape(keys.shape.concatenate(self._default_value.shape))
        return found


class DenseHashTable(ChangingTable):
    """A table that changes; two keys, `empty_key` and `deleted_key`, it may never hold.

    key_dtype, value_dtype: dtypes.   default_value: the answer for a key that it does not hold.
    empty_key, deleted_key: two different keys.
    initial_num_buckets: a power of 2, at least 4; accepted, and changes nothing.

        >>> import minitf as tf
        >>> table = tf.lookup.experimental.DenseHashTable(tf.int64, tf.int64, -1, empty_key=0, deleted_key=-1)
        >>> table.insert([3], [30])
        >>> table[[3, 4]].numpy()
        array([30, -1])

    Raises: InvalidArgumentError where one of the two keys is used, or both are equal.
    Source: tf.lookup.experimental.DenseHashTable. Differs: it is a dict like the others, so the two keys save nothing.
    """

    def __init__(self, key_dtype, value_dtype, default_value, empty_key, deleted_key, initial_num_buckets=None,
                 name="MutableDenseHashTable", checkpoint=True, experimental_is_anonymous=False):
        key_dtype, value_dtype = as_dtype(key_dtype), as_dtype(value_dtype)
        with init_scope():
            default = convert_to_tensor(default_value, value_dtype)
            keys = (convert_to_tensor(key, key_dtype) for key in (empty_key, deleted_key))
            buckets = 2**17 if initial_num_buckets is None else initial_num_buckets
            handle = execute(MutableDenseHashTableV2, *keys, value_dtype=value_dtype, value_shape=tuple(default.shape),
                             initial_num_buckets=buckets, max_load_factor=0.8)
        super().__init__(handle, key_dtype, value_dtype, default)

    def insert_or_assign(self, keys, values, name=None):
        """The same as `insert`."""
        self.insert(keys, values)

    def erase(self, keys, name=None):
        """The same as `remove`."""
        self.remove(keys)

    def _serialize_to_tensors(self) -> dict:
        held = self.resource_handle._array
        empty = next(key for key, name in held.forbidden.items() if name == "empty_key")
        keys, values = held.export()
        keys, values = map(convert_to_tensor, in_buckets(keys, values, empty))
        return {"-keys": keys, "-values": values}
