"""Layers with heads take the one op where they may, and give what they give without it."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.attention.answers import may_be_one_op

L = tf.keras.layers
X = np.random.default_rng(0).normal(size=(2, 5, 6)).astype("float32")
MASK = np.array([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]], bool)
LAYERS = {"heads": lambda **s: L.MultiHeadAttention(2, 3, **s),
          "groups": lambda **s: L.GroupQueryAttention(3, 4, 2, **s)}


@pytest.mark.parametrize("make", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize("how", [{}, {"use_causal_mask": True}, {"value_mask": MASK},
                                 {"value_mask": MASK, "use_causal_mask": True}], ids=str)
def test_one_op_or_several(make, how):
    fast, plain = make(), make(flash_attention=False)
    for layer in (fast, plain):
        layer.build(X.shape, X.shape)
    plain.set_weights(fast.get_weights())
    traced = tf.function(lambda x: fast(x, x, **how))
    np.testing.assert_allclose(traced(X), plain(X, X, **how), rtol=1e-5, atol=1e-6)
    assert "DotProductAttention" in traced.get_concrete_function(X).source


def test_what_one_op_cannot_do():
    query = tf.zeros([1, 2, 2, 3])
    assert may_be_one_op(L.MultiHeadAttention(2, 3), query, keep_scores=False)
    assert not may_be_one_op(L.MultiHeadAttention(2, 3), query, keep_scores=True)
    assert not may_be_one_op(L.MultiHeadAttention(2, 3, dropout=0.1), query, keep_scores=False)
    assert not may_be_one_op(L.MultiHeadAttention(2, 3), tf.cast(query, "float16"), keep_scores=False)
    assert not may_be_one_op(L.MultiHeadAttention(2, 3), query[None], keep_scores=False)
