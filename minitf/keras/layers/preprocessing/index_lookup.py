"""IndexLookup: words to their numbers and back, the base of StringLookup and IntegerLookup. Floor 7.

Read `vocabulary.py` and `token_counts.py` first, then `string_lookup.py`. A number stands for a place in this list:

    mask token, if there is one and the mode is "int" | num_oov_indices places for unknown words | the vocabulary
"""

from __future__ import annotations

import os

import numpy as np

from ....backend.dtypes import as_dtype, int64, string
from ....backend.errors import FailedPreconditionError, InvalidArgumentError, explain
from ....core.context import executing_eagerly, init_scope
from ....core.convert import convert_to_tensor
from ....ops.debugging.assertions import Assert
from ....ops.elementwise.arithmetic import add, floormod
from ....ops.elementwise.comparison import equal, not_equal
from ....ops.indexing.masking import boolean_mask
from ....ops.indexing.selection import where
from ....ops.lookup.initializers import KeyValueTensorInitializer
from ....ops.lookup.lookup_table import on_values
from ....ops.lookup.static_table import StaticHashTable
from ....ops.reductions.reduction import reduce_all
from ....ops.shapes.layout import expand_dims, squeeze
from ....ops.shapes.sequences import range_
from ....ops.strings.format import format_
from ...config import floatx
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer
from .batches import batches_of, is_one_batch
from .encoding import as_input, encoded, encoded_shape, output_mode_of, times_weights
from .hashing import as_texts, hash_of, salt_of
from .lookup_settings import require_settings
from .token_counts import TokenCounts
from .vocabulary import require_vocabulary, without_special_tokens, words_in, words_in_file

MODES = ("int", "one_hot", "multi_hot", "count", "tf_idf")


class IndexLookup(Layer):
    """Numbers for words.   The arguments are explained in `StringLookup`.

    vocabulary_dtype: "string" or "int64".
    """

    encoding = "utf-8"

    def __init__(self, max_tokens, num_oov_indices, mask_token, oov_token, vocabulary_dtype, vocabulary=None,
                 idf_weights=None, invert=False, output_mode="int", sparse=False, pad_to_max_tokens=False,
                 oov_method="floormod", name=None, salt=None, **kwargs):
        cls = type(self).__name__
        output_mode = output_mode_of(cls, output_mode, MODES)
        self._frozen_vocab_size = kwargs.pop("vocabulary_size", None)
        self._has_input_vocabulary = kwargs.pop("has_input_vocabulary", vocabulary is not None)
        for unused in ("trainable", "dtype"):
            kwargs.pop(unused, None)
        if kwargs:
            raise ValueError(explain(cls, f"{kwargs}", "Unrecognized keyword arguments"))
        super().__init__(name=name)
        self._convert_input_args = False
        self._allow_non_tensor_positional_args = True
        self.invert, self.output_mode, self.sparse = invert, output_mode, sparse
        self.max_tokens, self.pad_to_max_tokens = max_tokens, pad_to_max_tokens
        self.num_oov_indices, self.oov_method = num_oov_indices, oov_method
        self.mask_token, self.oov_token = mask_token, oov_token
        self.vocabulary_dtype = as_dtype(vocabulary_dtype).name
        self.input_vocabulary = None if isinstance(vocabulary, str) else vocabulary
        self.input_idf_weights = idf_weights
        require_settings(self, salt)
        self.salt = salt_of(cls, salt)
        self.idf_weights = self.lookup_table = None
        self._tokens: list = []
        self._counts = TokenCounts(by_document=output_mode == "tf_idf")
        if vocabulary is not None:
            self.set_vocabulary(vocabulary, idf_weights)

    # --- the vocabulary ----------------------------------------------------------------------------------------------
    def _special_tokens(self) -> list:
        """What stands before the vocabulary."""
        mask = [self.mask_token] if self.mask_token is not None and self.output_mode == "int" else []
        return mask + [self.oov_token] * self.num_oov_indices

    def _first_oov(self) -> int:
        """The number of the first place for unknown words."""
        return len(self._special_tokens()) - self.num_oov_indices

    def get_vocabulary(self, include_special_tokens=True) -> list:
        """The words in the order of their numbers; without the special ones at the start, if asked for."""
        tokens = self._tokens if self.vocabulary_dtype == "string" else [np.int64(t) for t in self._tokens]
        return (self._special_tokens() if include_special_tokens else []) + tokens

    def vocabulary_size(self) -> int:
        """How many numbers there are, those of special tokens included."""
        return len(self._special_tokens()) + len(self._tokens)

    def set_vocabulary(self, vocabulary, idf_weights=None):
        """Take these words, in place of those that `adapt` would find.

        vocabulary: list, array or tensor of words; or the path of a file with one on each line.
        idf_weights: for "tf_idf": a weight for each word of the vocabulary.

        Raises: ValueError where it is empty, holds a word twice or a special token at another place than the start, is
        larger than `max_tokens`, or the weights do not fit; RuntimeError where the size of the output would change.
        """
        where_ = f"{type(self).__name__} {self.name!r}"
        if (idf_weights is None) == (self.output_mode == "tf_idf"):
            raise ValueError(explain(where_, f"output_mode={self.output_mode!r}, idf_weights={idf_weights}",
                                     "`idf_weights` must be set for 'tf_idf', and for no other mode"))
        dtype = as_dtype(self.vocabulary_dtype)
        if isinstance(vocabulary, str):
            if self.output_mode == "tf_idf":
                raise ValueError(explain(where_, f"vocabulary={vocabulary!r}, output_mode='tf_idf'",
                                         "in this mode the vocabulary cannot be in a file, which has no weights"))
            tokens = words_in_file(where_, vocabulary, dtype, self.encoding)
            self._take_tokens(tokens)
            return
        words, special = words_in(vocabulary, dtype, self.encoding), self._special_tokens()
        tokens = without_special_tokens(where_, words, special)
        reserved = {"mask_token": self.mask_token, "oov_token": self.oov_token if self.invert else None}
        reserved = {name: token for name, token in reserved.items() if token is not None}
        require_vocabulary(where_, tokens, reserved, special, self.max_tokens)
        self._take_tokens(tokens)
        if idf_weights is not None:
            self._take_weights(where_, idf_weights, words, special)

    def _take_tokens(self, tokens):
        """Make the table for these tokens."""
        size = len(self._special_tokens()) + len(tokens)
        fixed = self.output_mode != "int" and not self.pad_to_max_tokens
        if fixed and self._frozen_vocab_size not in (None, size):
            raise RuntimeError(explain(
                f"{type(self).__name__} {self.name!r}",
                f"a vocabulary of {size} tokens after one of {self._frozen_vocab_size}",
                f"with output_mode={self.output_mode!r} the size of the output cannot change any more",
                "Set pad_to_max_tokens=True"))
        self._frozen_vocab_size, self._tokens = size, list(tokens)
        if tokens:
            self.lookup_table = self._table_of(tokens)

    def _table_of(self, tokens):
        """The table from tokens to their numbers, or back."""
        dtype = as_dtype(self.vocabulary_dtype)
        first = len(self._special_tokens())
        with init_scope():
            encoded_tokens = [t.encode(self.encoding) if isinstance(t, str) else t for t in tokens]
            words, numbers = convert_to_tensor(encoded_tokens, dtype), range_(first, first + len(tokens), dtype=int64)
            keys, values = (numbers, words) if self.invert else (words, numbers)
            return StaticHashTable(KeyValueTensorInitializer(keys, values), self._default_value())

    def _default_value(self):
        """What the table says of an unknown word; -1 where its number has to be computed, or there is none."""
        if self.invert:
            return self.oov_token
        return self._first_oov() if self.num_oov_indices == 1 else -1

    def _take_weights(self, where_, weights, words, special):
        """The weights of all numbers: special tokens get the mean, what only fills up to `max_tokens` gets 0."""
        weights = np.asarray(weights)
        if weights.ndim != 1 or len(weights) != len(words):
            received = f"idf_weights of shape {weights.shape}, a vocabulary of {len(words)} words"
            raise ValueError(explain(where_, received, "there must be one weight for each word"))
        self._set_weights(weights, 0 if words[: len(special)] == special else len(special))

    def _set_weights(self, weights, missing):
        """Weights for all places; for the first `missing` ones their mean."""
        whole = np.concatenate([np.full(missing, np.mean(weights)), weights])
        if self.pad_to_max_tokens:
            whole = np.concatenate([whole, np.zeros(self.max_tokens - len(whole))])
        with init_scope():
            self.idf_weights = convert_to_tensor(whole.astype(floatx()))

    # --- finding a vocabulary ----------------------------------------------------------------------------------------
    def adapt(self, data, steps=None):
        """Find the vocabulary: the words in the data, the most frequent first, `max_tokens` of them at most.

        data: an array, list or tensor of words; or what gives batches of them: a dataset or generator.
        steps: how many batches to look at, by default all.
        Raises: ValueError where the vocabulary was given.
        """
        self.reset_state()
        if is_one_batch(data):
            data = as_input(data, as_dtype(self.vocabulary_dtype))
            self.update_state(expand_dims(data, -1) if data.shape.rank == 1 else data)
        else:
            for batch in batches_of(data, steps):
                self.update_state(batch)
        self.finalize_state()

    def update_state(self, data):
        """Look at one more batch.   data: [B, n], or one document [n]."""
        if self._has_input_vocabulary:
            raise ValueError(explain(f"{type(self).__name__} {self.name!r}", "adapt, and a vocabulary was given",
                                     "a layer with a fixed vocabulary cannot be adapted"))
        data = as_input(data, as_dtype(self.vocabulary_dtype))
        for _ in range(2 - data.shape.rank):
            data = expand_dims(data, 0)
        self._counts.update(data)

    def finalize_state(self):
        """Take over the vocabulary that follows from what was looked at."""
        if self._has_input_vocabulary or not self._counts.tokens:
            self._frozen_vocab_size = self.vocabulary_size()
            return
        special = self._special_tokens()
        hidden = {t.encode(self.encoding) if isinstance(t, str) else t for t in (self.mask_token, self.oov_token)}
        words = self._counts.ranked(None if self.max_tokens is None else self.max_tokens - len(special), hidden)
        self._take_tokens([w.decode(self.encoding) if isinstance(w, bytes) else w for w in words])
        if self.output_mode == "tf_idf":
            self._set_weights(self._counts.inverse_frequencies(words), len(special))
        self.reset_state()

    def reset_state(self):
        """Forget what was looked at; the vocabulary stays."""
        self._counts = TokenCounts(by_document=self.output_mode == "tf_idf")

    # --- calling -----------------------------------------------------------------------------------------------------
    def call(self, inputs):
        """The numbers of the words, in the form that the output mode says.

        Raises: RuntimeError, FailedPreconditionError without a vocabulary; InvalidArgumentError for an unknown word
        where there is no place for such.
        """
        where_ = f"{type(self).__name__} {self.name!r}"
        if self.output_mode != "int" and self._depth() is None:
            raise RuntimeError(explain(where_, f"called without a vocabulary, output_mode={self.output_mode!r}",
                                       "it needs to know how many words there are",
                                       "Call adapt(data), or pass a vocabulary"))
        if self.lookup_table is None:
            raise FailedPreconditionError(explain(where_, "called without a vocabulary", "Table not initialized",
                                                  "Call adapt(data), or pass a vocabulary"))
        inputs = as_input(inputs, self.lookup_table.key_dtype)
        single = inputs.shape.rank == 0
        numbers = on_values(self._numbers, expand_dims(inputs, -1) if single else inputs)
        if self.output_mode == "int":
            return squeeze(numbers, -1) if single else numbers
        mode = "count" if self.output_mode == "tf_idf" else self.output_mode
        output = encoded(numbers, mode, self._depth(), int64, self.sparse)
        return times_weights(output, self.idf_weights) if self.output_mode == "tf_idf" else output

    def _numbers(self, words):
        """The numbers of dense words; or the words of dense numbers."""
        found = self.lookup_table.lookup(words)
        if not self.invert:
            if self.num_oov_indices == 0:
                self._require_known(words, found)
            elif self.num_oov_indices > 1:
                found = where(equal(found, -1), add(self._buckets(words), self._first_oov()), found)
        if self.mask_token is None:
            return found
        key = convert_to_tensor(0 if self.invert else self.mask_token, words.dtype)
        masked = self.mask_token if self.invert else 0 if self.output_mode == "int" else int64.max  # counted nowhere
        return where(equal(words, key), convert_to_tensor(masked, found.dtype), found)

    def _buckets(self, words):
        """Which of the places for unknown words each would have."""
        if words.dtype is not string and self.oov_method == "floormod":
            return floormod(words, convert_to_tensor(self.num_oov_indices, words.dtype))
        return hash_of(as_texts(words), self.num_oov_indices, self.salt)

    def _require_known(self, words, found):
        """Raise InvalidArgumentError where a word is neither in the vocabulary nor the mask token."""
        known = not_equal(found, -1)
        if self.mask_token is not None:
            known = known | equal(words, convert_to_tensor(self.mask_token, words.dtype))
        message = explain(f"{type(self).__name__} {self.name!r}", "words that are not in the vocabulary: {}",
                          "with num_oov_indices=0 all words should be in the vocabulary", "Set num_oov_indices=1")
        unknown = boolean_mask(words, ~known)
        if not executing_eagerly():
            Assert(reduce_all(known), [format_(message, (unknown,))])
        elif len(unknown):
            raise InvalidArgumentError(message.format(unknown.numpy().tolist()))

    def _depth(self):
        """The size of vectors; None where it is not known yet."""
        return self.max_tokens if self.pad_to_max_tokens else self._frozen_vocab_size

    def compute_output_shape(self, input_shape):
        return encoded_shape(input_shape, self._depth(), self.output_mode)

    def compute_output_spec(self, inputs):
        dtype = "int64" if self.output_mode == "int" else floatx()
        return KerasTensor(self.compute_output_shape(inputs.shape), dtype)

    # --- what it is, in configs and files ----------------------------------------------------------------------------
    @property
    def compute_dtype(self):
        return self.vocabulary_dtype

    @property
    def variable_dtype(self):
        return self.vocabulary_dtype

    def get_build_config(self):
        return {}

    def build_from_config(self, config):
        self.build(None)

    def get_config(self):
        names = ("invert", "max_tokens", "num_oov_indices", "oov_token", "mask_token", "output_mode", "sparse",
                 "pad_to_max_tokens", "vocabulary_dtype", "oov_method", "salt")  # fmt: skip
        return {**super().get_config(), **{name: getattr(self, name) for name in names},
                "idf_weights": as_plain(self.input_idf_weights), "vocabulary": as_plain(self.input_vocabulary),
                "vocabulary_size": self._frozen_vocab_size}  # fmt: skip

    def save_own_variables(self, store):
        if self.output_mode == "tf_idf" and self.idf_weights is not None:
            store["idf_weights"] = self.idf_weights

    def load_own_variables(self, store):
        if self.output_mode == "tf_idf":
            with init_scope():
                self.idf_weights = convert_to_tensor(np.asarray(store["idf_weights"]))

    def save_assets(self, dir_path):
        """Write the vocabulary to a file, one word on each line, unless the config has it."""
        if self.input_vocabulary is None:
            with open(os.path.join(dir_path, "vocabulary.txt"), "w", encoding="utf-8") as file:
                file.write("\n".join(map(str, self.get_vocabulary())))

    def load_assets(self, dir_path):
        """Read the vocabulary that `save_assets` wrote."""
        if self.input_vocabulary is not None:
            return
        with open(os.path.join(dir_path, "vocabulary.txt"), encoding="utf-8") as file:
            lines = file.read().split("\n")
        while lines[-1:] == [""] and len(lines) > (self._frozen_vocab_size or 0):  # the last word may be the empty one
            lines.pop()
        words = lines if self.vocabulary_dtype == "string" else list(map(int, lines))
        tokens = without_special_tokens(type(self).__name__, words, self._special_tokens())
        self._take_tokens(tokens)


def as_plain(x):
    """An array or tensor as a list, for a config; anything else as it is."""
    array = x.numpy() if hasattr(x, "numpy") else x
    if not isinstance(array, np.ndarray):
        return array
    return [v.decode() if isinstance(v, bytes) else v for v in array.tolist()]
