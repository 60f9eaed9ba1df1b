"""Functions of `keras.ops` for neural networks, but for windows (`windows.py`). Floor 7.

Most activations of `keras.ops` are those of `keras.activations`.
"""

import math

from ...backend.dtypes import as_dtype, float32, float64
from ...backend.errors import explain
from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.complex_parts import complex_
from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import clip_by_value, maximum
from ...ops.elementwise.hyperbolic import tanh
from ...ops.elementwise.powers import rsqrt
from ...ops.elementwise.trigonometry import cos, sin
from ...ops.indexing import masking
from ...ops.indexing.selection import where
from ...ops.linalg.einsum import einsum
from ...ops.nn import binary_cross_entropy, ctc, rectifiers
from ...ops.nn import softmax as softmaxes
from ...ops.nn.ctc_decode import ctc_beam_search_decoder, ctc_greedy_decoder
from ...ops.nn.gelu import gelu as bell_unit
from ...ops.reductions import reduction
from ...ops.shapes import joining, layout, tiling
from ...ops.shapes.broadcasting import broadcast_to, reduce_sum
from ...ops.shapes.creation import ones
from ...ops.shapes.identity import cast
from ...ops.sparse.dense import to_dense
from ...ops.sparse.sparse_tensor import SparseTensor
from ..activations import across
from ..config import epsilon as configured_epsilon
from ..layers.attention.dot_product import attended_at_once
from ..standardize import standardize_dtype
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from . import matrices, picking
from .promotion import alike, floats
from .reshaping import moveaxis


@on_symbols_too
def relu(x):
    """x, and 0 where it is negative."""
    return rectifiers.relu(as_tensor(x))


@on_symbols_too
def gelu(x, approximate=True):
    """x times the share of normal numbers below it; approximate: by a tanh."""
    return bell_unit(floats(x), approximate)


@on_symbols_too
def polar(abs_, angle):
    """Complex numbers of their lengths and angles."""
    abs_, angle = alike(abs_, angle, floating=True)
    return complex_(abs_ * cos(angle), abs_ * sin(angle))


@on_symbols_too
def softmax(x, axis=-1):
    """exp(x) over its sum along an axis, or over several; None for all elements."""
    return _over_axes(across.softmax, x, axis)


@on_symbols_too
def log_softmax(x, axis=-1):
    """ln of `softmax`."""
    return _over_axes(across.log_softmax, x, axis)


def _over_axes(function, x, axis):
    """The function of several axes as one."""
    x = floats(x)
    if not isinstance(axis, tuple | list):
        return function(x, axis)
    last = moveaxis(x, axis, range(-len(axis), 0))
    rows = layout.reshape(last, joining.concat([layout.shape(last)[:-len(axis)], [-1]], 0))
    return moveaxis(layout.reshape(function(rows, -1), layout.shape(last)), range(-len(axis), 0), axis)


# --- labels -----------------------------------------------------------------------------------------------------------
@on_symbols_too
def one_hot(x, num_classes, axis=-1, dtype=None, sparse=False):
    """Vectors of 0 with a 1 at the index.   int [...]  ->  [..., num_classes].

    Raises: NotImplementedError for `sparse`.
    """
    _refuse_sparse("one_hot", sparse)
    found = masking.one_hot(cast(as_tensor(x), "int64"), num_classes, axis=axis, dtype=float32)
    return cast(found, "float32" if dtype is None else standardize_dtype(dtype))


@on_symbols_too
def multi_hot(inputs, num_classes=None, axis=-1, dtype=None, sparse=False, **kwargs):
    """A vector of 0 with a 1 at each of the indices.   int [..., N]  ->  [..., num_classes].

    Raises: NotImplementedError for `sparse`.
    """
    _refuse_sparse("multi_hot", sparse)
    inputs = as_tensor(inputs)
    found = one_hot(inputs, num_classes or kwargs["num_tokens"], axis)
    found = reduction.reduce_max(found, 1 if inputs.shape.rank > 1 else 0)
    return cast(found, "float32" if dtype is None else standardize_dtype(dtype))


def _refuse_sparse(where_, sparse):
    if sparse:
        raise NotImplementedError(explain(where_, "sparse=True", "that part is not built yet"))


# --- normalization ----------------------------------------------------------------------------------------------------
@on_symbols_too
def moments(x, axes, keepdims=False, synchronized=False):
    """(mean, variance); of float16 and bfloat16 computed in float32."""
    x = as_tensor(x)
    y = cast(x, "float32") if x.dtype.size == 2 else x
    mean = reduction.reduce_mean(y, axes, True)
    variance = reduction.reduce_mean(square(y - mean), axes, True)
    if not keepdims:
        axes = list(axes) if isinstance(axes, list | tuple) else [axes]
        mean, variance = layout.squeeze(mean, axes), layout.squeeze(variance, axes)
    return cast(mean, x.dtype), cast(variance, x.dtype)


@on_symbols_too
def batch_normalization(x, mean, variance, axis, offset=None, scale=None, epsilon=1e-3):
    """(x - mean) / the root of the variance, times a scale, plus an offset.  mean, ...: one number along the axis."""
    x = as_tensor(x)
    sizes = [1] * x.shape.rank
    sizes[axis] = -1
    mean, variance, offset, scale = (
        None if part is None else layout.reshape(as_tensor(part), sizes) for part in (mean, variance, offset, scale))
    factor = rsqrt(variance + epsilon) * (1 if scale is None else scale)
    return x * cast(factor, x.dtype) + cast(-mean * factor if offset is None else offset - mean * factor, x.dtype)


@on_symbols_too
def layer_normalization(x, gamma=None, beta=None, axis=-1, epsilon=None, **kwargs):
    """x, with mean 0 and variance 1 along the axes; then times gamma, plus beta."""
    x = floats(x)
    axes = list(axis) if isinstance(axis, list | tuple) else [axis]
    mean, variance = moments(x, axes, keepdims=True)
    y = (x - mean) * rsqrt(variance + (configured_epsilon() if epsilon is None else epsilon))
    return _scaled(y, gamma, beta, axes)


@on_symbols_too
def rms_normalization(x, scale=None, axis=-1, epsilon=None):
    """x over the root of its mean square along the axes; then times a scale."""
    x = floats(x)
    axes = list(axis) if isinstance(axis, list | tuple) else [axis]
    mean = reduction.reduce_mean(square(x), axes, True)
    return _scaled(x * rsqrt(mean + (configured_epsilon() if epsilon is None else epsilon)), scale, None, axes)


def _scaled(y, gamma, beta, axes):
    axes = [a % y.shape.rank for a in axes]
    sizes = [n if a in axes else 1 for a, n in enumerate(y.shape)]
    for part, combine in ((gamma, lambda a, b: a * b), (beta, lambda a, b: a + b)):
        y = y if part is None else combine(y, layout.reshape(cast(as_tensor(part), y.dtype), sizes))
    return y


@on_symbols_too
def normalize(x, axis=-1, order=2, epsilon=None):
    """x over its norm of an order along the axis; epsilon: the norm is at least that."""
    x = floats(x)
    small = configured_epsilon() if epsilon is None else epsilon
    if order == 2:
        return x * rsqrt(maximum(reduce_sum(square(x), axis, True), as_tensor(small**2, x.dtype)))
    return x / maximum(matrices.vector_norm(x, order, axis, True), as_tensor(small, x.dtype))


# --- cross entropies --------------------------------------------------------------------------------------------------
@on_symbols_too
def binary_crossentropy(target, output, from_logits=False):
    """-(t ln y + (1 - t) ln(1 - y)), number by number."""
    target, output = alike(target, output, floating=True)
    if from_logits:
        return binary_cross_entropy.sigmoid_cross_entropy_with_logits(target, output)
    output = _inside(output)
    return -(target * log(output) + (1 - target) * log(1 - output))


@on_symbols_too
def categorical_crossentropy(target, output, from_logits=False, axis=-1):
    """-sum(t ln y) along an axis.  target, output: shares, or with `from_logits` scores in the place of output."""
    target, output = alike(target, output, floating=True)
    if from_logits:
        return -reduce_sum(target * softmaxes.log_softmax(output, axis), axis)
    return -reduce_sum(target * log(_inside(output / reduce_sum(output, axis, True))), axis)


@on_symbols_too
def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1):
    """-ln of the share of the right class.   target: int [...], or [..., 1]; output: [..., C]  ->  [...]."""
    output = floats(output)
    target = cast(as_tensor(target), "int64")
    if target.shape.rank == output.shape.rank and target.shape[-1] == 1:
        target = layout.squeeze(target, [-1])
    chosen = masking.one_hot(target, output.shape[axis], axis=axis, dtype=output.dtype)
    if from_logits:
        return -reduce_sum(chosen * softmaxes.log_softmax(output, axis), axis)
    return -reduce_sum(chosen * log(_inside(output)), axis)


def _inside(shares):
    small = configured_epsilon()
    return clip_by_value(shares, small, 1 - small)


@on_symbols_too
def ctc_loss(target, output, target_length, output_length, mask_index=0):
    """-ln of the probability of a text, over all ways to spread it over the frames.

    target: int [B, L], output: scores [B, T, C], lengths: int [B]. mask_index: the class that stands for nothing.
    """
    return ctc.ctc_loss(cast(as_tensor(target), "int32"), floats(output), as_tensor(target_length),
                        as_tensor(output_length), logits_time_major=False, blank_index=mask_index)


@on_symbols_too
def ctc_decode(inputs, sequence_lengths, strategy="greedy", beam_width=100, top_paths=1, merge_repeated=True,
               mask_index=0):
    """The likeliest texts: (int32 [top_paths, B, T], -1 behind the end of each, their scores).

    inputs: scores [B, T, C], sequence_lengths: int [B]. strategy: "greedy" takes the likeliest class of each frame,
    "beam_search" follows `beam_width` texts at a time. merge_repeated: for "greedy". mask_index: the class that stands
    for nothing.   Raises: ValueError for another strategy.
    """
    inputs, lengths = moveaxis(floats(inputs), 0, 1), cast(as_tensor(sequence_lengths), "int32")
    if strategy == "greedy":
        texts, scores = ctc_greedy_decoder(inputs, lengths, merge_repeated, mask_index)
    elif strategy == "beam_search":
        mask = mask_index % inputs.shape[-1]
        others = [inputs[..., :mask], inputs[..., mask + 1 :], inputs[..., mask : mask + 1]]  # the decoder's is last
        texts, scores = ctc_beam_search_decoder(joining.concat(others, -1), lengths, beam_width, top_paths)
    else:
        raise ValueError(explain("ctc_decode", f"strategy is {strategy!r}", 'it must be "greedy" or "beam_search"'))
    size = joining.stack(layout.sizes_of(inputs)[1::-1])
    found = [to_dense(SparseTensor(text.indices, text.values, cast(size, "int64")), -1) for text in texts]
    found = cast(joining.stack(found), "int32")
    return (where(found >= mask, found + 1, found) if strategy == "beam_search" else found), scores


@on_symbols_too
def psnr(x1, x2, max_val):
    """20 log10(max_val / the root of the mean square difference), in decibels.  Raises: ValueError for other shapes."""
    x1, x2 = alike(x1, x2, floating=True)
    if x1.shape != x2.shape:
        raise ValueError(explain("psnr", f"x1 is {x1.shape}, x2 is {x2.shape}", "both must have the same shape"))
    error = reduction.reduce_mean(square(x1 - x2))
    return (2 * log(as_tensor(max_val, x1.dtype)) - log(error)) * (10 / math.log(10))


# --- attention --------------------------------------------------------------------------------------------------------
@on_symbols_too
def dot_product_attention(query, key, value, bias=None, mask=None, scale=None, is_causal=False, flash_attention=None,
                          attn_logits_soft_cap=None):
    """For each query the mean of the values, weighted by how alike query and key are.

    query: [B, T, N, H], key, value: [B, S, K, H], of which N is a multiple of K  ->  [B, T, N, H].
    bias, mask: of shapes that broadcast to [B, N, T, S]; mask: True where a key may be seen. scale: 1 / sqrt(H) by
    default. is_causal: whether only keys up to the query's own place are seen. attn_logits_soft_cap: scores stay
    within plus and minus this number. Raises: ValueError for other ranks.
    """
    query, key, value = alike(query, key, value, floating=True)
    mask = None if mask is None else as_tensor(mask, as_dtype("bool"))
    if {query.shape.rank, key.shape.rank, value.shape.rank} != {4}:
        raise ValueError(explain("dot_product_attention", f"ranks {query.shape.rank}, {key.shape.rank}, "
                                 f"{value.shape.rank}", "all must be [batch, places, heads, size]"))
    share = query.shape[2] // key.shape[2]
    key, value = (x if share == 1 else tiling.repeat(x, share, 2) for x in (key, value))
    scale = query.shape[-1] ** -0.5 if scale is None else scale
    plain = flash_attention is False or not isinstance(scale, float) or query.dtype not in (float32, float64)
    if bias is None and not attn_logits_soft_cap and not plain:
        return attended_at_once(query, key, value, mask, is_causal, scale)
    scores = einsum("btnh,bsnh->bnts", query, key) * scale
    if attn_logits_soft_cap:
        scores = tanh(scores / attn_logits_soft_cap) * attn_logits_soft_cap
    scores = scores if bias is None else scores + cast(as_tensor(bias), scores.dtype)
    if is_causal:
        seen = picking.tril(broadcast_to(ones([], as_dtype("int32")), layout.shape(scores)[-2:])) > 0
        mask = seen if mask is None else mask & seen
    if mask is not None:
        scores = where(mask, scores, as_tensor(scores.dtype.min * 0.7, scores.dtype))
    return einsum("bnts,bsnh->btnh", softmaxes.softmax(scores, -1), value)
