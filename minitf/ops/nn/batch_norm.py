"""Batch normalisation from its formula, and the statistics it needs. Floor 2. Read next: `fused_batch_norm.py`.

Source: Ioffe and Szegedy, 2015, https://arxiv.org/abs/1502.03167.
"""

from __future__ import annotations

from ...backend.dtypes import bfloat16, float16, float32
from ...core.convert import convert_to_tensor
from ..axes import as_axes
from ..elementwise.arithmetic import squared_difference
from ..elementwise.no_nan import divide_no_nan
from ..elementwise.powers import rsqrt
from ..shapes.broadcasting import broadcast_to, reduce_sum
from ..shapes.counts import as_factor
from ..shapes.identity import cast
from ..shapes.layout import reshape_like, shape, sizes_of


def batch_normalization(x, mean, variance, offset, scale, variance_epsilon, name=None):
    """(x - mean) / sqrt(variance + variance_epsilon) * scale + offset.

    x: float [...].
    mean, variance: as `tf.nn.moments` gives them; broadcast to x.
    offset, scale: broadcast to x; None for 0 and 1.
    variance_epsilon: a small number that keeps the root from 0.

        >>> import minitf as tf
        >>> tf.nn.batch_normalization(tf.constant([1., 3.]), 2., 1., None, scale=10., variance_epsilon=0.).numpy()
        array([-10.,  10.], dtype=float32)

    Raises: InvalidArgumentError where shapes do not broadcast.
    Source: tf.nn.batch_normalization.
    """
    x = convert_to_tensor(x)
    mean, variance = convert_to_tensor(mean), convert_to_tensor(variance)
    factor = rsqrt(variance + variance_epsilon)
    if scale is not None:
        factor = factor * scale
    shift = -mean * factor if offset is None else offset - mean * factor
    return x * cast(factor, x.dtype) + cast(shift, x.dtype)


def batch_norm_with_global_normalization(input, mean, variance, beta, gamma, variance_epsilon,
                                         scale_after_normalization, name=None):
    """The same with other names, for images: (input - mean) / sqrt(variance + variance_epsilon) * gamma + beta.

    input: float [B, H, W, C].
    mean, variance, beta, gamma: [C].
    scale_after_normalization: whether to multiply by gamma.

        >>> import minitf as tf
        >>> x, one = tf.fill([1, 1, 1, 1], 4.), tf.ones([1])
        >>> tf.nn.batch_norm_with_global_normalization(x, one, one, one, 9 * one, 0., False).numpy()
        array([[[[4.]]]], dtype=float32)

    Source: tf.nn.batch_norm_with_global_normalization.
    """
    scale = gamma if scale_after_normalization else None
    return batch_normalization(input, mean, variance, beta, scale, variance_epsilon)


def sufficient_statistics(x, axes, shift=None, keepdims=False, name=None):
    """What a mean and a variance can be computed from, added up over several batches.

    x: float [...].
    axes: int or list of int.
    shift: a number near the mean, taken away from all elements first for precision; None for 0.
    keepdims: keep the reduced axes, with size 1.
    Returns: how many elements, their sum, the sum of their squares, and `shift`.

        >>> import minitf as tf
        >>> count, total, squares, _ = tf.nn.sufficient_statistics(tf.constant([1., 2., 3.]), [0])
        >>> count.numpy(), total.numpy(), squares.numpy()
        (np.float32(3.0), np.float32(6.0), np.float32(14.0))

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.nn.sufficient_statistics.
    """
    x = convert_to_tensor(x)
    axes = as_axes(axes)
    sums = reduce_sum(x if shift is None else x - shift, axes, keepdims)
    count = 1
    for axis in range(len(x.shape)) if axes is None else axes:
        count *= sizes_of(x)[axis]
    squares = reduce_sum(x * x if shift is None else squared_difference(x, shift), axes, keepdims)
    return (convert_to_tensor(as_factor(count, x.dtype), x.dtype), sums, squares,
            None if shift is None else convert_to_tensor(shift, x.dtype))


def normalize_moments(counts, mean_ss, variance_ss, shift, name=None):
    """The mean and the variance from what `sufficient_statistics` gives.

    counts, mean_ss, variance_ss, shift: its four results, or sums of the first three over batches.

        >>> import minitf as tf
        >>> mean, variance = tf.nn.normalize_moments(3., 6., 14., None)
        >>> mean.numpy(), variance.numpy().round(4)
        (np.float32(2.0), np.float32(0.6667))

    Source: tf.nn.normalize_moments.
    """
    mean_ss, variance_ss = convert_to_tensor(mean_ss), convert_to_tensor(variance_ss)
    one = 1 / convert_to_tensor(counts, mean_ss.dtype)
    shifted = mean_ss * one
    mean = shifted if shift is None else shifted + shift
    return mean, variance_ss * one - shifted * shifted


def weighted_moments(x, axes, frequency_weights, keepdims=False, name=None):
    """The mean and the variance over some axes, where elements count as often as their weight says.

    x: float [...]; 16-bit floats are computed with in 32 bits.
    axes: int or list of int in [-rank, rank).
    frequency_weights: >= 0, broadcasts with x.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> mean, variance = tf.nn.weighted_moments(tf.constant([0., 10.]), [0], [3., 1.])
        >>> mean.numpy(), variance.numpy()
        (np.float32(2.5), np.float32(18.75))

    Raises: InvalidArgumentError for an axis out of range, or shapes that do not broadcast.
    Source: tf.nn.weighted_moments.
    """
    x = convert_to_tensor(x)
    y = cast(x, float32) if x.dtype in (float16, bfloat16) else x
    weights = cast(frequency_weights, y.dtype)
    weighted = weights * y
    weights = broadcast_to(weights, shape(weighted))
    axes = as_axes(axes)
    whole = reduce_sum(weights, axes, keepdims=True)
    mean = divide_no_nan(reduce_sum(weighted, axes, keepdims=True), whole)
    distance = reduce_sum(weights * squared_difference(y, mean), axes, keepdims=True)
    variance = divide_no_nan(distance, whole)
    if not keepdims:
        plain = reduce_sum(weighted, axes)
        mean, variance = reshape_like(mean, plain), reshape_like(variance, plain)
    return cast(mean, x.dtype), cast(variance, x.dtype)
