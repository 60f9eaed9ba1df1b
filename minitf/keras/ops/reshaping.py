"""Functions of `keras.ops` that move elements, and do not look at them. Floor 7."""

from itertools import pairwise

import numpy as np

from ...ops.indexing.slicing import pad as filled
from ...ops.shapes import broadcasting, joining, layout, sequences, tiling
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import alike
from .reducing import along


# --- axes -------------------------------------------------------------------------------------------------------------
@on_symbols_too
def transpose(x, axes=None):
    """The axes in another order, by default the reverse."""
    return layout.transpose(as_tensor(x), axes)


@on_symbols_too
def moveaxis(x, source, destination):
    """An axis, or several, in another place; the rest in the old order."""
    x = as_tensor(x)
    rank = x.shape.rank
    sources, places = ([a % rank for a in _several(axes)] for axes in (source, destination))
    order = [a for a in range(rank) if a not in sources]
    for place, axis in sorted(zip(places, sources, strict=True)):
        order.insert(place, axis)
    return layout.transpose(x, order)


@on_symbols_too
def swapaxes(x, axis1, axis2):
    """Two axes exchanged."""
    x = as_tensor(x)
    order = list(range(x.shape.rank))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return layout.transpose(x, order)


@on_symbols_too
def expand_dims(x, axis):
    """x with an axis of size 1, or several."""
    x = as_tensor(x)
    rank = x.shape.rank + len(_several(axis))
    for a in sorted(a % rank for a in _several(axis)):
        x = layout.expand_dims(x, a)
    return x


@on_symbols_too
def ravel(x):
    """All elements in a row."""
    return layout.reshape(as_tensor(x), [-1])


@on_symbols_too
def flip(x, axis=None):
    """The axes, by default all, the other way round."""
    x = as_tensor(x)
    return tiling.reverse(x, list(range(x.shape.rank)) if axis is None else _several(axis))


@on_symbols_too
def fliplr(x):
    """The columns the other way round."""
    return flip(x, 1)


@on_symbols_too
def flipud(x):
    """The rows the other way round."""
    return flip(x, 0)


@on_symbols_too
def rot90(array, k=1, axes=(0, 1)):
    """k quarter turns, from the first axis towards the second."""
    first, second = axes
    turned = as_tensor(array)
    for _ in range(k % 4):
        turned = swapaxes(flip(turned, second), first, second)
    return turned


@on_symbols_too
def roll(x, shift, axis=None):
    """The elements moved along an axis, those at its end to the start; without an axis, all in a row."""
    x = as_tensor(x)
    if axis is None:
        return layout.reshape(tiling.roll(ravel(x), shift, 0), layout.shape(x))
    return tiling.roll(x, shift, axis)


def _several(axis):
    return [axis] if isinstance(axis, int) else list(axis)


# --- together ---------------------------------------------------------------------------------------------------------
@on_symbols_too
def concatenate(xs, axis=0):
    """Tensors side by side along an axis, in the dtype in which they meet."""
    return joining.concat(alike(*xs), axis)


@on_symbols_too
def stack(x, axis=0):
    """Tensors along a new axis."""
    return joining.stack(alike(*x), axis)


@on_symbols_too
def append(x1, x2, axis=None):
    """x2 after x1; without an axis, all elements in a row."""
    x1, x2 = alike(x1, x2)
    return joining.concat([ravel(x1), ravel(x2)], 0) if axis is None else joining.concat([x1, x2], axis)


@on_symbols_too
def hstack(xs):
    """Tensors side by side along the second axis; vectors along their only one."""
    xs = [_with_rank(x, 1) for x in alike(*xs)]
    return joining.concat(xs, 0 if xs[0].shape.rank == 1 else 1)


@on_symbols_too
def vstack(xs):
    """Tensors below each other; vectors one after the other, other than in NumPy."""
    return joining.concat([_with_rank(x, 1) for x in alike(*xs)], 0)


@on_symbols_too
def dstack(xs):
    """Tensors side by side along the third axis."""
    return joining.concat([layout.expand_dims(x, 2) if x.shape.rank == 2 else x
                           for x in (_with_rank(x, 2) for x in alike(*xs))], 2)


def _with_rank(x, rank):
    while x.shape.rank < rank:
        x = layout.expand_dims(x, 0)
    return x


# --- apart ------------------------------------------------------------------------------------------------------------
@on_symbols_too
def split(x, indices_or_sections, axis=0):
    """Parts along an axis: so many of equal size, or cut at these places."""
    x = as_tensor(x)
    if isinstance(indices_or_sections, int):
        return joining.split(x, indices_or_sections, axis)
    places = [0, *(int(place) for place in indices_or_sections), x.shape[axis]]
    return joining.split(x, [stop - start for start, stop in pairwise(places)], axis)


@on_symbols_too
def array_split(x, indices_or_sections, axis=0):
    """`split`, where the first parts may be greater by one."""
    size = as_tensor(x).shape[axis]
    least, more = divmod(size, indices_or_sections)
    sizes = [least + 1] * more + [least] * (indices_or_sections - more)
    return joining.split(as_tensor(x), sizes, axis)


@on_symbols_too
def hsplit(x, indices_or_sections):
    """`split` along the second axis; of a vector along its only one."""
    return split(x, indices_or_sections, 0 if as_tensor(x).shape.rank == 1 else 1)


@on_symbols_too
def vsplit(x, indices_or_sections):
    """`split` along the first axis."""
    return split(x, indices_or_sections, 0)


@on_symbols_too
def dsplit(x, indices_or_sections):
    """`split` along the third axis."""
    return split(x, indices_or_sections, 2)


@on_symbols_too
def unstack(x, num=None, axis=0):
    """The slices along an axis, as a list."""
    return joining.unstack(as_tensor(x), num, axis)


# --- more of it -------------------------------------------------------------------------------------------------------
@on_symbols_too
def tile(x, repeats):
    """x so many times along each axis."""
    x, repeats = as_tensor(x), _several(repeats)
    repeats = [1] * (x.shape.rank - len(repeats)) + repeats
    return tiling.tile(_with_rank(x, len(repeats)), repeats)


@on_symbols_too
def repeat(x, repeats, axis=None):
    """Every element so many times."""
    x, axis = along(x, axis)
    return tiling.repeat(x, repeats, axis)


@on_symbols_too
def broadcast_to(x, shape):
    """x in a wider shape."""
    return broadcasting.broadcast_to(as_tensor(x), shape)


@on_symbols_too
def meshgrid(*x, indexing="xy"):
    """The coordinates of a grid, one tensor for each axis."""
    return sequences.meshgrid(*(as_tensor(one) for one in x), indexing=indexing)


@on_symbols_too
def pad(x, pad_width, mode="constant", constant_values=None):
    """x with more elements on its sides.

    pad_width: an int; (before, after) for all axes; or a pair for each axis. mode: "constant", "reflect", "symmetric".
    """
    x = as_tensor(x)
    pairs = np.broadcast_to(np.asarray(pad_width, "int32"), (x.shape.rank, 2))
    return filled(x, pairs, mode.upper(), as_tensor(constant_values or 0, x.dtype))
