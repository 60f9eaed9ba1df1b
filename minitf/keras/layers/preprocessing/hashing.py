"""Hashing: a number for every word, without a vocabulary. Floor 7. Read `encoding.py` first."""

from __future__ import annotations

from ....backend.dtypes import int64, string
from ....backend.errors import explain
from ....ops.elementwise.arithmetic import add
from ....ops.elementwise.comparison import equal
from ....ops.indexing.selection import where
from ....ops.lookup.lookup_table import on_values
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import squeeze
from ....ops.strings.as_string import as_string
from ....ops.strings.hashing import to_hash_bucket_fast, to_hash_bucket_strong
from ...config import floatx
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer
from .encoding import as_input, encoded, output_mode_of


class Hashing(Layer):
    """Texts or integers as numbers below `num_bins`: their FarmHash.   [...]  ->  int64 [...], or as the mode says.

    Two words may get the same number; the more bins, the rarer.

    num_bins: how many numbers there are, >= 1.
    mask_value: what gets the number 0, which nothing else gets then.
    salt: an int or two: SipHash with this key takes the place of FarmHash.
    output_mode: "int"; or vectors as in CategoryEncoding: "one_hot", "multi_hot", "count".
    sparse: whether vectors are a SparseTensor.

        >>> import minitf as tf
        >>> tf.keras.layers.Hashing(num_bins=3)([["A"], ["B"], ["C"]]).numpy().tolist()
        [[1], [0], [1]]

    Raises: ValueError where there is no bin, for another mode or salt, or a dtype of floats for "int".
    Source: keras.layers.Hashing.
    """

    def __init__(self, num_bins, mask_value=None, salt=None, output_mode="int", sparse=False, **kwargs):
        if kwargs.get("dtype") is None:
            kwargs["dtype"] = "int64" if output_mode == "int" else floatx()
        super().__init__(**kwargs)
        self.output_mode = output_mode_of("Hashing", output_mode, ("int", "one_hot", "multi_hot", "count"))
        for is_wrong, received, rule in (
            (num_bins is None or num_bins <= 0, f"num_bins={num_bins}", "it must be > 0"),
            (output_mode == "int" and self.dtype_policy.name not in ("int32", "int64"), f"dtype={kwargs['dtype']!r}",
             "numbers of bins are int32 or int64"),
            (sparse and output_mode == "int", f"sparse={sparse}, output_mode='int'", "only vectors can be sparse"),
        ):  # fmt: skip
            if is_wrong:
                raise ValueError(explain("Hashing", received, rule))
        self.num_bins, self.mask_value, self.sparse = num_bins, mask_value, sparse
        self.salt = salt_of("Hashing", salt)
        self._convert_input_args = False
        self._allow_non_tensor_positional_args = True

    def call(self, inputs):
        """The number of each of the inputs, which may be dense, ragged or sparse."""
        inputs = as_input(inputs)
        if self.output_mode == "one_hot" and inputs.shape.rank and inputs.shape[-1] == 1:
            inputs = squeeze(inputs, -1)
        bins = on_values(self._bins, inputs)
        return encoded(bins, self.output_mode, self.num_bins, self.dtype, self.sparse)

    def _bins(self, values):
        """The numbers of dense values."""
        masked = self.mask_value is not None and self.num_bins > 1
        bins = hash_of(as_texts(values), self.num_bins - masked, self.salt)
        if masked:
            return where(equal(values, self.mask_value), zeros_like(bins), add(bins, 1))
        return bins

    def compute_output_shape(self, input_shape):
        return tuple(input_shape) if self.output_mode == "int" else (*input_shape[:-1], self.num_bins)

    def compute_output_spec(self, inputs):
        return KerasTensor(self.compute_output_shape(inputs.shape), self.dtype)

    def get_config(self):
        return {**super().get_config(), "num_bins": self.num_bins, "salt": self.salt, "mask_value": self.mask_value,
                "output_mode": self.output_mode, "sparse": self.sparse}  # fmt: skip


def hash_of(texts, count, salt):
    """Numbers below `count` for texts: FarmHash, or with a salt SipHash."""
    return to_hash_bucket_fast(texts, count) if salt is None else to_hash_bucket_strong(texts, count, salt)


def as_texts(values):
    """Numbers as texts; floats without what is behind the point. Texts as they are."""
    if values.dtype is string:
        return values
    return as_string(cast(values, int64) if values.dtype.is_floating else values)


def salt_of(layer, salt):
    """The two numbers of a key for SipHash, or None.  Raises: ValueError for anything else."""
    if isinstance(salt, (tuple, list)) and len(salt) == 2:
        return list(salt)
    if isinstance(salt, int):
        return [salt, salt]
    if salt is not None:
        raise ValueError(explain(layer, f"salt={salt!r}", "it must be an integer, or two"))
    return None
