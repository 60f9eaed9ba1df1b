"""IntegerLookup: integers that are names, such as postal codes, as numbers from 0 on. Floor 7.

Read `index_lookup.py` and `string_lookup.py` first.
"""

from __future__ import annotations

from ....backend.errors import explain
from .index_lookup import IndexLookup


class IntegerLookup(IndexLookup):
    """The number of each integer in a vocabulary.   int [...]  ->  int64 [...], or vectors as the mode says.

    The arguments are those of `StringLookup`, and:
    oov_method: how the place of an unknown integer is chosen among several: "floormod", the remainder; or "farmhash",
        a hash, which spreads integers evenly that have a factor in common.
    vocabulary_dtype: "int64".

        >>> import minitf as tf
        >>> layer = tf.keras.layers.IntegerLookup(vocabulary=[12, 36, 1138])
        >>> layer([[36, 1000, 12]]).numpy()
        array([[2, 0, 1]])

    Raises: ValueError where the arguments contradict each other, or `vocabulary` is none; see `set_vocabulary`.
    Source: keras.layers.IntegerLookup. Differs: "tf_idf" may be sparse.
    """

    def __init__(self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None,
                 vocabulary_dtype="int64", idf_weights=None, invert=False, output_mode="int", sparse=False,
                 pad_to_max_tokens=False, oov_method="floormod", salt=None, name=None, **kwargs):
        if vocabulary_dtype != "int64":
            raise ValueError(explain("IntegerLookup", f"vocabulary_dtype={vocabulary_dtype!r}", "it must be 'int64'"))
        super().__init__(max_tokens, num_oov_indices, mask_token, oov_token, vocabulary_dtype, vocabulary, idf_weights,
                         invert, output_mode, sparse, pad_to_max_tokens, oov_method, name, salt, **kwargs)

    def get_config(self):
        config = super().get_config()
        for name in ("oov_token", "mask_token"):
            config[name] = None if config[name] is None else int(config[name])
        if config["vocabulary"] is not None:
            config["vocabulary"] = [int(word) for word in config["vocabulary"]]
        return config
