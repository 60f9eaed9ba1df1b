"""tf.types: what values are, for annotations.   Floor 9.   Next: graph/types.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
