"""tf.experimental.extension_type.   Floor 9.   Next: ops/extension_types/extension_type.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.extension_types.extension_type": "as_dict",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
