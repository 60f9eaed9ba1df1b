"""Reuters: 11,228 short news, and which of 46 topics each is about. Floor 7. Read `texts.py` first."""

import json

import numpy as np

from .pickled import load_npz
from .sources import fetched
from .texts import as_objects, frequent, numbered, shorter, shuffled

SHA256 = "d6586e694ee56d7a4e65172e12b3e987c03096cb01eab99753921ef915959916"
WORDS_MD5 = "4d44cc38712099c9e383dc6e5f11a921"
TOPICS = (
    "cocoa grain veg-oil earn acq wheat copper housing money-supply coffee sugar trade reserves ship cotton carcass "
    "crude nat-gas cpi money-fx interest gnp meal-feed alum oilseed gold tin strategic-metal livestock retail ipi "
    "iron-steel rubber heat jobs lei bop zinc orange pet-chem dlr gas silver wpi hog lead"
)


def load_data(path="reuters.npz", num_words=None, skip_top=0, maxlen=None, test_split=0.2, seed=113, start_char=1,
              oov_char=2, index_from=3):
    """Return `(x_train, y_train), (x_test, y_test)`: lists of word numbers, object [N], and int64 [N], the topics.

    test_split: fraction in [0, 1) to test on. The other arguments are those of `imdb.load_data`.
    Raises: ValueError where no text is short enough; OSError where it cannot be downloaded.
    Source: Reuters-21578; keras.datasets.reuters.
    """
    arrays = load_npz(fetched(path, SHA256, "reuters.npz"))
    texts, labels = shuffled(arrays["x"], arrays["y"], seed)
    texts, labels = shorter(numbered(texts, start_char, index_from), labels, maxlen)
    texts, labels = as_objects(frequent(texts, num_words, skip_top, oov_char)), np.array(labels)
    first = int(len(texts) * (1 - test_split))
    return (texts[:first], labels[:first]), (texts[first:], labels[first:])


def get_word_index(path="reuters_word_index.json"):
    """Return the rank of every word by frequency: a dict, word -> 1, 2, ...  Raises: OSError as `load_data`."""
    with open(fetched(path, WORDS_MD5, "reuters_word_index.json")) as file:
        return json.load(file)


def get_label_names():
    """Return the names of the 46 topics, in the order of their numbers: a tuple."""
    return tuple(TOPICS.split())
