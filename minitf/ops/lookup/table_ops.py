"""The ops on tables. Floor 2. Read `table.py` first, `initializers.py` next.

All are stateful: what a table answers depends on what was put into it before, so a graph keeps their order.
"""

from __future__ import annotations

from ...backend.arrays import numpy_of
from ...backend.dtypes import BY_NUMPY, int64, resource, string
from ...backend.errors import RuleError
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .table import Table
from .text_file import read_table

HANDLE = frozenset({resource})


class HashTableV2(Op):
    """table = a table that is to be filled once.   ->  table: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(*, key_dtype, value_dtype):
        return Spec((), resource)

    def kernel(xp, *, key_dtype, value_dtype):
        return Table(key_dtype, value_dtype, fixed=True)


class MutableHashTableV2(Op):
    """table = an empty table of numbers or texts.   ->  table: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(*, key_dtype, value_dtype):
        return Spec((), resource)

    def kernel(xp, *, key_dtype, value_dtype):
        return Table(key_dtype, value_dtype)


class MutableHashTableOfTensorsV2(Op):
    """table = an empty table of vectors.   ->  table: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(*, key_dtype, value_dtype, value_shape):
        if len(value_shape) > 1:
            raise RuleError(f"Default value must be a vector, got shape {list(value_shape)}")
        return Spec((), resource)

    def kernel(xp, *, key_dtype, value_dtype, value_shape):
        return Table(key_dtype, value_dtype, value_shape)


class MutableDenseHashTableV2(Op):
    """table = an empty table that may not hold two keys.   empty_key, deleted_key: keys []  ->  table: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(empty_key, deleted_key, *, value_dtype, value_shape, initial_num_buckets, max_load_factor):
        n = initial_num_buckets
        if n < 4 or n & (n - 1):
            raise RuleError(f"Number of buckets must be at least 4 and a power of 2, got: {n}")
        return Spec((), resource)

    def kernel(xp, empty_key, deleted_key, *, value_dtype, value_shape, initial_num_buckets, max_load_factor):
        if empty_key.item() == deleted_key.item():
            raise RuleError("Empty and deleted keys cannot be equal")
        names = {empty_key.item(): "empty_key", deleted_key.item(): "deleted_key"}
        return Table(BY_NUMPY[empty_key.dtype], value_dtype, value_shape, forbidden=names)


class LookupTableFindV2(Op):
    """values = what stands under each key, or the default.

    table: resource [], keys: any [...], default_value: any [], or [n] for vectors  ->  values: [...] or [..., n].
    """

    types = ("handle", "Tin", "Tout")
    handle = HANDLE
    Tin = Tout = Op.T
    stateful = True
    gradient = no_gradient

    def infer(table, keys, default_value):
        return default_value.with_dims(keys.dims if default_value.rank == 0 else None)

    def kernel(xp, table, keys, default_value):
        return on_device(xp, table.find(numpy_of(keys), numpy_of(default_value)))


class LookupTableInsertV2(Op):
    """The table holds these from now on.   table: resource [], keys: any [...], values: any [...] or [..., n]."""

    types = ("handle", "Tin", "Tout")
    handle = HANDLE
    Tin = Tout = Op.T
    stateful = True
    gradient = no_gradient

    def infer(table, keys, values):
        return ()

    def kernel(xp, table, keys, values):
        table.insert(numpy_of(keys), numpy_of(values))
        return ()


class LookupTableImportV2(Op):
    """The table holds these and nothing else.   table: resource [], keys: any [n], values: any [n, ...]."""

    types = ("handle", "Tin", "Tout")
    handle = HANDLE
    Tin = Tout = Op.T
    stateful = True
    gradient = no_gradient

    def infer(table, keys, values):
        return ()

    def kernel(xp, table, keys, values):
        keys, values = numpy_of(keys), numpy_of(values)
        if not table.fixed:
            table.replace(keys, values)
            return ()
        if not keys.size:
            raise RuleError("keys and values cannot be empty tensors")
        if keys.shape != values.shape:
            raise RuleError(f"Expected shape {list(keys.shape)} for value, got {list(values.shape)}")
        table.fill(keys.reshape(-1).tolist(), values.reshape(-1).tolist())
        return ()


class InitializeTableFromTextFileV2(Op):
    """The table holds what the lines of a file say.   table: resource [], filename: string [].

    key_index, value_index: a column, or -1 for the number of the line and -2 for the whole of it.
    vocab_size: how many lines to read, -1 for all.   delimiter: what stands between columns.
    offset: what is added to numbers of lines.
    """

    types = ("handle", "Text")
    handle = HANDLE
    Text = frozenset({string})
    stateful = True
    gradient = no_gradient

    def infer(table, filename, *, key_index, value_index, vocab_size, delimiter, offset):
        return ()

    def kernel(xp, table, filename, *, key_index, value_index, vocab_size, delimiter, offset):
        columns = (key_index, table.key_dtype), (value_index, table.value_dtype)
        table.fill(*read_table(filename.item().decode(), columns, vocab_size, delimiter, offset))
        return ()


class LookupTableRemoveV2(Op):
    """The table holds these keys no more.   table: resource [], keys: any [...]."""

    types = ("handle", "Tin")
    handle = HANDLE
    Tin = Op.T
    stateful = True
    gradient = no_gradient

    def infer(table, keys):
        return ()

    def kernel(xp, table, keys):
        table.remove(numpy_of(keys))
        return ()


class LookupTableSizeV2(Op):
    """size = how many keys the table holds.   table: resource []  ->  size: int64 []."""

    types = ("handle",)
    handle = HANDLE
    stateful = True
    gradient = no_gradient

    def infer(table):
        return Spec((), int64)

    def kernel(xp, table):
        return xp.asarray(len(table), "int64")


class LookupTableExportV2(Op):
    """keys, values = all that the table holds.   table: resource []  ->  keys: any [n], values: any [n, ...]."""

    types = ("handle",)
    handle = HANDLE
    stateful = True
    gradient = no_gradient

    def infer(table, *, Tkeys, Tvalues, value_shape):
        return Spec((None,), Tkeys), Spec((None, *value_shape), Tvalues)

    def kernel(xp, table, *, Tkeys, Tvalues, value_shape):
        keys, values = table.export()
        return on_device(xp, keys), on_device(xp, values)


def on_device(xp, array):
    """An array of numbers where kernels work; texts stay with the host."""
    return array if array.dtype == object else xp.asarray(array)
