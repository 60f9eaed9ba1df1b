"""Scaled dot-product attention as one op, with its gradient as another. Floor 7. Read `dot_product_kernel.py` first.

`attended` in heads.py is the same in six ops, each of which passes over all scores, and keeps them for the way back.
Read next: `answers.py`.
"""

from math import prod

from ....backend.dtypes import bool_, float32, float64
from ....core.context import local
from ....core.execute import execute
from ....core.op import Op
from ....ops.elementwise.arithmetic import multiply
from ....ops.indexing.selection import where
from ....ops.linalg.einsum import einsum
from ....ops.nn.softmax import softmax
from ....ops.shapes.creation import zeros
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import expand_dims, sizes_of
from ...one_op import as_function, second_gradients
from . import dot_product_kernel
from .masks import causal_mask, joined_mask

FEW = 1 << 22  # scores of a sample, all heads: 16 MiB of float32

class DotProductAttention(Op):
    """y = softmax(scale * query @ key^T) @ value for each head, and the shares.

    query: [B, T, H, K], key: [B, S, H, K], value: [B, S, H, M], mask: bool, broadcasts to [B, H, T, S]  ->
    y [B, T, H, M]; for the gradient the shares [B, H, T, S], or two numbers for each row, [B, H, T, 2].
    scale: float.   masked: whether there is a mask.   causal: whether step t sees those up to t only; not both.
    keep: whether it is the shares.   Memory: beside the results, 2^16 scores on each thread.
    """

    types = ("T", "T", "T", "Tmask")
    T, Tmask = frozenset({float32, float64}), frozenset({bool_})
    takes_none = True
    in_files = as_function
    on_gpu = "minitf.keras.layers.attention.gpu_forward:forward"

    def infer(query, key, value, mask, *, scale, masked, causal, keep):
        batch, rows, heads, _ = query.dims
        kept = (batch, heads, rows, key.dims[1] if keep else 2)
        return query.with_dims((batch, rows, heads, value.dims[3])), query.with_dims(kept)

    def kernel(xp, query, key, value, mask, *, scale, masked, causal, keep):
        return dot_product_kernel.forward(xp, query, key, value, mask if masked else None, causal, scale, keep)

    def gradient(call, dy, dkept):
        return [*execute(DotProductAttentionGrad, *call.inputs, *call.outputs, dy, **call.attrs), None]

    def plain(query, key, value, mask, *, scale, masked, causal, keep=True):
        scores = einsum("aecd,abcd->acbe", key, multiply(query, cast(scale, query.dtype)))
        if causal:
            mask = causal_mask(*sizes_of(scores)[-2:])
        if masked or causal:
            scores = where(mask, scores, cast(scores.dtype.min / 2, scores.dtype))
        return (einsum("acbe,aecd->abcd", softmax(scores), value),)


class DotProductAttentionGrad(Op):
    """The way back.   The inputs and the outputs of DotProductAttention, and the gradient of y.

    ->  dquery, dkey, dvalue: like query, key, value.
    """

    types = ("T", "T", "T", "Tmask", "T", "T", "T")
    T, Tmask = DotProductAttention.T, DotProductAttention.Tmask
    takes_none = True
    on_gpu = "minitf.keras.layers.attention.gpu_backward:backward"

    def infer(query, key, value, mask, y, kept, dy, *, scale, masked, causal, keep):
        return query, key, value

    def kernel(xp, query, key, value, mask, y, kept, dy, *, scale, masked, causal, keep):
        mask = mask if masked else None
        return dot_product_kernel.backward(xp, query, key, value, mask, y, kept, dy, causal, scale, keep)

    def gradient(call, *ddxs):
        *xs, mask, _, _, dy = call.inputs
        found = second_gradients(lambda *xs: DotProductAttention.plain(*xs, mask, **call.attrs), xs, [dy], ddxs)
        return [*found[:3], None, None, None, found[3]]


def attended_at_once(query, key, value, mask, causal, scale):
    """What `attended` gives, by one op.   mask: [T, S], [B or 1, T, S], or [B or 1, heads or 1, T, S]; or None."""
    if mask is None:
        return dot_products(query, key, value, None, bool(causal), scale)
    if causal:
        mask = joined_mask([mask, causal_mask(sizes_of(query)[1], sizes_of(key)[1])])
    while mask.shape.rank < 4:
        mask = expand_dims(mask, -3)
    return dot_products(query, key, value, mask, False, scale)


def dot_products(query, key, value, mask, causal, scale):
    """y of DotProductAttention.   mask: bool [B or 1, H or 1, T or 1, S or 1], or None."""
    counts = zeros([0], "bool") if mask is None else cast(mask, "bool")
    return execute(DotProductAttention, query, key, value, counts, scale=scale, masked=mask is not None,
                   causal=causal, keep=keeps_shares(query, key))[0]


def keeps_shares(query, key):
    """Whether the shares wait for the way back: on a CPU, where they are few; to compute them again takes time, too."""
    heads, sizes = query.shape[2], (query.shape[1], key.shape[1])
    device = local.state.device or local.state.place()
    return device.kind == "CPU" and (heads or 1) * prod(n or 1 for n in sizes) <= FEW
