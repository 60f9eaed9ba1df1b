"""IMDB: 50,000 reviews of films, and whether they are kind. Floor 7. Read `texts.py` first."""

import json

import numpy as np

from .pickled import load_npz
from .sources import fetched
from .texts import as_objects, frequent, numbered, shorter, shuffled

SHA256 = "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f"
WORDS_MD5 = "bfafd718b763782e994055a2d397834f"


def load_data(path="imdb.npz", num_words=None, skip_top=0, maxlen=None, seed=113, start_char=1, oov_char=2,
              index_from=3, **kwargs):
    """Return `(x_train, y_train), (x_test, y_test)`: lists of word numbers, object [N], and int64 [N], 1 if kind.

    A word's number is its rank by frequency, plus `index_from`. N is 25,000 to train on and as many to test on.
    num_words, skip_top: only the words with numbers in skip_top ... num_words - 1 are kept; others become `oov_char`.
    maxlen: only reviews of fewer words are taken. seed: for their order. start_char: what every review begins with.
    Raises: ValueError where no review is short enough; OSError where it cannot be downloaded.
    Source: A. Maas and others (2011), Learning word vectors for sentiment analysis; keras.datasets.imdb.
    """
    arrays = load_npz(fetched(path, SHA256, "imdb.npz"))
    parts = [shuffled(arrays[f"x_{part}"], arrays[f"y_{part}"], seed) for part in ("train", "test")]
    parts = [shorter(numbered(x, start_char, index_from), y, maxlen) for x, y in parts]
    texts = frequent([text for x, _ in parts for text in x], num_words, skip_top, oov_char)
    first = len(parts[0][0])
    return ((as_objects(texts[:first]), np.array(parts[0][1])), (as_objects(texts[first:]), np.array(parts[1][1])))


def get_word_index(path="imdb_word_index.json"):
    """Return the rank of every word by frequency: a dict, word -> 1, 2, ...  Raises: OSError as `load_data`."""
    with open(fetched(path, WORDS_MD5, "imdb_word_index.json")) as file:
        return json.load(file)
