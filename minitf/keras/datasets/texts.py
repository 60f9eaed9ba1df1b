"""Data sets of texts, as numbers of words. Floor 7. Read next: `imdb.py`."""

import numpy as np

from ...backend.errors import explain


def shuffled(x, y, seed):
    """Both in the same random order, which the seed names."""
    order = np.arange(len(x))
    np.random.RandomState(seed).shuffle(order)
    return x[order], y[order]


def numbered(texts, start_char, index_from):
    """Texts with room for special numbers: words moved up by `index_from`, and a mark at the beginning if wanted.

    >>> numbered([[1, 2]], start_char=1, index_from=3)
    [[1, 4, 5]]
    """
    start = [] if start_char is None else [start_char]
    return [start + [word + (index_from or 0) for word in text] for text in texts]


def shorter(texts, labels, maxlen):
    """The texts of fewer than `maxlen` words, and their labels; all where it is None.

    Raises: ValueError where none is left.
    """
    if not maxlen:
        return texts, labels
    kept = [(text, label) for text, label in zip(texts, labels) if len(text) < maxlen]
    if not kept:
        raise ValueError(explain("load_data", f"maxlen={maxlen}", "no sequence was kept, as all are as long or longer",
                                 "Increase maxlen"))
    return [text for text, _ in kept], [label for _, label in kept]


def frequent(texts, num_words, skip_top, oov_char):
    """The texts with only the words skip_top ... num_words - 1; others become `oov_char`, or vanish where it is None.

    >>> frequent([[1, 5, 9]], num_words=9, skip_top=2, oov_char=2), frequent([[1, 5, 9]], 9, 2, None)
    ([[2, 5, 2]], [[5]])
    """
    num_words = num_words or max(map(max, texts))
    if oov_char is None:
        return [[word for word in text if skip_top <= word < num_words] for text in texts]
    return [[word if skip_top <= word < num_words else oov_char for word in text] for text in texts]


def as_objects(texts):
    """An array of lists, object [N]."""
    array = np.empty(len(texts), "object")
    array[:] = texts
    return array
