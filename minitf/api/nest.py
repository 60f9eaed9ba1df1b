"""tf.nest: structures of lists, tuples and dicts.   Floor 9.   Next: tree.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "tree": "assert_same_structure flatten is_nested map_structure pack_sequence_as",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
