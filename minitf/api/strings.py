"""tf.strings: text.   Floor 9.   Next: ops/strings/elementwise.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.strings.as_string": "as_string",
    "ops.strings.format": "format_",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
