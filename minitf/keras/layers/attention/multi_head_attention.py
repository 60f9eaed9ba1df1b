"""MultiHeadAttention: several attentions side by side, each in a small space of its own. Floor 7.

Read `heads.py` first; read next: `grouped_query_attention.py`.
"""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import multiply
from ....ops.shapes.layout import sizes_of
from ... import regularizers
from ...symbolic.keras_tensor import KerasTensor
from ..activation.softmax import Softmax
from ..call import mask_of
from ..layer import Layer
from ..regularization.dropout import Dropout
from ..settings import settings_config, take_settings
from .answers import answers
from .heads import bare, projection, require_same_steps, require_window


class MultiHeadAttention(Layer):
    """softmax(Q K.T / sqrt(key_dim)) V for each head, mixed.   query: [B, T, D], value: [B, S, E]  ->  y: [B, T, D].

    Q, K, V are dense layers of query, key (by default value) and value, [B, T or S, num_heads, key_dim or value_dim].
    num_heads, key_dim, value_dim: ints > 0; value_dim is key_dim by default. dropout: fraction of the shares.
    output_shape: the size, or sizes, of y in place of D. attention_axes: the axes with the steps, by default all but
    batch and features. sliding_window: how far a step may look, itself included; None for any distance.
    use_gate: whether the means are multiplied by sigmoid(dense(query)).
    kernel_..., bias_...: settings of all dense layers.
    Of a call: attention_mask: bool [B, T, S]; return_attention_scores: whether the shares [B, heads, T, S] follow;
    use_causal_mask: whether no step looks at later ones.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.MultiHeadAttention(num_heads=2, key_dim=3)
        >>> y, scores = layer(tf.zeros([1, 4, 8]), tf.zeros([1, 5, 8]), return_attention_scores=True)
        >>> y.shape, scores.shape
        (TensorShape([1, 4, 8]), TensorShape([1, 2, 4, 5]))

    Raises: ValueError for arguments out of range, and where keys and values have different steps.
    Source: Vaswani et al. 2017; keras.layers.MultiHeadAttention. Differs: without dropout, the heads are one op, which
    keeps no more than the shares, unless flash_attention is False.
    """

    def __init__(self, num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None,
                 attention_axes=None, sliding_window=None, flash_attention=None, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 kernel_constraint=None, bias_constraint=None, use_gate=False, seed=None, **kwargs):
        for name, value in (("num_heads", num_heads), ("key_dim", key_dim), ("value_dim", value_dim or key_dim)):
            if not isinstance(value, int) or value <= 0:
                raise ValueError(explain("MultiHeadAttention", f"{name} is {value!r}", "it must be a positive integer"))
        super().__init__(**kwargs)
        require_window("MultiHeadAttention", sliding_window)
        self.supports_masking = True
        self.num_heads, self.key_dim, self.value_dim = num_heads, key_dim, value_dim or key_dim
        self.dropout, self.use_bias, self.use_gate, self.seed = dropout, use_bias, use_gate, seed
        self._output_shape = (output_shape,) if isinstance(output_shape, int) else output_shape
        self.attention_axes = (attention_axes,) if isinstance(attention_axes, int) else attention_axes
        self.sliding_window, self._flash_attention = sliding_window, flash_attention
        self._inner_activity_regularizer = regularizers.get(activity_regularizer)
        take_settings(self, {
            "kernel_initializer": kernel_initializer, "bias_initializer": bias_initializer,
            "kernel_regularizer": kernel_regularizer, "bias_regularizer": bias_regularizer,
            "kernel_constraint": kernel_constraint, "bias_constraint": bias_constraint})  # fmt: skip

    def build(self, query_shape, value_shape, key_shape=None):
        """Make and build the dense layers."""
        key_shape = value_shape if key_shape is None else key_shape
        require_same_steps(f"MultiHeadAttention {self.name!r}", value_shape, key_shape)
        self._query_dense = self._heads("query", query_shape, self.key_dim)
        self._key_dense = self._heads("key", key_shape, self.key_dim)
        if self.use_gate:
            self._gate_dense = self._heads("gate", query_shape, self.value_dim, "sigmoid")
        self._value_dense = self._heads("value", value_shape, self.value_dim)
        free, rank = len(query_shape) - 1, len(value_shape) + 1
        axes = range(1, rank - 2) if self.attention_axes is None else self.attention_axes
        self.attention_axes = tuple(axis if axis >= 0 else rank - 1 + axis for axis in axes)
        self._softmax = Softmax(axis=tuple(range(-len(self.attention_axes), 0)), dtype=self.dtype_policy)
        self._dropout_layer = Dropout(self.dropout, dtype=self.dtype_policy, seed=self.seed)
        self._output_dense = projection(self, "attention_output", free, 2, self._output_shape or (query_shape[-1],))
        self._output_dense.build((*query_shape[:-1], self.num_heads, self.value_dim))

    def _heads(self, name, shape, size, activation=None):
        dense = projection(self, name, len(shape) - 1, 1, (self.num_heads, size), activation)
        dense.build(shape)
        return dense

    def call(self, query, value, key=None, query_mask=None, value_mask=None, key_mask=None, attention_mask=None,
             return_attention_scores=False, training=None, use_causal_mask=False):
        """The answers to the queries, and the shares if asked for."""
        key = value if key is None else key
        sizes = (sizes_of(query)[1], sizes_of(value)[1])
        masks = (mask_of(query), value_mask, key_mask, attention_mask)
        query, value, key = bare(query), bare(value), bare(key)
        heads = self._query_dense(query), self._key_dense(key), self._value_dense(value)
        y, shares = answers(self, heads, sizes, masks, use_causal_mask, training, return_attention_scores)
        if self.use_gate:
            y = multiply(y, self._gate_dense(query))
        y = self._output_dense(y)
        return (y, shares) if return_attention_scores else y

    def compute_output_shape(self, query_shape, value_shape, key_shape=None):
        key_shape = value_shape if key_shape is None else key_shape
        require_same_steps(f"MultiHeadAttention {self.name!r}", value_shape, key_shape)
        return (*query_shape[:-1], *(self._output_shape or query_shape[-1:]))

    def compute_output_spec(self, query, value, key=None, query_mask=None, value_mask=None, key_mask=None,
                            attention_mask=None, return_attention_scores=False, training=None, use_causal_mask=False):
        shape = self.compute_output_shape(query.shape, value.shape, None if key is None else key.shape)
        y = KerasTensor(shape, self.compute_dtype)
        scores = (query.shape[0], self.num_heads, query.shape[1], value.shape[1])
        return (y, KerasTensor(scores, self.compute_dtype)) if return_attention_scores else y

    def get_config(self):
        names = ("num_heads", "key_dim", "value_dim", "dropout", "use_bias", "use_gate", "attention_axes",
                 "sliding_window", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in names},
                "output_shape": self._output_shape, **settings_config(self),
                "activity_regularizer": regularizers.serialize(self._inner_activity_regularizer)}
