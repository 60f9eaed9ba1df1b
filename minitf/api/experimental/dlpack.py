"""tf.experimental.dlpack: memory shared with other libraries.   Floor 9.   Next: core/dlpack.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "core.dlpack": "from_dlpack to_dlpack",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
