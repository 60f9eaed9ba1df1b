"""The same elements in another form: axes moved, joined, split, turned. Floor 2. Read `arrays.py` first."""

from __future__ import annotations

from itertools import pairwise

from ...backend.dtypes import int32
from ...backend.errors import explain
from ..indexing.slicing import pad as padded
from ..shapes import joining, layout, tiling
from ..shapes.broadcasting import broadcast_to as spread
from ..shapes.dynamic_shapes import broadcast_dynamic_shape
from . import promotion
from .arrays import asarray, full, promoted


def reshape(a, newshape, order="C"):
    """The elements of `a` in another shape; order "F" reads and writes the first axis fastest.

        >>> import minitf as tf
        >>> tf.experimental.numpy.reshape([1, 2, 3, 4], (2, 2), order="F").numpy().tolist()
        [[1, 3], [2, 4]]

    Raises: ValueError for another order.
    Source: np.reshape.
    """
    if order not in ("C", "F"):
        raise ValueError(explain("reshape", f"order={order!r}", 'order must be "C" or "F"'))
    a = asarray(a)
    newshape = [newshape] if isinstance(newshape, int) else newshape
    if order == "C":
        return layout.reshape(a, newshape)
    return layout.transpose(layout.reshape(layout.transpose(a), newshape[::-1]))


def ravel(a):
    """All elements along one axis.   Source: np.ravel."""
    return layout.reshape(asarray(a), [-1])


def flatten(a, order="C"):
    """All elements along one axis; order "F" reads the first axis fastest.

    Raises: ValueError for an order that is none of C, A, K and F.
    Source: np.ndarray.flatten.
    """
    if order not in ("C", "A", "K", "F"):
        raise ValueError(explain("flatten", f"order={order!r}", "order must be C, A, K or F"))
    a = asarray(a)
    return ravel(layout.transpose(a) if order == "F" else a)


def expand_dims(a, axis):
    """`a` with an axis of length 1 at `axis`.   Source: np.expand_dims."""
    return layout.expand_dims(asarray(a), axis)


def squeeze(a, axis=None):
    """`a` without its axes of length 1.   Source: np.squeeze."""
    return layout.squeeze(asarray(a), axis)


def transpose(a, axes=None):
    """The axes in another order; reversed where none is given.   Source: np.transpose."""
    return layout.transpose(asarray(a), axes)


def swapaxes(a, axis1, axis2):
    """Two axes in each other's place.   Source: np.swapaxes."""
    a = asarray(a)
    order = list(range(a.shape.rank))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return layout.transpose(a, order)


def moveaxis(a, source, destination):
    """Axes at other places; the others keep their order.

    Raises: ValueError where source and destination are not equally many.
    Source: np.moveaxis.
    """
    a = asarray(a)
    rank = a.shape.rank
    source = [source] if isinstance(source, int) else list(source)
    destination = [destination] if isinstance(destination, int) else list(destination)
    if len(source) != len(destination):
        raise ValueError(explain("moveaxis", f"source={source}, destination={destination}",
                                 "they must be equally many"))
    source, destination = [i % rank for i in source], [i % rank for i in destination]
    order = [i for i in range(rank) if i not in source]
    for place, axis in sorted(zip(destination, source, strict=True)):
        order.insert(place, axis)
    return layout.transpose(a, order)


def flip(m, axis=None):
    """The elements along the axis, or all axes, in the opposite order.   Source: np.flip."""
    m = asarray(m)
    return tiling.reverse(m, list(range(m.shape.rank)) if axis is None else [axis])


def flipud(m):
    """The rows in the opposite order.   Source: np.flipud."""
    return flip(m, 0)


def fliplr(m):
    """The columns in the opposite order.   Source: np.fliplr."""
    return flip(m, 1)


def rot90(m, k=1, axes=(0, 1)):
    """The plane of two axes turned by k quarters, from the first axis towards the second.   Source: np.rot90."""
    m = asarray(m)
    first, second = axes
    if k % 4 == 0:
        return m
    if k % 4 == 2:
        return flip(flip(m, first), second)
    return swapaxes(flip(m, second), first, second) if k % 4 == 1 else flip(swapaxes(m, first, second), second)


def roll(a, shift, axis=None):
    """The elements moved along the axis, those that leave coming in again at the other end.   Source: np.roll."""
    a = asarray(a)
    if axis is not None:
        return tiling.roll(a, shift, axis)
    return layout.reshape(tiling.roll(ravel(a), shift, 0), layout.shape(a))


def tile(a, reps):
    """`a` side by side with itself, as often as `reps` says along each axis.   Source: np.tile."""
    a, reps = asarray(a), [reps] if isinstance(reps, int) else list(reps)
    missing = len(reps) - a.shape.rank
    if missing > 0:
        a = layout.reshape(a, joining.concat([[1] * missing, layout.shape(a)], 0))
    return tiling.tile(a, [1] * -missing + reps)


def repeat(a, repeats, axis=None):
    """Each element, or each slice along the axis, as often as `repeats` says.   Source: np.repeat."""
    return tiling.repeat(asarray(a), repeats, axis)


def pad(array, pad_width, mode, **kwargs):
    """`array` with a border.

    pad_width: [rank, 2], how many elements before and after along each axis; mode: constant, reflect or symmetric;
        constant_values: what a constant border holds, 0 unless said.

    Raises: ValueError for another mode.
    Source: np.pad.
    """
    if mode not in ("constant", "reflect", "symmetric"):
        raise ValueError(explain("pad", f"mode={mode!r}", "mode must be constant, reflect or symmetric"))
    return padded(asarray(array), asarray(pad_width, int32), mode.upper(), kwargs.get("constant_values", 0))


def at_least(rank, arys, dims):
    """Each of the arrays with `rank` axes at least; a list where they are several."""
    grown = [x if x.shape.rank >= rank else layout.reshape(x, dims(layout.shape(x))) for x in map(asarray, arys)]
    return grown[0] if len(grown) == 1 else grown


def atleast_1d(*arys):
    """Each with one axis at least.   Source: np.atleast_1d."""
    return at_least(1, arys, lambda dims: [1])


def atleast_2d(*arys):
    """Each with two axes at least; new ones come first.   Source: np.atleast_2d."""
    return at_least(2, arys, lambda dims: [1, -1])


def atleast_3d(*arys):
    """Each with three axes at least: [N] becomes [1, N, 1] and [M, N] becomes [M, N, 1].   Source: np.atleast_3d."""
    return at_least(3, arys, lambda dims: joining.concat([dims, [1]], 0) if len(dims) == 2 else [1, -1, 1])


def concatenate(arys, axis=0):
    """The arrays one after another along the axis.   Raises: ValueError without arrays.   Source: np.concatenate."""
    arys = arys if isinstance(arys, (list, tuple)) else [arys]
    if not arys:
        raise ValueError(explain("concatenate", "no arrays", "one is needed at least"))
    return joining.concat(promoted(*arys), axis)


def append(arr, values, axis=None):
    """`arr` and then `values`, along the axis or all in one row.   Source: np.append."""
    return concatenate([ravel(arr), ravel(values)]) if axis is None else concatenate([arr, values], axis)


def stack(arrays, axis=0):
    """The arrays side by side along a new axis.   Source: np.stack."""
    if hasattr(arrays, "dtype"):
        return asarray(arrays) if axis == 0 else swapaxes(arrays, 0, axis)
    return joining.stack(promoted(*arrays), axis)


def hstack(tup):
    """The arrays one after another along the second axis, or the only one.   Source: np.hstack."""
    arrays = promoted(*map(atleast_1d, tup))
    return joining.concat(arrays, 0 if arrays[0].shape.rank == 1 else 1)


def vstack(tup):
    """The arrays one below another.   Source: np.vstack."""
    return joining.concat(promoted(*map(atleast_2d, tup)), 0)


def dstack(tup):
    """The arrays one behind another, along the third axis.   Source: np.dstack."""
    return joining.concat(promoted(*map(atleast_3d, tup)), 2)


def split(ary, indices_or_sections, axis=0):
    """The parts of an array.   indices_or_sections: how many equal parts, or where each new one begins.

    Raises: ValueError where the places go back, and InvalidArgumentError where equal parts are not possible.
    Source: np.split.
    """
    ary = asarray(ary)
    if not isinstance(indices_or_sections, int):
        n = ary.shape[axis]
        places = [0, *(min(place, n) for place in indices_or_sections), n]
        indices_or_sections = [end - begin for begin, end in pairwise(places)]
        if min(indices_or_sections) < 0:
            raise ValueError(explain("split", f"parts of {indices_or_sections}", "each place follows the one before"))
    return joining.split(ary, indices_or_sections, axis)


def split_equally(where, ary, parts, axis):
    """`split`, but a number of parts must divide the length.   Raises: ValueError where it does not."""
    ary = asarray(ary)
    if isinstance(parts, int) and ary.shape[axis] is not None and ary.shape[axis] % parts:
        raise ValueError(explain(where, f"axis {axis} is {ary.shape[axis]} long", f"{parts} does not divide that"))
    return split(ary, parts, axis)


def vsplit(ary, indices_or_sections):
    """The parts along the first axis.   Source: np.vsplit."""
    return split_equally("vsplit", ary, indices_or_sections, 0)


def hsplit(ary, indices_or_sections):
    """The parts along the second axis, or the only one.   Source: np.hsplit."""
    return split_equally("hsplit", ary, indices_or_sections, 0 if asarray(ary).shape.rank == 1 else 1)


def dsplit(ary, indices_or_sections):
    """The parts along the third axis.   Source: np.dsplit."""
    return split_equally("dsplit", ary, indices_or_sections, 2)


def broadcast_to(array, shape):
    """`array` repeated along axes of length 1 and new ones, up to that shape.   Source: np.broadcast_to."""
    return full(shape, array)


def broadcast_arrays(*args, **kwargs):
    """All arrays in the shape that they meet in.   Raises: ValueError for subok and others.

    Source: np.broadcast_arrays.
    """
    promotion.refuse("broadcast_arrays", kwargs.pop("subok", False) or kwargs, "anything but arrays")
    arrays = [asarray(x) for x in args]
    dims = layout.shape(arrays[0])
    for x in arrays[1:]:
        dims = broadcast_dynamic_shape(dims, layout.shape(x))
    return [spread(x, dims) for x in arrays]


def shape(a):
    """The length of each axis: a TensorShape.   Source: np.shape."""
    return asarray(a).shape


def ndim(a):
    """How many axes there are.   Source: np.ndim."""
    return asarray(a).shape.rank


def isscalar(num):
    """Whether there are no axes.   Source: np.isscalar."""
    return ndim(num) == 0
