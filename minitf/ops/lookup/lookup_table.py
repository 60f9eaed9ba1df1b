"""LookupTable: what all tables have. Floor 2. Read `table_ops.py` first, `static_table.py` next."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.trackable import Trackable
from ..ragged.ragged_tensor import RaggedTensor
from ..sparse.sparse_tensor import SparseTensor
from .table_ops import LookupTableExportV2, LookupTableFindV2, LookupTableSizeV2


class LookupTable(Trackable):
    """A table that is there already, as a handle.

    resource_handle: resource [].
    key_dtype, value_dtype: dtypes.
    default_value: what it answers for a key that it does not hold, of the shape of all values.
    """

    def __init__(self, resource_handle, key_dtype, value_dtype, default_value, name=None):
        self.resource_handle = resource_handle
        self._key_dtype, self._value_dtype = key_dtype, value_dtype
        self._default_value = default_value

    @property
    def key_dtype(self):
        return self._key_dtype

    @property
    def value_dtype(self):
        return self._value_dtype

    @property
    def default_value(self):
        """The answer for keys that the table does not hold."""
        return self._default_value

    @property
    def name(self):
        """None: only TensorFlow 1 gave tables names."""
        return None

    def size(self, name=None):
        """How many keys it holds: int64 []."""
        return execute(LookupTableSizeV2, self.resource_handle)

    def lookup(self, keys, name=None):
        """What stands under each key, in the shape of the keys: for ragged keys ragged, for sparse ones sparse.

        Raises: TypeError for keys of another dtype; FailedPreconditionError where the table was never filled.
        """
        return on_values(self._find, as_keys(keys, self._key_dtype, type(self).__name__))

    def _find(self, keys):
        """The values for dense keys."""
        found = execute(LookupTableFindV2, self.resource_handle, keys, self._default_value)
        if found.shape.rank is None:
            found.set_shape(keys.shape.concatenate(self._default_value.shape))
        return found

    def __getitem__(self, keys):
        """The same as `lookup(keys)`."""
        return self.lookup(keys)

    def export(self, name=None):
        """All keys [n] and their values [n, ...], in no order that one may count on."""
        shape = tuple(self._default_value.shape)
        keys, values = execute(LookupTableExportV2, self.resource_handle, Tkeys=self._key_dtype,
                               Tvalues=self._value_dtype, value_shape=shape)
        return keys, values


def as_keys(keys, dtype, where):
    """Keys as a tensor, a ragged or a sparse one.  Raises: TypeError where they are of another dtype."""
    if not isinstance(keys, RaggedTensor | SparseTensor):
        keys = convert_to_tensor(keys, None if hasattr(keys, "dtype") else dtype)
    if keys.dtype is not dtype:
        raise TypeError(explain(where, f"keys are {keys.dtype.name}", f"keys of this table are {dtype.name}",
                                f"Use tf.cast(keys, tf.{dtype.name})" if dtype.is_integer else None))
    return keys


def on_values(function, keys):
    """A function of dense keys, on the values of ragged or sparse ones."""
    if isinstance(keys, RaggedTensor):
        return keys.with_flat_values(function(keys.flat_values))
    if isinstance(keys, SparseTensor):
        return keys.with_values(function(keys.values))
    return function(keys)
