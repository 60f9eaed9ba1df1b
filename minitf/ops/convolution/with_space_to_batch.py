"""with_space_to_batch: any op on neighbours, done with gaps between them. Floor 2. Read `space_to_batch.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.literals import short
from ..axes import as_int
from ..shapes.layout import known_sizes
from .arguments import as_padding
from .geometry import LAYOUTS, spatial_part
from .space_to_batch import batch_to_space, space_to_batch


def required_space_to_batch_paddings(input_shape, block_shape, base_paddings=None, name=None):
    """(paddings, crops): what `space_to_batch` must add so that blocks divide, and `batch_to_space` cut off again.

    input_shape: int [M], sizes of the axes.   block_shape: int [M], their blocks.
    base_paddings: int [M, 2], paddings that are wanted anyway; by default none.

        >>> import minitf as tf
        >>> paddings, crops = tf.required_space_to_batch_paddings([4, 5], [2, 3])
        >>> paddings.numpy().tolist(), crops.numpy().tolist()
        ([[0, 0], [0, 1]], [[0, 0], [0, 1]])

    Raises: ValueError where the shapes do not fit.
    Source: tf.required_space_to_batch_paddings. Differs: a block of 0 is an error.
    """
    paddings, crops = paddings_and_crops(input_shape, block_shape, base_paddings)
    return convert_to_tensor(paddings), convert_to_tensor(crops)


def paddings_and_crops(input_shape, block_shape, base_paddings=None):
    """The same as two NumPy arrays, int32 [M, 2]."""
    sizes, blocks = whole(input_shape, "input_shape"), whole(block_shape, "block_shape")
    base = np.zeros((blocks.size, 2), np.int32) if base_paddings is None else whole(base_paddings, "base_paddings")
    if blocks.ndim != 1 or sizes.shape != blocks.shape or base.shape != (blocks.size, 2) or (blocks < 1).any():
        received = f"input_shape is {sizes.tolist()}, block_shape is {blocks.tolist()}, base_paddings {base.tolist()}"
        rule = "they must be [M], [M] with all > 0, and [M, 2]"
        raise ValueError(explain("required_space_to_batch_paddings", received, rule))
    extra = -(sizes + base.sum(1)) % blocks
    nothing = np.zeros_like(extra)
    paddings, crops = (base[:, 0], base[:, 1] + extra), (nothing, extra)
    return np.stack(paddings, 1).astype(np.int32), np.stack(crops, 1).astype(np.int32)


def whole(value, name):
    """A NumPy array of ints from a list, array or tensor of them."""
    found = np.asarray(value)
    if found.size and found.dtype.kind not in "iu":
        raise TypeError(explain(name, f"{name} is {short(value)}", "it must hold integers"))
    return found.astype(np.int64)


def with_space_to_batch(input, dilation_rate, padding, op, filter_shape=None, spatial_dims=None, data_format=None):
    """op(input), with gaps of `dilation_rate` - 1 elements between those that `op` takes for neighbours.

    input: any [N, ...].
    dilation_rate: int [M], steps > 0 from one neighbour to the next.
    padding: "SAME", "VALID", or a list with [before, after] for every axis of a layout.
    op: called as op(input, M, padding), with "VALID" where there are gaps; returns a tensor.
    filter_shape: int [M or more], the window of `op`; needed for "SAME".
    spatial_dims: the M axes of `input` to look at, in order, each > 0; by default those after the batch, or after the
        channels where `data_format` begins with "NC".

        >>> import minitf as tf
        >>> sums = lambda x, axes, padding: tf.nn.conv1d(x, tf.ones([2, 1, 1]), 1, padding)
        >>> x = tf.reshape(tf.range(6.), [1, 6, 1])
        >>> tf.nn.with_space_to_batch(x, [3], "VALID", sums).numpy().reshape(-1)
        array([3., 5., 7.], dtype=float32)

    Raises: ValueError for a rate below 1, another padding, axes out of order, or "SAME" without a filter_shape.
    Source: tf.nn.with_space_to_batch.
    """
    input, rates = convert_to_tensor(input), whole(dilation_rate, "dilation_rate")  # noqa: A001
    if rates.ndim != 1 or (rates < 1).any():
        raise ValueError(explain("with_space_to_batch", f"dilation_rate is {rates.tolist()}", "a vector of ints > 0"))
    axes = spatial_axes(input, len(rates), spatial_dims, data_format)
    if (rates == 1).all():
        return op(input, len(rates), padding)
    base = base_paddings(padding, rates, filter_shape, data_format)
    sizes = [known_sizes("with_space_to_batch", input)[axis] for axis in axes]
    paddings, crops = paddings_and_crops(sizes, rates, base)
    blocks = over_all_axes(rates, axes, 1)
    small = space_to_batch(input, blocks, over_all_axes(paddings, axes, 0))
    return batch_to_space(op(small, len(rates), "VALID"), blocks, over_all_axes(crops, axes, 0))


def spatial_axes(input, count, spatial_dims, data_format):
    """The axes to look at, as a list of ints."""
    first = 2 if data_format is not None and data_format.startswith("NC") else 1
    axes = list(range(first, first + count) if spatial_dims is None else [as_int(a, "axis") for a in spatial_dims])
    if axes != sorted({*axes}) or min(axes, default=1) < 1 or len(axes) != count or max(axes) >= input.ndim:
        received = f"spatial_dims is {axes}, input has {input.ndim} axes, dilation_rate {count} entries"
        raise ValueError(explain("with_space_to_batch", received, "one axis for each rate, each > 0, in order"))
    return axes


def base_paddings(padding, rates, filter_shape, data_format):
    """The paddings of the input itself, [M, 2], for windows whose taps are `rates` apart."""
    if isinstance(padding, (list, tuple)):
        layout = data_format or LAYOUTS[len(rates)][0]
        _, flat = as_padding(padding, layout, "with_space_to_batch")
        return np.array(spatial_part([*zip(flat[::2], flat[1::2])], layout))
    if padding == "VALID":
        return np.zeros((len(rates), 2), np.int64)
    if padding != "SAME" or filter_shape is None:
        received = f"padding is {short(padding)}, filter_shape is {filter_shape}"
        raise ValueError(explain("with_space_to_batch", received, "SAME, VALID or a list; SAME needs a filter_shape"))
    total = (whole(filter_shape, "filter_shape")[: len(rates)] - 1) * rates
    return np.stack([total // 2, total - total // 2], 1)


def over_all_axes(values, axes, filler):
    """`values`, one for each of `axes`, with `filler` for those between them, from axis 1 on."""
    found = np.full((max(axes), *values.shape[1:]), filler, values.dtype)
    found[[axis - 1 for axis in axes]] = values
    return found.astype(np.int32)
