"""tf.train: examples, and what training keeps on disk.   Floor 9.   Next: wire/messages.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "wire.messages": """
        BytesList Example Feature FeatureList FeatureLists Features FloatList Int64List SequenceExample
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
