"""Pooling of any number of axes by one name: max_pool, avg_pool, and pool with its dilations. Floor 2.

Read next: `max_pool_with_argmax.py`.
"""

from __future__ import annotations

from functools import reduce
from itertools import product

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import as_choice, as_int
from ..convolution.geometry import LAYOUTS, channels_first
from ..convolution.windows import tap
from ..elementwise.extrema import maximum
from ..shapes.layout import sizes_of, transpose
from ..shapes.sums import add_n
from .avg_pool import avg_pool1d, avg_pool2d, avg_pool3d
from .max_pool import max_pool1d, max_pool2d
from .max_pool_3d import max_pool3d

MAX = {1: max_pool1d, 2: max_pool2d, 3: max_pool3d}
AVG = {1: avg_pool1d, 2: avg_pool2d, 3: avg_pool3d}


def max_pool(input, ksize, strides, padding, data_format=None, name=None):
    """The greatest element of each window.

    input: real [N, ..., C] with 1, 2 or 3 axes between, or [N, C, ...] where data_format begins with "NC".
    ksize, strides: an int, or one for each axis between, or for each axis.
    padding: "SAME", "VALID", or a list of pairs (not for volumes).   data_format: "NWC", "NHWC", "NDHWC", "NCW" ...

        >>> import minitf as tf
        >>> tf.nn.max_pool([[[1.], [3.], [2.], [0.]]], 2, 2, "VALID").numpy().ravel()
        array([3., 2.], dtype=float32)

    Raises: ValueError for another rank; and as tf.nn.max_pool2d.
    Source: tf.nn.max_pool.
    """
    return _by_rank(MAX, "max_pool", input, ksize, strides, padding, data_format)


def avg_pool(input, ksize, strides, padding, data_format=None, name=None):
    """The mean of each window; padding does not count.

    input: float [N, ..., C] with 1, 2 or 3 axes between, or [N, C, ...] where data_format begins with "NC".
    ksize, strides, data_format: as in tf.nn.max_pool.   padding: "SAME" or "VALID".

        >>> import minitf as tf
        >>> tf.nn.avg_pool([[[1.], [3.], [2.], [0.]]], 2, 2, "VALID").numpy().ravel()
        array([2., 1.], dtype=float32)

    Raises: ValueError for another rank; and as tf.nn.avg_pool2d.
    Source: tf.nn.avg_pool.
    """
    return _by_rank(AVG, "avg_pool", input, ksize, strides, padding, data_format)


def _by_rank(functions, where, x, ksize, strides, padding, data_format):
    """Call the function for as many axes as x has, without those of batch and channels."""
    x = convert_to_tensor(x)
    n = x.shape.rank - 2
    if n not in functions:
        raise ValueError(explain(where, f"input is {x.dtype.name}{list(x.shape)}",
                                 "it must have 3, 4 or 5 axes, batch and channels among them"))
    return functions[n](x, ksize, strides, padding, data_format or LAYOUTS[n][0])


def pool(input, window_shape, pooling_type, strides=None, padding="VALID", data_format=None, dilations=None, name=None):
    """The greatest element of each window, or the mean; the windows may have gaps.

    input: float [N, ..., C] with 1, 2 or 3 axes between, or [N, C, ...] where data_format begins with "NC".
    window_shape, strides, dilations: one int for each axis between; strides and dilations 1 by default. Only one of
        the two may be other than 1, and no stride larger than the window.
    pooling_type: "MAX" or "AVG".   padding: "SAME" or "VALID", with dilations "VALID" only.

        >>> import minitf as tf
        >>> tf.nn.pool([[[1.], [3.], [2.], [0.]]], [2], "MAX", dilations=[2]).numpy().ravel()
        array([2., 3.], dtype=float32)

    Raises: ValueError for arguments that exclude each other, and for another rank; else as tf.nn.max_pool2d.
    Source: tf.nn.pool.
    """
    where, window = "pool", [as_int(k, "window_shape") for k in window_shape]
    x, n = convert_to_tensor(input), len(window)
    strides, gaps = ([as_int(v, "strides") for v in values or [1] * n] for values in (strides, dilations))
    received = f"window_shape is {window}, strides are {strides}, dilations {gaps}, padding is {padding!r}"
    as_choice(pooling_type, ("MAX", "AVG"), where, "pooling_type")
    rules = {
        f"input must have {n + 2} axes and window_shape 1, 2 or 3 sizes": n in MAX and x.shape.rank == n + 2,
        "strides and dilations must have a size for each of window_shape, all positive":
            len(strides) == len(gaps) == n and min(strides + gaps) > 0,
        "either strides or dilations must all be 1": max(strides) == 1 or max(gaps) == 1,
        "dilations need padding='VALID'": max(gaps) == 1 or padding != "SAME",
        "a stride must not be larger than the window": all(s <= k for s, k in zip(strides, window)),
    }
    for rule, holds in rules.items():
        if not holds:
            raise ValueError(explain(where, received, rule))
    data_format = data_format or LAYOUTS[n][0]
    if max(gaps) == 1:
        return (MAX if pooling_type == "MAX" else AVG)[n](x, window, strides, padding, data_format)
    return _dilated(x, window, gaps, pooling_type, data_format)


def _dilated(x, window, gaps, pooling_type, data_format):
    """Pool with gaps: each tap of the window sees a slice of the input; the slices are combined."""
    axes = range(len(window) + 2)
    x = transpose(x, [0, *axes[2:], 1]) if channels_first(data_format) else x
    out = [n - (k - 1) * gap for n, k, gap in zip(sizes_of(x)[1:-1], window, gaps)]
    taps = [tap(x, offsets, (1,) * len(window), gaps, out) for offsets in product(*map(range, window))]
    y = reduce(maximum, taps) if pooling_type == "MAX" else add_n(taps) / len(taps)
    return transpose(y, [0, axes[-1], *axes[1:-1]]) if channels_first(data_format) else y
