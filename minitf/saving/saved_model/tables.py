"""Lookup tables in a SavedModel: a function that makes the table, and one that fills it. Floor 6.

Read `ops/lookup/static_table.py` first. A table in memory cannot be copied into a graph. So the file has two functions,
and whoever loads it calls them in turn.
"""

from __future__ import annotations

from ...backend.errors import UnimplementedError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...graph.function import Function
from ...ops.lookup.initializers import KeyValueTensorInitializer, TextFileInitializer
from ...ops.lookup.table_ops import HashTableV2, InitializeTableFromTextFileV2, LookupTableImportV2
from . import changing
from .assets import Asset
from .loaded_table import LoadedTable


def functions_of_table(table) -> dict:
    """Name -> function, and the asset that a table is filled from.

    They are made once and kept: the walk over the objects asks more than once.

    Raises: UnimplementedError for a table that is filled in another way.
    """
    held = table.resource_handle._array
    if not held.fixed:
        return changing.functions_of_changing(table, held)
    if isinstance(table, LoadedTable):
        return table.functions
    known = vars(table).get("_saved_functions")
    if known is None:
        known = vars(table)["_saved_functions"] = made_functions(table)
    return known


def made_functions(table) -> dict:
    """The functions of a StaticHashTable."""
    handle, initializer = table.resource_handle, table._initializer
    found: dict = {}

    def creator():
        return execute(HashTableV2, key_dtype=initializer.key_dtype, value_dtype=initializer.value_dtype)

    def fill():
        if isinstance(initializer, KeyValueTensorInitializer):
            execute(LookupTableImportV2, handle, initializer._keys, initializer._values)
        else:
            execute(InitializeTableFromTextFileV2, handle, found["_file"].asset_path, **initializer._attributes)
        return convert_to_tensor(1)

    def destroyer():
        return convert_to_tensor(1)

    if isinstance(initializer, TextFileInitializer):
        name = initializer._filename
        found["_file"] = name if isinstance(name, Asset) else Asset(file_of(name))
    elif not isinstance(initializer, KeyValueTensorInitializer):
        raise UnimplementedError(explain("SavedModel", f"a table filled by a {type(initializer).__name__}",
                                         "it must be a KeyValueTensorInitializer or a TextFileInitializer"))
    for name, function in {"_create_resource": creator, "_initialize": fill, "_destroy_resource": destroyer}.items():
        found[name] = Function(function, (), autograph=False)
    return found


def file_of(name) -> str:
    """The path that an initializer was given, as text."""
    return convert_to_tensor(name).numpy().decode()
