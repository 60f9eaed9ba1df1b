"""tf.lookup: tables.   Floor 9.   Next: ops/lookup/table.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.lookup.initializers": "KeyValueTensorInitializer TextFileInitializer TextFileIndex",
    "ops.lookup.static_table": "StaticHashTable",
    "ops.lookup.vocabulary_table": "StaticVocabularyTable",
}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
