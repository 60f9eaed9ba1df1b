"""ReversibleEmbedding: from words to vectors, and back to scores of words. Floor 7. Read `embedding.py` first."""

from ....ops.elementwise.arithmetic import divide, multiply
from ....ops.elementwise.hyperbolic import tanh
from ....ops.linalg.matmul import matmul
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import transpose
from ...symbolic.keras_tensor import KerasTensor
from .embedding import Embedding


class ReversibleEmbedding(Embedding):
    """An Embedding that also goes back, by x @ embeddings^T.   x: as for Embedding, or [..., D]  ->  [..., words].

    tie_weights: whether the way back has the same weights, transposed, and not some of its own.
    reverse_dtype: the dtype in which it is computed; None for the layer's. logit_soft_cap: a number within plus and
    minus which the scores are kept, or None. Other arguments: those of `Embedding`.
    Of a call: reverse: whether to go back.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.ReversibleEmbedding(5, 3)
        >>> vectors = layer(tf.constant([[1, 4]]))
        >>> vectors.shape, layer(vectors, reverse=True).shape
        (TensorShape([1, 2, 3]), TensorShape([1, 2, 5]))

    Source: Press and Wolf 2016; keras.layers.ReversibleEmbedding. Differs: quantization is left out.
    """

    def __init__(self, input_dim, output_dim, tie_weights=True, embeddings_initializer="uniform",
                 embeddings_regularizer=None, embeddings_constraint=None, mask_zero=False, reverse_dtype=None,
                 logit_soft_cap=None, **kwargs):
        super().__init__(input_dim, output_dim, embeddings_initializer, embeddings_regularizer, embeddings_constraint,
                         mask_zero, **kwargs)
        self.tie_weights, self.reverse_dtype, self.logit_soft_cap = tie_weights, reverse_dtype, logit_soft_cap

    def build(self, input_shape=None):
        """Make the embeddings, and the weights of the way back where it has some."""
        super().build(input_shape)
        if not self.tie_weights:
            self.reverse_embeddings = self.add_weight(
                shape=(self.output_dim, self.input_dim), initializer=self.embeddings_initializer,
                name="reverse_embeddings")

    def call(self, inputs, reverse=False):
        """The vectors of words, or the scores of all words for each vector."""
        if not reverse:
            y = super().call(inputs)
            mask = super().compute_mask(inputs)
            if mask is not None:
                y._keras_mask = mask
            return y
        kernel = transpose(self.embeddings) if self.tie_weights else self.reverse_embeddings
        dtype = self.reverse_dtype or inputs.dtype
        scores = matmul(cast(inputs, dtype), cast(kernel, dtype))
        if self.logit_soft_cap is None:
            return scores
        return multiply(tanh(divide(scores, self.logit_soft_cap)), self.logit_soft_cap)

    def compute_mask(self, inputs, mask=None):
        return None  # `call` gives its results theirs

    def compute_output_shape(self, input_shape, reverse=False):
        return (*input_shape[:-1], self.input_dim) if reverse else super().compute_output_shape(input_shape)

    def compute_output_spec(self, inputs, reverse=False):
        return KerasTensor(self.compute_output_shape(inputs.shape, reverse), self.compute_dtype)

    def get_config(self):
        return {**super().get_config(), "tie_weights": self.tie_weights, "reverse_dtype": self.reverse_dtype,
                "logit_soft_cap": self.logit_soft_cap}
