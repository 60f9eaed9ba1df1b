"""Attention: each query is answered by a mean of values, weighed by how well their keys fit. Floor 7.

Read next: `additive_attention.py`, then `multi_head_attention.py`.
"""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import add, multiply, subtract
from ....ops.elementwise.hyperbolic import tanh
from ....ops.elementwise.logical import logical_not
from ....ops.indexing.selection import where
from ....ops.linalg.matmul import matmul
from ....ops.nn.softmax import softmax
from ....ops.shapes.broadcasting import reduce_sum
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import expand_dims, sizes_of
from ...random.draws import dropout as drop
from ...random.seed_generator import SeedGenerator
from ...standardize import standardize_dtype
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer
from .masks import causal_mask, joined_mask


class Attention(Layer):
    """softmax(query @ key.T) @ value.   [query [B, T, N], value [B, S, M], key [B, S, N]]  ->  y: [B, T, M].

    The inputs are a list; without a key the values are the keys.
    use_scale: whether the scores are multiplied by a weight. score_mode: "dot", or "concat" for a weight times the sum
    of tanh(query + key). dropout: fraction of the shares that is dropped while training. seed: int or None.
    Of a call: mask: a list of bool [B, T] and [B, S]; return_attention_scores: whether the shares [B, T, S] follow;
    use_causal_mask: whether no step looks at later ones.

        >>> import minitf as tf
        >>> query, value = tf.constant([[[9., 0.], [0., 9.]]]), tf.constant([[[9., 0.], [0., 9.]]])
        >>> tf.keras.layers.Attention()([query, value]).numpy().round(3)
        array([[[9., 0.],
                [0., 9.]]], dtype=float32)

    Raises: ValueError for another score_mode, and for inputs or masks that are no such lists.
    Source: Luong et al. 2015; keras.layers.Attention.
    """

    def __init__(self, use_scale=False, score_mode="dot", dropout=0.0, seed=None, **kwargs):
        super().__init__(**kwargs)
        if score_mode not in ("dot", "concat"):
            raise ValueError(explain(type(self).__name__, f"score_mode is {score_mode!r}",
                                     "it must be 'dot' or 'concat'"))
        self.use_scale, self.score_mode, self.dropout, self.seed = use_scale, score_mode, dropout, seed
        if dropout > 0:
            self.seed_generator = SeedGenerator(seed)

    def build(self, input_shape):
        """Make the weights that were asked for."""
        self._require_lists(input_shape)
        self.scale = self.concat_score_weight = None
        if self.use_scale:
            self.scale = self.add_weight(shape=(), initializer="ones", name="scale")
        if self.score_mode == "concat":
            self.concat_score_weight = self.add_weight(shape=(), initializer="ones", name="concat_score_weight")

    def call(self, inputs, mask=None, training=False, return_attention_scores=False,
             use_causal_mask=False):
        """The mean of the values for each query, and the shares if asked for."""
        self._require_lists(inputs, mask)
        query, value, key = (*inputs, inputs[1])[:3]
        query_mask, value_mask = mask[:2] if mask else (None, None)
        scores = self._scores(query, key)
        shares = self._shares(scores, self._score_mask(scores, value_mask, use_causal_mask))
        if training and self.dropout > 0:
            shares = drop(shares, self.dropout, seed=self.seed_generator)
        y = matmul(shares, value)
        if query_mask is not None:
            y = where(expand_dims(query_mask, -1), y, zeros_like(y))
        return (y, shares) if return_attention_scores else y

    def _scores(self, query, key):
        """How well each key fits each query, [B, T, S]."""
        if self.score_mode == "dot":
            scores = matmul(query, key, transpose_b=True)
            return scores if self.scale is None else multiply(scores, self.scale)
        both = add(expand_dims(query, -2), expand_dims(key, -3))  # [B, T, S, N]
        both = both if self.scale is None else multiply(self.scale, both)
        return multiply(self.concat_score_weight, reduce_sum(tanh(both), axis=-1))

    def _score_mask(self, scores, value_mask, causal):
        """Which scores count, [B, 1, S] or [B, T, S], or None."""
        value_mask = None if value_mask is None else expand_dims(value_mask, -2)
        return joined_mask([value_mask, causal_mask(*sizes_of(scores)[-2:]) if causal else None])

    def _shares(self, scores, counts):
        """The scores as shares of 1; those that do not count get 0."""
        if counts is not None:
            least = cast(65504.0 if standardize_dtype(scores.dtype) == "float16" else 1e9, scores.dtype)
            scores = where(logical_not(counts), subtract(scores, least), scores)
        return softmax(scores)

    def _require_lists(self, inputs, mask=None):
        """Raise ValueError unless inputs are two or three in a list, and masks too."""
        for name, value in (("inputs", inputs), ("mask", mask)):
            if name == "mask" and mask is None:
                continue
            if not isinstance(value, list) or not 2 <= len(value) <= 3:
                raise ValueError(explain(f"{type(self).__name__} {self.name!r}", f"{name} is {value!r}",
                                         "it must be a list: [query, value] or [query, value, key]"))

    def compute_mask(self, inputs, mask=None):
        self._require_lists(inputs, mask)
        return None if mask is None else mask[0]

    def compute_output_shape(self, input_shape):
        return (*input_shape[0][:-1], input_shape[1][-1])

    def compute_output_spec(self, inputs, mask=None, return_attention_scores=False, training=None,
                            use_causal_mask=False):
        self._require_lists(inputs, mask)
        shapes = [x.shape for x in inputs]
        y = KerasTensor(self.compute_output_shape(shapes), self.compute_dtype)
        scores = KerasTensor((*shapes[0][:-1], shapes[-1][-2]), self.compute_dtype)
        return (y, scores) if return_attention_scores else y

    def get_config(self):
        return {**super().get_config(), "use_scale": self.use_scale, "score_mode": self.score_mode,
                "dropout": self.dropout, "seed": self.seed}
