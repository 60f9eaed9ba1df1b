"""Floor 5, data: pipelines that feed a program.   Also the table of what `tf.data` offers.

Read `stage.py` first, then `sources/` and `transformations/`, then `dataset.py`, where all of it has its public names.
"""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "data.dataset": "Dataset AUTOTUNE INFINITE_CARDINALITY UNKNOWN_CARDINALITY",
    "data.file_datasets": "FixedLengthRecordDataset TextLineDataset TFRecordDataset",
    "data.iterator": "Iterator NumpyIterator",
    "data.options": "Options ThreadingOptions",
    "data.specs": "DatasetSpec IteratorSpec",
}

# Tables below this one.
NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
