"""tf.compat: text and bytes, and the names of TensorFlow 1.   Floor 9.   Next: compat/v1.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.text": "as_bytes as_str as_str_any as_text path_to_str",
}

NAMESPACES = "v1"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
