"""tf.sets: rows of numbers or strings as sets.   Floor 9.   Next: ops/sparse/sets.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.sparse.sets": "union intersection difference size_",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
