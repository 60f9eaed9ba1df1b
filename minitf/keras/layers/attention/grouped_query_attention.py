"""GroupQueryAttention: several heads of queries share one of keys and values. Floor 7.

A decoder keeps the keys and values of all steps so far; with fewer heads of them, it keeps less.
Read `multi_head_attention.py` first.
"""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import multiply
from ....ops.shapes.layout import sizes_of
from ....ops.shapes.tiling import repeat
from ... import regularizers
from ...naming import auto_name
from ...symbolic.keras_tensor import KerasTensor
from ..activation.softmax import Softmax
from ..layer import Layer
from ..regularization.dropout import Dropout
from ..settings import settings_config, take_settings
from .answers import answers
from .heads import bare, projection, require_same_steps, require_window


class GroupQueryAttention(Layer):
    """MultiHeadAttention with fewer heads of keys and values.   query: [B, T, D], value: [B, S, D]  ->  y: [B, T, D].

    head_dim: the size of a head. num_query_heads: a multiple of num_key_value_heads. Other arguments, and those of a
    call: as for `MultiHeadAttention`.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.GroupQueryAttention(head_dim=4, num_query_heads=6, num_key_value_heads=2)
        >>> layer(tf.zeros([1, 3, 8]), tf.zeros([1, 5, 8])).shape
        TensorShape([1, 3, 8])

    Raises: ValueError for arguments out of range, and where shapes do not fit.
    Source: Ainslie et al. 2023; keras.layers.GroupQueryAttention. Differs: as for `MultiHeadAttention`.
    """

    attention_axes = (1,)

    def __init__(self, head_dim, num_query_heads, num_key_value_heads, dropout=0.0, use_bias=True, sliding_window=None,
                 flash_attention=None, kernel_initializer="glorot_uniform", bias_initializer="zeros",
                 kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
                 bias_constraint=None, use_gate=False, seed=None, **kwargs):
        name = kwargs.pop("name", None) or auto_name("grouped_query_attention")  # as Keras calls it
        super().__init__(name=name, **kwargs)
        if num_query_heads % num_key_value_heads:
            raise ValueError(explain("GroupQueryAttention", f"num_query_heads is {num_query_heads}, "
                                     f"num_key_value_heads is {num_key_value_heads}", "the first must be a multiple"))
        require_window("GroupQueryAttention", sliding_window)
        self.supports_masking = True
        self.head_dim, self.num_query_heads = head_dim, num_query_heads
        self.num_key_value_heads = num_key_value_heads
        self.dropout, self.use_bias, self.use_gate, self.seed = dropout, use_bias, use_gate, seed
        self.sliding_window, self._flash_attention = sliding_window, flash_attention
        self._inner_activity_regularizer = regularizers.get(activity_regularizer)
        take_settings(self, {
            "kernel_initializer": kernel_initializer, "bias_initializer": bias_initializer,
            "kernel_regularizer": kernel_regularizer, "bias_regularizer": bias_regularizer,
            "kernel_constraint": kernel_constraint, "bias_constraint": bias_constraint})  # fmt: skip

    def build(self, query_shape, value_shape, key_shape=None):
        """Make and build the dense layers."""
        key_shape = value_shape if key_shape is None else key_shape
        self._query_dense = self._heads("query", query_shape, self.num_query_heads)
        self._key_dense = self._heads("key", key_shape, self.num_key_value_heads)
        if self.use_gate:
            self._gate_dense = self._heads("gate", query_shape, self.num_query_heads, "sigmoid")
        self._value_dense = self._heads("value", value_shape, self.num_key_value_heads)
        self._softmax = Softmax(axis=-1, dtype=self.dtype_policy)
        self._dropout_layer = Dropout(self.dropout, dtype=self.dtype_policy, seed=self.seed)
        self._output_dense = projection(self, "attention_output", 2, 2, (query_shape[-1],))
        self._output_dense.build((None, None, self.num_query_heads, self.head_dim))

    def _heads(self, name, shape, heads, activation=None):
        dense = projection(self, name, 2, 1, (heads, self.head_dim), activation)
        dense.build(shape)
        return dense

    def call(self, query, value, key=None, query_mask=None, value_mask=None, key_mask=None, attention_mask=None,
             return_attention_scores=False, training=None, use_causal_mask=False):
        """The answers to the queries, and the shares if asked for."""
        key = value if key is None else key
        sizes, masks = (sizes_of(query)[1], sizes_of(value)[1]), (query_mask, value_mask, key_mask, attention_mask)
        query, value, key = bare(query), bare(value), bare(key)
        times = self.num_query_heads // self.num_key_value_heads
        keys, values = (repeat(x, times, 2) for x in (self._key_dense(key), self._value_dense(value)))
        heads = self._query_dense(query), keys, values
        y, shares = answers(self, heads, sizes, masks, use_causal_mask, training, return_attention_scores)
        if self.use_gate:
            y = multiply(y, self._gate_dense(query))
        y = self._output_dense(y)
        return (y, shares) if return_attention_scores else y

    def compute_output_shape(self, query_shape, value_shape, key_shape=None):
        where = f"GroupQueryAttention {self.name!r}"
        if query_shape[-1] != value_shape[-1]:
            raise ValueError(explain(where, f"query has shape {query_shape}, value has shape {value_shape}",
                                     "their last axes must be equal"))
        require_same_steps(where, value_shape, value_shape if key_shape is None else key_shape)
        return query_shape

    def compute_output_spec(self, query, value, key=None, query_mask=None, value_mask=None, key_mask=None,
                            attention_mask=None, return_attention_scores=False, training=None, use_causal_mask=False):
        shape = self.compute_output_shape(query.shape, value.shape, None if key is None else key.shape)
        y = KerasTensor(shape, self.compute_dtype)
        scores = (query.shape[0], self.num_query_heads, query.shape[1], value.shape[1])
        return (y, KerasTensor(scores, self.compute_dtype)) if return_attention_scores else y

    def get_config(self):
        names = ("head_dim", "num_query_heads", "num_key_value_heads", "use_bias", "use_gate", "sliding_window",
                 "dropout", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}, **settings_config(self),
                "activity_regularizer": regularizers.serialize(self._inner_activity_regularizer)}
