"""tf.profiler.   Floor 9.   Next: board/profiler/session.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {}

# Tables below this one.
NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
