"""Tokenizer: words as numbers, by how often they are. Floor 7. Read `words.py` first.

`TextVectorization` does that now, inside of models.
"""

import json
from collections import Counter, OrderedDict, defaultdict

import numpy as np

from ...backend.errors import explain
from .words import FILTERS, text_to_word_sequence


class Tokenizer:
    """Learns the words of texts, the most frequent first, and turns texts into lists of their places, from 1 on.

    num_words: only words with places below it are used; None for all. filters, lower, split: as for
    `text_to_word_sequence`. char_level: whether each character is a word. oov_token: what stands for unknown words, and
    gets place 1; None to leave them out. analyzer: a function from a text to its words, or None.

        >>> import minitf as tf
        >>> tokenizer = tf.keras.preprocessing.text.Tokenizer(oov_token="?")
        >>> tokenizer.fit_on_texts(["The cat, the dog", "the end"])
        >>> tokenizer.texts_to_sequences(["the dog sleeps"])
        [[2, 4, 1]]

    Raises: TypeError for an unknown argument.
    Source: tf.keras.preprocessing.text.Tokenizer, an older class.
    """

    def __init__(self, num_words=None, filters=FILTERS, lower=True, split=" ", char_level=False, oov_token=None,
                 analyzer=None, **kwargs):
        num_words = kwargs.pop("nb_words", num_words)  # its older name
        document_count = kwargs.pop("document_count", 0)  # which stands in configs
        if kwargs:
            raise TypeError(explain("Tokenizer", f"the arguments {sorted(kwargs)}", "there are no such arguments"))
        self.num_words, self.filters, self.lower, self.split = num_words, filters, lower, split
        self.char_level, self.oov_token, self.analyzer = char_level, oov_token, analyzer
        self.document_count = document_count
        self.word_counts, self.word_docs, self.index_docs = OrderedDict(), defaultdict(int), defaultdict(int)
        self.word_index, self.index_word = {}, {}

    # --- learning ----------------------------------------------------------------------------------------------
    def fit_on_texts(self, texts):
        """Count the words of texts, str or lists of words, and give them places."""
        for text in texts:
            words = self._words(text)
            self.document_count += 1
            _count(self.word_counts, words)
            _count(self.word_docs, set(words))
        known = sorted(self.word_counts, key=self.word_counts.get, reverse=True)  # as often: the one seen first
        words = known if self.oov_token is None else [self.oov_token, *known]
        self.word_index = {word: place for place, word in enumerate(words, 1)}
        self.index_word = {place: word for word, place in self.word_index.items()}
        for word, count in self.word_docs.items():
            self.index_docs[self.word_index[word]] = count

    def fit_on_sequences(self, sequences):
        """Count in how many lists each number is, for the mode "tfidf"."""
        self.document_count += len(sequences)
        for sequence in sequences:
            _count(self.index_docs, set(sequence))

    def _words(self, text):
        if isinstance(text, list):
            return [word.lower() for word in text] if self.lower else text
        if self.char_level:
            return list(text.lower() if self.lower else text)
        if self.analyzer is not None:
            return list(self.analyzer(text))
        return text_to_word_sequence(text, self.filters, self.lower, self.split)

    # --- there and back ----------------------------------------------------------------------------------------
    def texts_to_sequences(self, texts):
        """For each text the list of its words' places."""
        return list(self.texts_to_sequences_generator(texts))

    def texts_to_sequences_generator(self, texts):
        """The same, one after the other."""
        unknown = self.word_index.get(self.oov_token)
        for text in texts:
            places = (self.word_index.get(word) for word in self._words(text))
            places = (place if self._is_used(place) else unknown for place in places)
            yield [place for place in places if place is not None]

    def sequences_to_texts(self, sequences):
        """For each list of places the text, with a space between words."""
        return list(self.sequences_to_texts_generator(sequences))

    def sequences_to_texts_generator(self, sequences):
        """The same, one after the other."""
        for sequence in sequences:
            words = (self.index_word.get(place) if self._is_used(place) else self.oov_token for place in sequence)
            words = (self.oov_token if word is None else word for word in words)
            yield " ".join(word for word in words if word is not None)

    def _is_used(self, place) -> bool:
        return place is not None and not (self.num_words and place >= self.num_words)

    # --- as matrices -------------------------------------------------------------------------------------------
    def texts_to_matrix(self, texts, mode="binary"):
        """`sequences_to_matrix` of texts."""
        return self.sequences_to_matrix(self.texts_to_sequences(texts), mode)

    def sequences_to_matrix(self, sequences, mode="binary"):
        """A row for each list of places, with a column for each place, float64.

        mode: "binary" for 1 where it is there; "count" for how often; "freq" for that, as a fraction of the list;
        "tfidf" for what grows with it, and is small for words that are in many texts.
        Raises: ValueError for another mode, and before the Tokenizer has learned what is needed.
        """
        if not self.num_words and not self.word_index:
            raise ValueError(explain("Tokenizer.sequences_to_matrix", "num_words is None, and no text is known",
                                     "one of them must say how many columns there are"))
        if mode == "tfidf" and not self.document_count:
            raise ValueError(explain("Tokenizer.sequences_to_matrix", 'mode is "tfidf"', "texts must be known first"))
        matrix = np.zeros((len(sequences), self.num_words or len(self.word_index) + 1))
        for row, sequence in zip(matrix, sequences):
            for place, count in Counter(i for i in sequence if i < len(row)).items():
                row[place] = self._weight(mode, count, place, len(sequence))
        return matrix

    def _weight(self, mode, count, place, length):
        if mode == "tfidf":
            return (1 + np.log(count)) * np.log(1 + self.document_count / (1 + self.index_docs[place]))
        weights = {"binary": 1, "count": count, "freq": count / length}
        if mode not in weights:
            raise ValueError(explain("Tokenizer.sequences_to_matrix", f"mode is {mode!r}",
                                     "it must be one of 'binary', 'count', 'freq', 'tfidf'"))
        return weights[mode]

    # --- as text -----------------------------------------------------------------------------------------------
    def get_config(self):
        """The settings, and what is known of words as JSON."""
        names = ("num_words", "filters", "lower", "split", "char_level", "oov_token", "document_count")
        known = ("word_counts", "word_docs", "index_docs", "index_word", "word_index")
        return {name: getattr(self, name) for name in names} | {name: json.dumps(getattr(self, name)) for name in known}

    def to_json(self, **kwargs):
        """The whole Tokenizer as JSON, for `tokenizer_from_json`."""
        return json.dumps({"class_name": type(self).__name__, "config": self.get_config()}, **kwargs)


def tokenizer_from_json(json_string):
    """The Tokenizer that `to_json` wrote down.   Source: tf.keras.preprocessing.text.tokenizer_from_json."""
    config = json.loads(json_string)["config"]
    known = {name: json.loads(config.pop(name))
             for name in ("word_counts", "word_docs", "index_docs", "index_word", "word_index")}
    tokenizer = Tokenizer(**config)
    for name in ("word_counts", "word_docs"):
        getattr(tokenizer, name).update(known[name])
    tokenizer.index_docs.update({int(place): count for place, count in known["index_docs"].items()})
    tokenizer.index_word = {int(place): word for place, word in known["index_word"].items()}
    tokenizer.word_index = known["word_index"]
    return tokenizer


def _count(counts, found):
    """Add 1 for each of the things found; new ones go to the end."""
    for thing in found:
        counts[thing] = counts.get(thing, 0) + 1
