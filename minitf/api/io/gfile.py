"""tf.io.gfile: files and folders.   Floor 9.   Next: wire/gfile.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "wire.gfile": """
        GFile copy exists get_registered_schemes glob isdir join listdir makedirs mkdir remove rename rmtree stat walk
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
