"""Tables that change, in a SavedModel: as those that do not, with functions that make and fill them. Floor 6.

Read `tables.py` first. What such a table holds when the model is saved stands in the function that fills it. A loaded
table may have been changed since, so it is given new functions, too.
"""

from __future__ import annotations

import itertools

from ...core.context import name_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.tensor import Tensor
from ...graph.function import Function
from ...ops.lookup.table_ops import (
    LookupTableInsertV2,
    MutableDenseHashTableV2,
    MutableHashTableOfTensorsV2,
    MutableHashTableV2,
)

CREATORS = ("HashTableV2", "MutableDenseHashTableV2", "MutableHashTableOfTensorsV2", "MutableHashTableV2")
NUMBERS = itertools.count()
BUCKETS, LOAD = 2**17, 0.8  # what TensorFlow's dense tables begin with, and how full they become


def functions_of_changing(table, held) -> dict:
    """Name -> function. The same as before, as long as the table holds the same.

    held: the Table behind the handle.
    """
    known, contents = vars(table).get("_saved_functions", (None, None))
    if known is None or contents != plain(held):
        known = made_functions(table.resource_handle, held)
        vars(table)["_saved_functions"] = known, plain(held)
    return known


def plain(held) -> list:
    """What a table holds, to be compared."""
    keys, values = held.export()
    return [keys.tolist(), values.tolist()]


def made_functions(handle, held) -> dict:
    """The functions that make a table, and fill it with what it holds now."""
    keys, values = (Tensor(array, handle._device) for array in held.export())
    name = f"table_{next(NUMBERS)}"

    def creator():
        with name_scope(name):  # TensorFlow shares tables whose nodes have one name
            return created(held)

    def fill():
        if len(held):
            execute(LookupTableInsertV2, handle, keys, values)
        return convert_to_tensor(1)

    def destroyer():
        return convert_to_tensor(1)

    functions = {"_create_resource": creator, "_initialize": fill, "_destroy_resource": destroyer}
    return {name: Function(function, (), autograph=False) for name, function in functions.items()}


def created(held):
    """A new table of the same kind."""
    dtypes = {"key_dtype": held.key_dtype, "value_dtype": held.value_dtype}
    if held.forbidden:
        keys = {name: convert_to_tensor(key, held.key_dtype) for key, name in held.forbidden.items()}
        return execute(MutableDenseHashTableV2, keys["empty_key"], keys["deleted_key"], value_dtype=held.value_dtype,
                       value_shape=held.value_shape, initial_num_buckets=BUCKETS, max_load_factor=LOAD)
    if held.value_shape:
        return execute(MutableHashTableOfTensorsV2, **dtypes, value_shape=held.value_shape)
    return execute(MutableHashTableV2, **dtypes)
