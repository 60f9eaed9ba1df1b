"""tf.keras.preprocessing.text: words as numbers, as older programs make them.   Floor 7.   Next: tokenizer.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "keras.preprocessing.words": "hashing_trick one_hot text_to_word_sequence",
    "keras.preprocessing.tokenizer": "Tokenizer tokenizer_from_json",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
