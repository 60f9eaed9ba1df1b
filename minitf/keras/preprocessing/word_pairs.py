"""Pairs of words that stand near each other, of which word2vec learns. Floor 7."""

import random

import numpy as np

EULER = 0.577


def make_sampling_table(size, sampling_factor=1e-5):
    """How likely a word should be taken, by its rank: frequent words are rare then.   ->  float64 [size].

    It is as if word number n were as frequent as 1 / n (Zipf's law).

        >>> import minitf as tf
        >>> tf.keras.preprocessing.sequence.make_sampling_table(4).round(5)
        array([0.00315, 0.00315, 0.00548, 0.00742])

    Source: Mikolov et al. 2013; tf.keras.preprocessing.sequence.make_sampling_table, an older function.
    """
    rank = np.maximum(np.arange(size), 1)
    inverse_frequency = rank * (np.log(rank) + EULER) + 0.5 - 1.0 / (12.0 * rank)
    return np.minimum(1.0, np.sqrt(sampling_factor * inverse_frequency))


def skipgrams(sequence, vocabulary_size, window_size=4, negative_samples=1.0, shuffle=True, categorical=False,
              sampling_table=None, seed=None):
    """(pairs [word, other], labels): 1 for words that stand near each other, 0 for one with a random other.

    sequence: a list of ints, of which 0 is no word. vocabulary_size: random words are below it. window_size: how far
    apart words may be. negative_samples: random pairs for each real one. shuffle: whether to mix them. categorical:
    whether labels are [0, 1] and [1, 0]. sampling_table: the chance that a word is taken, by its number; None for 1.
    seed: an int for the mixing, or None. All is drawn by Python's `random`.

        >>> import minitf as tf
        >>> tf.keras.preprocessing.sequence.skipgrams([1, 2, 3], 4, 1, negative_samples=0, shuffle=False)
        ([[1, 2], [2, 1], [2, 3], [3, 2]], [1, 1, 1, 1])

    Source: Mikolov et al. 2013; tf.keras.preprocessing.sequence.skipgrams, an older function.
    """
    pairs = []
    for i, word in enumerate(sequence):
        if not word or (sampling_table is not None and sampling_table[word] < random.random()):
            continue
        near = range(max(0, i - window_size), min(len(sequence), i + window_size + 1))
        pairs += [[word, sequence[j]] for j in near if j != i and sequence[j]]
    labels = [[0, 1] if categorical else 1] * len(pairs)
    if negative_samples > 0:
        count, words = int(len(labels) * negative_samples), [word for word, _ in pairs]
        random.shuffle(words)
        pairs += [[words[i % len(words)], random.randint(1, vocabulary_size - 1)] for i in range(count)]
        labels += [[1, 0] if categorical else 0] * count
    if shuffle:
        seed = random.randint(0, 10**7) if seed is None else seed
        for each in (pairs, labels):  # in the same way
            random.seed(seed)
            random.shuffle(each)
    return pairs, labels
