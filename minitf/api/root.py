"""tf.* itself: the names that stand right after `tf.`, and the namespaces below it.   Floor 9."""

from . import lazy

NAMES: dict[str, str] = {}

NAMESPACES = "errors"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
