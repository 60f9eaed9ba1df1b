"""tf.experimental.   Floor 9."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "data.optional": "Optional",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
