"""Windows of images as vectors, and back. Floor 7.

`unfold` lists every window of an image, `fold` adds windows up to an image again. Both come from one table: the place
in the image of element (i, j) of window (h, w). One reads at these places, the other writes there.
"""

import numpy as np

from ...backend.errors import explain
from ...ops.indexing.gather import unsorted_segment_sum
from ...ops.pooling import patches as windows
from ...ops.shapes import layout
from ...ops.shapes.creation import eye
from ..standardize import standardize_tuple
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .picking import take
from .reshaping import pad
from .windows import channels_last, conv


def places(size, kernel_size, dilation, stride):
    """Where in an image of this size each element of each window stands.   -> int [kH, kW, rows, columns]."""
    axes = []
    for n, k, gap, step in zip(size, kernel_size, dilation, stride, strict=True):
        count = (n - gap * (k - 1) - 1) // step + 1
        axes.append(gap * np.arange(k)[:, None] + step * np.arange(count))
    rows, columns = axes
    return rows[:, None, :, None] * size[1] + columns[None, :, None, :]


def _pairs(**numbers):
    return [standardize_tuple(number, 2, name, allow_zero=name == "padding") for name, number in numbers.items()]


@on_symbols_too
def unfold(x, kernel_size, dilation=1, padding=0, stride=1):
    """Every window of images.   [B, C, H, W]  ->  [B, C kH kW, number of windows].

    kernel_size, dilation, padding, stride: an int, or one for each axis.   Raises: ValueError for another rank.
    """
    x = _of_rank(4, x, "unfold")
    kernel_size, dilation, padding, stride = _pairs(
        kernel_size=kernel_size, dilation=dilation, padding=padding, stride=stride)
    x = pad(x, [(0, 0), (0, 0), *((n, n) for n in padding)])
    batch, channels, *size = layout.sizes_of(x)
    where = places(size, kernel_size, dilation, stride)
    found = take(layout.reshape(x, [batch, channels, size[0] * size[1]]), where, axis=2)
    return layout.reshape(found, [batch, channels * where.shape[0] * where.shape[1], where[0, 0].size])


@on_symbols_too
def fold(x, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """Images from all of their windows; where windows overlap they are added.   [B, C kH kW, N]  ->  [B, C, H, W].

    The arguments are those of `unfold`; output_size: (H, W).   Raises: ValueError for another rank.
    """
    x = _of_rank(3, x, "fold")
    output_size, kernel_size, dilation, padding, stride = _pairs(
        output_size=output_size, kernel_size=kernel_size, dilation=dilation, padding=padding, stride=stride)
    size = [n + 2 * around for n, around in zip(output_size, padding)]
    where = places(size, kernel_size, dilation, stride)
    batch, channels = layout.sizes_of(x)[0], x.shape[1] // (where.shape[0] * where.shape[1])
    elements = layout.transpose(layout.reshape(x, [batch, channels, where.size]), [2, 0, 1])
    whole = layout.transpose(unsorted_segment_sum(elements, where.ravel(), size[0] * size[1]), [1, 2, 0])
    (top, left), (height, width) = padding, output_size
    return layout.reshape(whole, [batch, channels, *size])[:, :, top : top + height, left : left + width]


def _of_rank(rank, x, where):
    x = as_tensor(x)
    if x.shape.rank != rank:
        raise ValueError(explain(where, f"x has shape {x.shape}", f"Input must be a {rank}D tensor"))
    return x


@on_symbols_too
def extract_patches(images, size, strides=None, dilation_rate=1, padding="valid", data_format=None):
    """Every window of images, its pixels in a row.   [B, H, W, C]  ->  [B, h, w, kH kW C].

    images: also one image, without B; or volumes, if `size` has three numbers. size: int or (kH, kW).
    strides: how far apart windows are; side by side if not given.
    Raises: TypeError for another number of sizes.
    """
    if not isinstance(size, int) and len(size) == 3:
        return extract_patches_3d(images, size, strides, dilation_rate, padding, data_format)
    size, steps, rates = (_numbers(n, 2, name) for n, name in (
        (size, "size"), (strides or size, "strides"), (dilation_rate, "dilation_rate")))

    def of_batch(x):
        return windows.extract_patches(x, [1, *size, 1], [1, *steps, 1], [1, *rates, 1], padding.upper())

    return _batched(of_batch, images, 4, data_format)


@on_symbols_too
def extract_patches_3d(volumes, size, strides=None, dilation_rate=1, padding="valid", data_format=None):
    """Every window of volumes, as `extract_patches`.   [B, D, H, W, C]  ->  [B, d, h, w, kD kH kW C].

    Raises: TypeError for another number of sizes.
    """
    size = _numbers(size, 3, "size")
    steps = _numbers(strides or size, 3, "strides")

    def of_batch(x):
        channels = x.shape[-1]
        width = int(np.prod(size)) * channels
        kernel = layout.reshape(eye(width, dtype=x.dtype), [*size, channels, width])  # every element to its own channel
        return conv(x, kernel, steps, padding, "channels_last", dilation_rate)

    return _batched(of_batch, volumes, 5, data_format)


def _numbers(value, count, name):
    if not isinstance(value, int) and len(value) != count:
        raise TypeError(explain("extract_patches", f"{name} is {value}",
                                f"it must be an int or a tuple of length {count}"))
    return standardize_tuple(value, count, name)


def _batched(function, x, rank, data_format):
    """The function of x, or if x has no axis for the batch, of x as a batch of one."""
    x = as_tensor(x)
    if x.shape.rank == rank:
        return channels_last(function, data_format, x)
    return layout.squeeze(channels_last(function, data_format, layout.expand_dims(x, 0)), 0)
