"""tf.keras.preprocessing.sequence: lists of one length.   Floor 7.   Next: ../utils/padding.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "keras.utils.padding": "pad_sequences",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
