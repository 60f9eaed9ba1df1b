"""StringLookup: words as numbers, and numbers as words. Floor 7. Read `index_lookup.py` first."""

from __future__ import annotations

from .index_lookup import IndexLookup


class StringLookup(IndexLookup):
    """The number of each word in a vocabulary.   string [...]  ->  int64 [...], or vectors as the mode says.

    max_tokens: how large the vocabulary may become, the special tokens included; None for any size.
    num_oov_indices: how many numbers are for words that are not in the vocabulary; with more than one a hash of the
        word decides; with 0 such words are an error.
    mask_token: a text that stands for nothing: it gets the number 0, and is counted nowhere.
    oov_token: what an unknown number becomes, with `invert`.
    vocabulary: the words: a list, array or tensor, or the path of a file with one a line; else `adapt` finds them.
    idf_weights: for "tf_idf": the weight of each word of the vocabulary.
    invert: whether numbers come in, and words go out.
    output_mode: "int"; "one_hot", a vector for each word; "multi_hot", a vector for each row, with a 1 for each word in
        it; "count", how often each word is in the row; "tf_idf", that times the word's weight, which is larger
        the fewer documents have the word.
    pad_to_max_tokens: whether vectors are as long as `max_tokens`, even where the vocabulary is smaller.
    sparse: whether vectors are a SparseTensor.
    encoding: of the vocabulary's words.
    salt: an int or two: the key of the hash that `num_oov_indices` speaks of.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.StringLookup(vocabulary=["red", "green"])
        >>> layer([["green", "blue"], ["red", "red"]]).numpy()
        array([[2, 0],
               [1, 1]])
        >>> layer = tf.keras.layers.StringLookup(output_mode="count")
        >>> layer.adapt(["to", "be", "or", "not", "to", "be", "to"])
        >>> layer.get_vocabulary()
        ['[UNK]', 'to', 'be', 'or', 'not']
        >>> layer([["be", "to", "be", "me"]]).numpy()
        array([[1, 1, 2, 0, 0]])

    Raises: ValueError where the arguments contradict each other, or `vocabulary` is none; see `set_vocabulary`.
    Source: keras.layers.StringLookup. Differs: "tf_idf" may be sparse.
    """

    def __init__(self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token="[UNK]", vocabulary=None,
                 idf_weights=None, invert=False, output_mode="int", pad_to_max_tokens=False, sparse=False,
                 encoding="utf-8", name=None, salt=None, **kwargs):
        self.encoding = encoding
        super().__init__(max_tokens, num_oov_indices, mask_token, oov_token, "string", vocabulary, idf_weights, invert,
                         output_mode, sparse, pad_to_max_tokens, name=name, salt=salt, **kwargs)

    def get_config(self):
        config = super().get_config()
        del config["vocabulary_dtype"]
        return {**config, "encoding": self.encoding}
