"""Operators that put the same numbers into another shape or order. Floor 8. Read next: `slices.py`."""

from __future__ import annotations

import numpy as np

from ..call import bytes_of
from ..options import SYMMETRIC
from .elementwise import activation_of
from .numbers import activated, dequantized, quantized
from .registry import kernel, mover


def filled(shape, value, dtype):
    """An array of one value; ValueError where it would be too large."""
    shape = tuple(int(n) for n in shape)
    bytes_of(shape, np.dtype(dtype))
    return np.full(shape, value, dtype)


def within(y):
    """A view, if what it would take as an array of its own is not too much."""
    bytes_of(y.shape, y.dtype)
    return y


@mover("RESHAPE")
def reshape(call, x, shape=None):
    """x with other sizes; one of them may be -1."""
    sizes = getattr(call.options, "new_shape", ()) if shape is None else shape.reshape(-1)
    return x.reshape([int(n) for n in sizes])


@mover("SQUEEZE")
def squeeze(call, x):
    """x without axes of size 1: those that squeeze_dims names, or all."""
    axes = tuple(int(i) for i in call.options.squeeze_dims)
    return x.squeeze(axes or None)


@mover("EXPAND_DIMS")
def expand_dims(call, x, axis):
    """x with an axis of size 1 more."""
    return np.expand_dims(x, int(axis.reshape(())))


@mover("TRANSPOSE")
def transpose(call, x, perm):
    """x with its axes in another order."""
    return x.transpose(perm.tolist())


@mover("BROADCAST_TO")
def broadcast_to(call, x, shape):
    """x, repeated along axes of size 1."""
    return within(np.broadcast_to(x, shape.tolist()))


@mover("TILE")
def tile(call, x, multiples):
    """x, so many times along each axis."""
    bytes_of([n * m for n, m in zip(x.shape, multiples.tolist(), strict=True)], x.dtype)
    return np.tile(x, multiples.tolist())


def sides(paddings):
    """[(before, after)] of an int [rank, 2]; ValueError for what is negative."""
    if paddings.size and paddings.min() < 0:
        raise ValueError("paddings must be >= 0")
    return paddings.reshape(-1, 2).tolist()


@mover("PAD", "PADV2")
def pad(call, x, paddings, value=None):
    """x with a value around it; 0, if none is given: the zero point, where integers stand for reals."""
    t, pairs = call.inputs[0], sides(paddings)
    if value is None:
        value = t.zero_point[0] if t.is_quantized else 0
    bytes_of([n + before + after for n, (before, after) in zip(x.shape, pairs, strict=True)], x.dtype)
    return np.pad(x, pairs, constant_values=np.asarray(value).astype(x.dtype).reshape(()))


@mover("MIRROR_PAD")
def mirror_pad(call, x, paddings):
    """x with its mirror image around it; SYMMETRIC repeats the edge, REFLECT does not."""
    pairs, own = sides(paddings), int(call.options.mode == SYMMETRIC)
    if any(max(pair) > n - 1 + own for n, pair in zip(x.shape, pairs, strict=True)):
        raise ValueError(f"paddings {pairs} are more than there is to mirror")
    return np.pad(x, pairs, "symmetric" if own else "reflect")


@mover("CONCATENATION")
def concatenation(call, *arrays):
    """Arrays one behind the other; integers of other scales than the result's are brought to it."""
    y = call.outputs[0]
    if y.is_quantized:
        arrays = [array if same_scale(t, y) else quantized(dequantized(array, t), y)
                  for array, t in zip(arrays, call.inputs)]
    bytes_of([sum(a.size for a in arrays)], y.dtype)
    return activated(np.concatenate(arrays, call.options.axis), activation_of(call))


def same_scale(a, b):
    """Whether integers of two tensors stand for the same numbers."""
    return np.array_equal(a.scale, b.scale) and np.array_equal(a.zero_point, b.zero_point)


@mover("PACK")
def pack(call, *arrays):
    """Arrays side by side along a new axis."""
    return np.stack(arrays, call.options.axis)


@mover("UNPACK")
def unpack(call, x):
    """The arrays along an axis, one by one."""
    rows = np.moveaxis(x, call.options.axis, 0)
    if len(rows) != len(call.outputs):
        raise ValueError(f"{len(call.outputs)} outputs of an axis of {len(rows)}")
    return tuple(rows)


@mover("SPLIT")
def split(call, axis, x):
    """Equal parts along an axis."""
    return tuple(np.split(x, len(call.outputs), int(axis.reshape(()))))


@mover("SPLIT_V")
def split_v(call, x, sizes, axis):
    """Parts of given sizes along an axis; one size may be -1."""
    axis, sizes = int(axis.reshape(())), sizes.tolist()
    if sizes.count(-1) == 1:
        sizes[sizes.index(-1)] = x.shape[axis] - sum(sizes) - 1
    if len(sizes) != len(call.outputs) or sum(sizes) != x.shape[axis] or min(sizes) < 0:
        raise ValueError(f"sizes {sizes} of an axis of {x.shape[axis]}")
    return tuple(np.split(x, np.cumsum(sizes)[:-1], axis))


@mover("SHAPE")
def shape(call, x):
    """The sizes of x."""
    return np.array(x.shape, call.outputs[0].dtype)


@mover("RANK")
def rank(call, x):
    """How many axes x has."""
    return np.array(x.ndim, np.int32)


@mover("FILL")
def fill(call, dims, value):
    """An array of one value."""
    return filled(dims.tolist(), value.reshape(()), value.dtype)


@mover("ZEROS_LIKE")
def zeros_like(call, x):
    """Zeros in the shape of x."""
    return np.zeros_like(x)


@kernel("RANGE")
def range_(call, start, limit, delta):
    """start, start + delta, ... up to limit, without it."""
    start, limit, delta = (a.reshape(()) for a in (start, limit, delta))
    if not delta:
        raise ValueError("a step of 0")
    count = max(int(np.ceil((limit - start) / delta)), 0)
    bytes_of((count,), start.dtype)
    return (start + np.arange(count) * delta).astype(call.outputs[0].dtype)


@mover("BROADCAST_ARGS")
def broadcast_args(call, a, b):
    """The shape to which arrays of two shapes are broadcast."""
    return np.array(np.broadcast_shapes(tuple(a.tolist()), tuple(b.tolist())), a.dtype)


@mover("CAST")
def cast(call, x):
    """x in another dtype."""
    return x.astype(call.outputs[0].dtype)


@mover("BITCAST")
def bitcast(call, x):
    """The same bits, read as another dtype of the same size."""
    return np.ascontiguousarray(x).view(call.outputs[0].dtype)


@mover("DEPTH_TO_SPACE")
def depth_to_space(call, x):
    """Channels laid out as blocks of pixels.   x: [N, H, W, C b b]  ->  [N, H b, W b, C]."""
    n, h, w, c = x.shape
    b = block_size(call)
    return x.reshape(n, h, w, b, b, c // (b * b)).transpose(0, 1, 3, 2, 4, 5).reshape(n, h * b, w * b, c // (b * b))


@mover("SPACE_TO_DEPTH")
def space_to_depth(call, x):
    """Blocks of pixels laid out as channels: the way back."""
    n, h, w, c = x.shape
    b = block_size(call)
    return x.reshape(n, h // b, b, w // b, b, c).transpose(0, 1, 3, 2, 4, 5).reshape(n, h // b, w // b, b * b * c)


def block_size(call):
    """The sides of a block, in pixels."""
    if call.options.block_size < 1:
        raise ValueError(f"block_size is {call.options.block_size}: it must be >= 1")
    return call.options.block_size


@mover("SPACE_TO_BATCH_ND")
def space_to_batch_nd(call, x, block, paddings):
    """Every block[i]-th pixel of the padded image, as images of their own."""
    t, block = call.inputs[0], block.tolist()
    rest = x.ndim - 1 - len(block)
    pairs = [(0, 0), *sides(paddings), *[(0, 0)] * rest]
    bytes_of([n + a + b for n, (a, b) in zip(x.shape, pairs, strict=True)], x.dtype)
    x = np.pad(x, pairs, constant_values=t.zero_point[0] if t.is_quantized else 0)
    sizes = x.shape[1 : 1 + len(block)]
    parts = [n for size, b in zip(sizes, block) for n in (size // b, b)]
    y = x.reshape(len(x), *parts, *x.shape[1 + len(block) :])
    ahead, behind = range(2, 2 + 2 * len(block), 2), range(1, 1 + 2 * len(block), 2)
    y = y.transpose(*ahead, 0, *behind, *range(1 + 2 * len(block), y.ndim))
    return y.reshape(-1, *(size // b for size, b in zip(sizes, block)), *x.shape[1 + len(block) :])


@mover("BATCH_TO_SPACE_ND")
def batch_to_space_nd(call, x, block, crops):
    """The way back: images as the pixels of one, without what crops says."""
    block, m = block.tolist(), len(block)
    y = x.reshape(*block, x.shape[0] // int(np.prod(block)), *x.shape[1:])
    order = [m, *(axis for i in range(m) for axis in (m + 1 + i, i)), *range(2 * m + 1, y.ndim)]
    sizes = [n * b for n, b in zip(x.shape[1:], block)]
    y = y.transpose(order).reshape(-1, *sizes, *x.shape[1 + m :])
    return y[(slice(None), *(slice(a, n - b) for n, (a, b) in zip(sizes, sides(crops), strict=True)))]
