"""AdditiveAttention: scores by a sum, not a product. Floor 7. Read `attention.py` first."""

from ....ops.elementwise.arithmetic import add, multiply
from ....ops.elementwise.hyperbolic import tanh
from ....ops.shapes.broadcasting import reduce_sum
from ....ops.shapes.layout import expand_dims
from .attention import Attention


class AdditiveAttention(Attention):
    """softmax(sum(scale * tanh(query + key))) @ value.   [query [B, T, N], value [B, S, N], key]  ->  y: [B, T, N].

    use_scale: whether there is a weight for each of the N. Other arguments, and those of a call: as for `Attention`.

        >>> import minitf as tf
        >>> tf.keras.layers.AdditiveAttention()([tf.zeros([2, 3, 4]), tf.zeros([2, 5, 4])]).shape
        TensorShape([2, 3, 4])

    Source: Bahdanau et al. 2015; keras.layers.AdditiveAttention.
    """

    def __init__(self, use_scale=True, dropout=0.0, **kwargs):
        super().__init__(use_scale=use_scale, dropout=dropout, **kwargs)

    def build(self, input_shape):
        """Make the scale [N]."""
        self._require_lists(input_shape)
        self.scale = None
        if self.use_scale:
            self.scale = self.add_weight(shape=(input_shape[0][-1],), initializer="glorot_uniform", name="scale")

    def _scores(self, query, key):
        """How well each key fits each query, [B, T, S]."""
        both = tanh(add(expand_dims(query, -2), expand_dims(key, -3)))  # [B, T, S, N]
        return reduce_sum(both if self.scale is None else multiply(self.scale, both), axis=-1)

    def get_config(self):
        config = super().get_config()
        del config["score_mode"]
        return config
