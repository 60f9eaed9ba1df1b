"""Operators that pick numbers by their places. Floor 8. Read next: `reductions.py`."""

from __future__ import annotations

import numpy as np

from .numbers import dequantized
from .registry import kernel, mover
from .shapes import filled


def require_inside(indices, size):
    """The indices; ValueError where one is not in [0, size)."""
    if indices.size and not 0 <= indices.min() <= indices.max() < size:
        raise ValueError(f"indices reach from {indices.min()} to {indices.max()}, and there are {size}")
    return indices


@mover("GATHER")
def gather(call, x, indices):
    """The rows of x along an axis that indices name; each example its own, where batch_dims says so."""
    axis, batch = call.options.axis % max(x.ndim, 1), call.options.batch_dims % max(indices.ndim + 1, 1)
    require_inside(indices, x.shape[axis])
    if not batch:
        return np.take(x, indices, axis)
    if x.shape[:batch] != indices.shape[:batch] or axis < batch:
        raise ValueError(f"axis {axis} and {batch} batch axes of {x.shape} and {indices.shape} do not fit")
    flat = x.reshape(-1, *x.shape[batch:]), indices.reshape(-1, *indices.shape[batch:])
    rows = [np.take(a, i, axis - batch) for a, i in zip(*flat)]
    return np.stack(rows).reshape(*x.shape[:batch], *rows[0].shape)


@mover("GATHER_ND")
def gather_nd(call, x, indices):
    """The parts of x that rows of indices name."""
    for axis in range(indices.shape[-1]):
        require_inside(indices[..., axis], x.shape[axis])
    return x[tuple(np.moveaxis(indices, -1, 0))]


@mover("EMBEDDING_LOOKUP")
def embedding_lookup(call, indices, table):
    """The rows of a table that indices name; as floats, where only the table is of integers."""
    rows = np.take(table, require_inside(indices, len(table)), 0)
    t = call.inputs[1]
    if t.is_quantized and not call.outputs[0].is_quantized:
        if len(t.scale) == 1:
            return dequantized(rows, t)
        return rows.astype(np.float32) * t.scale[indices][..., None]
    return rows


@mover("SCATTER_ND")
def scatter_nd(call, indices, updates, shape):
    """Zeros, with updates added where rows of indices say."""
    y = filled(shape.tolist(), 0, updates.dtype)
    for axis in range(indices.shape[-1]):
        require_inside(indices[..., axis], y.shape[axis])
    np.add.at(y, tuple(np.moveaxis(indices, -1, 0)), updates)
    return y


@mover("ONE_HOT")
def one_hot(call, indices, depth, on, off):
    """on where a new axis counts an index, off elsewhere."""
    depth, axis = int(depth.reshape(())), call.options.axis
    rank = indices.ndim + 1
    axis = rank - 1 if axis == -1 else axis
    y = filled((*indices.shape[:axis], depth, *indices.shape[axis:]), off.reshape(()), on.dtype)
    places = np.arange(depth).reshape([-1 if i == axis else 1 for i in range(rank)])
    y[np.expand_dims(indices, axis) == places] = on
    return y


@kernel("TOPK_V2")
def top_k(call, x, k):
    """(the k greatest along the last axis, their places); of equals, the first ones."""
    k = int(k.reshape(()))
    if not 0 <= k <= x.shape[-1]:
        raise ValueError(f"k is {k}, of {x.shape[-1]}")
    places = np.argsort(-x, -1, kind="stable")[..., :k]
    return np.take_along_axis(x, places, -1), places.astype(np.int32)


@kernel("WHERE")
def where(call, condition):
    """The places of what is true: int64 [N, rank]."""
    return np.argwhere(condition).astype(np.int64)


@kernel("UNIQUE")
def unique(call, x):
    """(the values of x in the order of their first places, for each element the place of its value there)."""
    _, first, back = np.unique(x, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.argsort(order)
    return x[first[order]], place[back].astype(call.outputs[1].dtype)
