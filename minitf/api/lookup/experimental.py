"""tf.lookup.experimental: tables that change.   Floor 9.   Next: ops/lookup/mutable_table.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {"ops.lookup.mutable_table": "MutableHashTable DenseHashTable"}

__getattr__, __dir__ = lazy(__name__, NAMES)
