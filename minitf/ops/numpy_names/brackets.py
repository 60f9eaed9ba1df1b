"""NumPy's x[...]: positions, slices, masks and lists of places at once. Floor 2. Read `indexing/indexing.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import bool_, int64
from ...backend.errors import explain
from ...core.tensor import Tensor
from ..indexing import indexing
from ..indexing.masking import boolean_mask
from ..indexing.scatter import gather_nd
from ..indexing.selection import where
from ..shapes import joining, layout
from ..shapes.identity import cast
from . import forms
from .arrays import asarray
from .choosing import nonzero


def getitem(x, key):
    """x[key] as NumPy reads it: lists and tensors of places pick elements, and are spread to one shape.

    key: what `Tensor.__getitem__` takes; besides, lists and tensors of integers or bools, one for each axis.

        >>> import minitf as tf
        >>> getitem(tf.constant([[1, 2, 3], [4, 5, 6]]), ([0, 1], [2, 0])).numpy()
        array([3, 4], dtype=int32)

    Raises: IndexError for places that are no integers or bools.
    Source: np.ndarray.__getitem__, as tf.experimental.numpy has it: a position beside a list of places is a position.
    """
    if isinstance(key, bool) or getattr(key, "dtype", None) == np.bool_:
        return boolean_mask(x, key)
    parts = spelled_out(key if isinstance(key, tuple) else as_parts(key), x.shape.rank)
    places = [None if is_basic(part) else as_places(part) for part in parts]
    x = indexing.getitem(x, tuple(part if found is None else slice(None)
                                  for part, found in zip(parts, places, strict=True)))
    left = [found for part, found in zip(parts, places, strict=True) if not is_position(part)]
    picked = {axis: found for axis, found in enumerate(left) if found is not None}
    return picked_out(x, picked) if picked else x


def as_parts(key):
    """A list is one part, the places along the first axis; unless it holds slices and the like."""
    odd = isinstance(key, list) and any(part is None or part is Ellipsis or isinstance(part, (slice, list, tuple))
                                        for part in key)
    return tuple(key) if odd else (key,)


def spelled_out(parts, rank):
    """The parts with `...` written as slices."""
    if not any(part is Ellipsis for part in parts):
        return list(parts)
    at = next(i for i, part in enumerate(parts) if part is Ellipsis)
    rest = rank - sum(part is not None and part is not Ellipsis for part in parts)
    return [*parts[:at], *[slice(None)] * rest, *parts[at + 1 :]]


def is_basic(part) -> bool:
    """Whether TensorFlow's own brackets take it."""
    return part is None or isinstance(part, slice) or is_position(part)


def is_position(part) -> bool:
    """Whether it names one place, so that the axis is gone."""
    if isinstance(part, (slice, list, tuple, bool)) or part is None:
        return False
    return part.shape.rank == 0 if isinstance(part, Tensor) else np.ndim(part) == 0


def as_places(part):
    """Places as int64.   Raises: IndexError for what is neither integers nor bools."""
    part = asarray(part)
    if part.dtype == bool_:
        return nonzero(part)[0]
    if not part.dtype.is_integer:
        rule = "only integers, slices, ellipsis (`...`), tnp.newaxis and arrays of integers or bools are valid indices"
        raise IndexError(explain("getitem", f"an index of {part.dtype.name}", rule))
    return cast(part, int64)


def picked_out(x, picked):
    """The elements at places along some axes.

    picked: axis -> its places; the places are spread to one shape, which stands where these axes stood if they are
        neighbours, and first if they are not.
    """
    axes = sorted(picked)
    places = forms.broadcast_arrays(*(picked[axis] for axis in axes))
    x = forms.moveaxis(x, axes, range(len(axes)))
    lengths = layout.shape(x, int64)
    places = [where(at < 0, at + lengths[i], at) for i, at in enumerate(places)]
    y = gather_nd(x, joining.stack(places, -1))
    neighbours = axes == list(range(axes[0], axes[0] + len(axes)))
    axes_of_places = range(places[0].shape.rank)
    return forms.moveaxis(y, axes_of_places, [axes[0] + i for i in axes_of_places]) if neighbours else y
