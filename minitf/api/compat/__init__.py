"""tf.compat: text and bytes, and the names of TensorFlow 1.   Floor 9.   Next: compat/v1.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.text": "as_bytes as_str as_str_any as_text path_to_str",
    "backend.compatibility": """
        bytes_or_text_types complex_types dimension_at_index dimension_value forward_compatibility_horizon
        forward_compatible integral_types real_types
    """,
}

NAMESPACES = "v1"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
