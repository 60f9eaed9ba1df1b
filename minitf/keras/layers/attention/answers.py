"""Attention of several heads, as one op where that may be. Floor 7. Read `heads.py` and `dot_product.py` first."""

from math import sqrt

from ....backend.dtypes import float32, float64
from .dot_product import attended_at_once
from .heads import attended
from .masks import attention_mask_of, causal_mask, joined_mask


def answers(layer, heads, sizes, masks, causal, training, keep_scores):
    """(means of values [B, T, heads, M], their shares [B, heads, T, S], or None where nobody keeps them).

    heads: query, key and value, projected.   sizes: (T, S).   masks: those of query, value and key, and one of pairs,
    each of which may be None.   causal: whether no step looks at later ones.
    """
    mask = attention_mask_of(sizes, *masks, False, layer.sliding_window)
    if may_be_one_op(layer, heads[0], keep_scores):
        return attended_at_once(*heads, mask, causal, 1 / sqrt(heads[0].shape[-1])), None
    mask = joined_mask([mask, causal_mask(*sizes) if causal else None])
    return attended(layer, *heads, mask, training, keep_scores)


def may_be_one_op(layer, query, keep_scores):
    """Whether attention may be one op: where nobody wants the shares, or drops some of them."""
    return (layer._flash_attention is not False and not layer.dropout and not keep_scores
            and query.shape.rank == 4 and query.dtype in (float32, float64))
