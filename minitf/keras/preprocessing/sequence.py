"""tf.keras.preprocessing.sequence: lists of one length.   Floor 7.   Next: ../utils/padding.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "keras.utils.padding": "pad_sequences",
    "keras.preprocessing.time_windows": "TimeseriesGenerator",
    "keras.preprocessing.word_pairs": "make_sampling_table skipgrams",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
