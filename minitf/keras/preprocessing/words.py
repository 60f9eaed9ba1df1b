"""Texts cut into words, and words as numbers by their hashes: what `TextVectorization` does now. Floor 7.

Read next: `tokenizer.py`.
"""

from hashlib import md5

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def text_to_word_sequence(input_text, filters=FILTERS, lower=True, split=" "):
    """The words of a text, as a list.

    filters: characters that stand between words, too. lower: whether to write all in small letters first.
    split: what stands between words.

        >>> import minitf as tf
        >>> tf.keras.preprocessing.text.text_to_word_sequence("One, two: three!")
        ['one', 'two', 'three']

    Source: tf.keras.preprocessing.text.text_to_word_sequence, an older function.
    """
    text = input_text.lower() if lower else input_text
    return [word for word in text.translate(str.maketrans(dict.fromkeys(filters, split))).split(split) if word]


def one_hot(input_text, n, filters=FILTERS, lower=True, split=" ", analyzer=None):
    """The words of a text as ints in [1, n), by Python's `hash`, which is another one in each process.

    Arguments: as for `hashing_trick`.   Source: tf.keras.preprocessing.text.one_hot, an older function.
    """
    return hashing_trick(input_text, n, hash, filters, lower, split, analyzer)


def hashing_trick(text, n, hash_function=None, filters=FILTERS, lower=True, split=" ", analyzer=None):
    """The words of a text as ints in [1, n). Two words may have the same.

    hash_function: from a word to an int; "md5" for the same ones in each process; None for Python's `hash`.
    analyzer: a function that cuts the text into words, in place of `text_to_word_sequence`.

        >>> import minitf as tf
        >>> tf.keras.preprocessing.text.hashing_trick("so so", 10, hash_function="md5")
        [8, 8]

    Source: tf.keras.preprocessing.text.hashing_trick, an older function.
    """
    if hash_function == "md5":
        def hash_function(word):
            return int(md5(word.encode(), usedforsecurity=False).hexdigest(), 16)

    words = text_to_word_sequence(text, filters, lower, split) if analyzer is None else analyzer(text)
    return [(hash_function or hash)(word) % (n - 1) + 1 for word in words]
