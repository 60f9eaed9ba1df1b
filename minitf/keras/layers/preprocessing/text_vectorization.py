"""TextVectorization: texts as the numbers of their words. Floor 7. Read `string_lookup.py` first.

Four steps: the text is standardized, split into words, the words are joined to n-grams, and these looked up.
"""

from __future__ import annotations

from ....backend.dtypes import string
from ....backend.errors import explain
from ....ops.elementwise.extrema import maximum
from ....ops.indexing.slicing import pad
from ....ops.ragged.ragged_tensor import RaggedTensor
from ....ops.shapes.layout import expand_dims, squeeze
from ....ops.shapes.layout import shape as shape_of
from ....ops.strings.elementwise import lower
from ....ops.strings.ngrams import ngrams as ngrams_of
from ....ops.strings.regex import regex_replace
from ....ops.strings.split import split as split_texts
from ....ops.strings.unicode import unicode_split
from ...config import floatx
from ...deserialization import deserialize_keras_object
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer
from .batches import batches_of, is_one_batch
from .encoding import as_input, output_mode_of
from .index_lookup import MODES, as_plain
from .string_lookup import StringLookup

PUNCTUATION = r"""[!"#$%&()\*\+,-\./:;<=>?@\[\\\]^_`{|}~\']"""
STANDARDIZE = ("lower_and_strip_punctuation", "lower", "strip_punctuation")
SPLIT = ("whitespace", "character")


class TextVectorization(Layer):
    """Texts as rows of numbers, one for each word.   string [B] or [B, 1]  ->  int64 [B, n], or vectors [B, size].

    max_tokens: how large the vocabulary may become, the special tokens included; None for any size.
    standardize: "lower_and_strip_punctuation", "lower", "strip_punctuation", None, or a function of a tensor of texts.
    split: "whitespace", "character", None where the inputs are words already, or a function that gives a ragged tensor.
    ngrams: int n, for all runs of up to n words; a tuple of ints, for runs of these lengths; None for single words.
    output_mode: "int": the numbers of the words; 0 fills up short rows, 1 stands for unknown words. Or vectors for the
        whole text: "multi_hot", "count", "tf_idf" as in StringLookup.
    output_sequence_length: for "int": the length of all rows; by default that of the longest.
    pad_to_max_tokens: whether vectors are as long as `max_tokens`, even where the vocabulary is smaller.
    vocabulary: the words, or the path of a file with one on each line; else `adapt` finds them.
    idf_weights: for "tf_idf": the weight of each word of the vocabulary.
    sparse: whether vectors are a SparseTensor.   ragged: whether rows of numbers stay of different lengths.
    encoding: of the vocabulary's words.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.TextVectorization()
        >>> layer.adapt(["The cat sat.", "The dog!"])
        >>> layer.get_vocabulary()
        ['', '[UNK]', 'the', 'sat', 'dog', 'cat']
        >>> layer(["a cat", "the dog sat"]).numpy()
        array([[1, 5, 0],
               [2, 4, 3]])

    Raises: ValueError where the arguments contradict each other; when called, for texts in several columns.
    Source: keras.layers.TextVectorization. Differs: "tf_idf" may be sparse.
    """

    def __init__(self, max_tokens=None, standardize="lower_and_strip_punctuation", split="whitespace", ngrams=None,
                 output_mode="int", output_sequence_length=None, pad_to_max_tokens=False, vocabulary=None,
                 idf_weights=None, sparse=False, ragged=False, encoding="utf-8", name=None, **kwargs):
        output_mode = output_mode_of("TextVectorization", output_mode, MODES)
        require_steps(standardize, split, ngrams)
        require_output(output_mode, output_sequence_length, ragged)
        known = {key: kwargs.pop(key) for key in ("has_input_vocabulary", "vocabulary_size") if key in kwargs}
        super().__init__(name=name, **kwargs)
        self._standardize, self._split, self._encoding, self._ragged = standardize, split, encoding, ragged
        self._ngrams_arg = ngrams
        self._ngrams = tuple(range(1, ngrams + 1)) if isinstance(ngrams, int) else ngrams
        self._output_mode, self._output_sequence_length = output_mode, output_sequence_length
        self._lookup_layer = StringLookup(
            max_tokens=max_tokens, mask_token="", vocabulary=vocabulary, idf_weights=idf_weights, sparse=sparse,
            output_mode=output_mode, pad_to_max_tokens=pad_to_max_tokens, encoding=encoding, **known)
        self._convert_input_args = False
        self._allow_non_tensor_positional_args = True

    # --- the vocabulary ----------------------------------------------------------------------------------------------
    def adapt(self, data, batch_size=None, steps=None):
        """Find the vocabulary: the words in the data, the most frequent first.

        data: texts: an array, list or tensor; or what gives batches of them: a dataset or generator.
        steps: how many batches to look at, by default all.
        Raises: ValueError where the vocabulary was given.
        """
        self.reset_state()
        if is_one_batch(data):
            data = as_input(data, string)
            self.update_state(expand_dims(data, -1) if data.shape.rank == 1 else data)
        else:
            for batch in batches_of(data, steps):
                self.update_state(batch)
        self.finalize_state()

    def update_state(self, data):
        """Look at one more batch of texts."""
        self._lookup_layer.update_state(self._words_of(data))

    def finalize_state(self):
        """Take over the vocabulary that follows from what was looked at."""
        self._lookup_layer.finalize_state()

    def reset_state(self):
        """Forget what was looked at; the vocabulary stays."""
        self._lookup_layer.reset_state()

    def get_vocabulary(self, include_special_tokens=True) -> list:
        """The words in the order of their numbers; without the special ones at the start, if asked for."""
        return self._lookup_layer.get_vocabulary(include_special_tokens)

    def vocabulary_size(self) -> int:
        """How many numbers there are, those of special tokens included."""
        return self._lookup_layer.vocabulary_size()

    def set_vocabulary(self, vocabulary, idf_weights=None):
        """Take these words; see `StringLookup.set_vocabulary`."""
        self._lookup_layer.set_vocabulary(vocabulary, idf_weights=idf_weights)

    # --- calling -----------------------------------------------------------------------------------------------------
    def call(self, inputs):
        """The numbers of the words of each text, in the form that the output mode says."""
        found = self._lookup_layer.call(self._words_of(inputs))
        if self._output_mode != "int":
            return found
        length = self._output_sequence_length
        if isinstance(found, RaggedTensor) and not self._ragged:
            return found.to_tensor(default_value=0, shape=[*found.shape.as_list()[:-1], length])
        if length is None:
            return found
        found = found[..., :length]
        return found if self._ragged else filled_up(found, length)

    def _words_of(self, texts):
        """The words of each text, or the runs of words: [B, (n)]."""
        texts = self._standardized(as_input(texts, string))
        if self._split is not None:
            texts = self._split_up(texts)
        return texts if self._ngrams is None else ngrams_of(texts, ngram_width=self._ngrams, separator=" ")

    def _standardized(self, texts):
        if callable(self._standardize):
            return self._standardize(texts)
        how = self._standardize or ""
        texts = lower(texts) if "lower" in how else texts
        return regex_replace(texts, PUNCTUATION, "") if "punctuation" in how else texts

    def _split_up(self, texts):
        if texts.shape.rank > 1:
            if texts.shape[-1] != 1:
                raise ValueError(explain(
                    f"TextVectorization {self.name!r}", f"texts of shape {texts.shape}",
                    "texts that are to be split must be in one column", "Pass split=None for single words"))
            texts = squeeze(texts, -1)
        if callable(self._split):
            return self._split(texts)
        return split_texts(texts) if self._split == "whitespace" else unicode_split(texts, "UTF-8")

    def build(self, input_shape=None):
        """Nothing: there are no weights."""

    def compute_output_shape(self, input_shape):
        if self._output_mode == "int":
            return (input_shape[0], self._output_sequence_length)
        if self._split is not None:
            return self._lookup_layer.compute_output_shape((*input_shape, None))
        return self._lookup_layer.compute_output_shape((*input_shape, 1) if len(input_shape) < 2 else input_shape)

    def compute_output_spec(self, inputs):
        dtype = "int64" if self._output_mode == "int" else floatx()
        return KerasTensor(self.compute_output_shape(inputs.shape), dtype)

    # --- what it is, in configs and files ----------------------------------------------------------------------------
    @property
    def compute_dtype(self):
        return "string"

    @property
    def variable_dtype(self):
        return "string"

    def get_config(self):
        lookup = self._lookup_layer
        return {**super().get_config(), "max_tokens": lookup.max_tokens, "standardize": self._standardize,
                "split": self._split, "ngrams": self._ngrams_arg, "output_mode": self._output_mode,
                "output_sequence_length": self._output_sequence_length, "pad_to_max_tokens": lookup.pad_to_max_tokens,
                "sparse": lookup.sparse, "ragged": self._ragged, "vocabulary": as_plain(lookup.input_vocabulary),
                "idf_weights": as_plain(lookup.input_idf_weights), "encoding": self._encoding,
                "vocabulary_size": self.vocabulary_size()}  # fmt: skip

    @classmethod
    def from_config(cls, config):
        """A layer with this config; functions of the user's must be registered."""
        config = dict(config)
        for name in ("standardize", "split"):
            if isinstance(config[name], dict):
                config[name] = deserialize_keras_object(config[name])
        if isinstance(config["ngrams"], list):
            config["ngrams"] = tuple(config["ngrams"])
        return cls(**config)

    def save_own_variables(self, store):
        self._lookup_layer.save_own_variables(store)

    def load_own_variables(self, store):
        self._lookup_layer.load_own_variables(store)

    def save_assets(self, dir_path):
        """Write the vocabulary to a file, unless the config has it."""
        self._lookup_layer.save_assets(dir_path)

    def load_assets(self, dir_path):
        """Read the vocabulary that `save_assets` wrote."""
        self._lookup_layer.load_assets(dir_path)


def filled_up(rows, length):
    """Rows with zeros at their ends, up to a length.   int64 [..., n]  ->  [..., length]."""
    missing = maximum(length - shape_of(rows)[-1], 0)
    paddings = [[0, 0]] * (rows.shape.rank - 1) + [[0, missing]]
    filled = pad(rows, paddings)
    filled.set_shape([*rows.shape.as_list()[:-1], length])
    return filled


def require_steps(standardize, split, ngrams):
    """Raise ValueError for a step of the preparation that there is not."""
    for name, value, names in (("standardize", standardize, STANDARDIZE), ("split", split, SPLIT)):
        if value is not None and not callable(value) and value not in names:
            raise ValueError(explain("TextVectorization", f"{name}={value!r}",
                                     f"it must be one of {', '.join(names)}, a function or None"))
    if not (ngrams is None or isinstance(ngrams, int)
            or (isinstance(ngrams, tuple) and all(isinstance(n, int) for n in ngrams))):
        rule = "it must be an int, a tuple of ints, or None"
        raise ValueError(explain("TextVectorization", f"ngrams={ngrams!r}", rule))


def require_output(output_mode, length, ragged):
    """Raise ValueError where the form of the output contradicts itself."""
    received = f"output_mode={output_mode!r}, output_sequence_length={length!r}, ragged={ragged}"
    if output_mode == "int" and not (length is None or isinstance(length, int)):
        raise ValueError(explain("TextVectorization", received, "a length is an int, or None"))
    if output_mode != "int" and (length is not None or ragged):
        raise ValueError(explain("TextVectorization", received, "vectors have no sequence length, and are not ragged"))
