"""Embedding: a vector for every word. Floor 7. Read `dense.py` first; next: `masking.py`."""

import warnings

from ....backend.errors import explain
from ....ops.indexing.gather import gather
from ....ops.shapes.identity import cast
from ... import constraints, initializers, ops, regularizers
from ...standardize import standardize_dtype
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer


class Embedding(Layer):
    """y[..., :] = embeddings[x].   x: integers [B, ...] in [0, input_dim)  ->  y: [B, ..., output_dim].

    input_dim, output_dim: ints > 0: how many words there are, and how long their vectors.
    embeddings_initializer, embeddings_regularizer, embeddings_constraint: of the weight [input_dim, output_dim].
    mask_zero: whether 0 stands for "nothing here": the result then has a mask, False where x is 0.
    weights: the values of the embeddings, where they are known before.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.Embedding(3, 2, weights=tf.constant([[0., 0.], [1., 2.], [3., 4.]]))
        >>> layer(tf.constant([2, 1])).numpy()
        array([[3., 4.],
               [1., 2.]], dtype=float32)

    Raises: ValueError where a size is no int > 0; InvalidArgumentError where an integer is out of range.
    Source: keras.layers.Embedding. Differs: LoRA and quantization are left out.
    """

    _names_in_checkpoints = {"embeddings": "_embeddings"}

    def __init__(self, input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None,
                 embeddings_constraint=None, mask_zero=False, weights=None, lora_rank=None, **kwargs):
        for name, size in (("input_dim", input_dim), ("output_dim", output_dim)):
            if not isinstance(size, int) or isinstance(size, bool) or size <= 0:
                raise ValueError(explain("Embedding", f"{name} is {size!r}", "it must be an int > 0"))
        if lora_rank is not None:
            raise ValueError(explain("Embedding", f"lora_rank is {lora_rank}", "that part is not built"))
        if kwargs.pop("input_length", None) is not None:
            warnings.warn("Embedding: `input_length` does nothing any more. Leave it out.", stacklevel=2)
        for unused in ("lora_alpha", "quantization_config"):
            kwargs.pop(unused, None)
        super().__init__(**kwargs)
        self.input_dim, self.output_dim = input_dim, output_dim
        self.embeddings_initializer = initializers.get(embeddings_initializer)
        self.embeddings_regularizer = regularizers.get(embeddings_regularizer)
        self.embeddings_constraint = constraints.get(embeddings_constraint)
        self.mask_zero = self.supports_masking = mask_zero
        self.autocast = False
        if weights is not None:
            self.build()
            self.set_weights(weights if isinstance(weights, list) and len(weights) == 1 else [weights])

    def build(self, input_shape=None):
        """Make the embeddings."""
        if not self.built:
            self.embeddings = self.add_weight(
                shape=(self.input_dim, self.output_dim), initializer=self.embeddings_initializer, name="embeddings",
                regularizer=self.embeddings_regularizer, constraint=self.embeddings_constraint,
            )  # fmt: skip

    def call(self, inputs):
        """The vectors of the words."""
        if standardize_dtype(inputs.dtype) not in ("int32", "int64"):
            inputs = cast(inputs, "int32")
        return cast(gather(self.embeddings, inputs), self.compute_dtype)

    def compute_mask(self, inputs, mask=None):
        return ops.not_equal(inputs, 0) if self.mask_zero else None

    def compute_output_shape(self, input_shape):
        return *input_shape, self.output_dim

    def compute_output_spec(self, inputs):
        return KerasTensor(self.compute_output_shape(inputs.shape), self.compute_dtype, ragged=inputs.ragged)

    def get_config(self):
        return {
            **super().get_config(),
            "input_dim": self.input_dim,
            "output_dim": self.output_dim,
            "embeddings_initializer": initializers.serialize(self.embeddings_initializer),
            "embeddings_regularizer": regularizers.serialize(self.embeddings_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "embeddings_constraint": constraints.serialize(self.embeddings_constraint),
            "mask_zero": self.mask_zero,
            "quantization_config": None,
        }
