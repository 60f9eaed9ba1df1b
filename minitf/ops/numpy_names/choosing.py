"""Some elements of a tensor: by place, by condition, by NumPy's brackets. Floor 2. Read `arrays.py` first."""

from __future__ import annotations

from ...backend.dtypes import bool_
from ...backend.errors import explain
from ..elementwise import arithmetic, extrema
from ..indexing import selection
from ..indexing.gather import gather
from ..indexing.masking import boolean_mask
from ..shapes import joining, layout
from ..shapes.identity import cast
from . import forms, promotion
from .arrays import as_bool, asarray, promoted


def where(condition, x=None, y=None):
    """x where the condition holds and y elsewhere; without both, the places where it holds.

        >>> import minitf as tf
        >>> tf.experimental.numpy.where([True, False], [1, 2], 0.5)
        <tf.Tensor: shape=(2,), dtype=float64, numpy=array([1. , 0.5])>

    Raises: ValueError where only one of x and y is given.
    Source: np.where.
    """
    if (x is None) != (y is None):
        raise ValueError(explain("where", "only one of x and y", "both are given, or none"))
    return nonzero(condition) if x is None else selection.where(as_bool(condition), *promoted(x, y))


def select(condlist, choicelist, default=0):
    """From the first choice whose condition holds, element by element; `default` where none does.

    Raises: ValueError where there are no conditions, or not as many choices.
    Source: np.select.
    """
    if not condlist or len(condlist) != len(choicelist):
        raise ValueError(explain("select", f"{len(condlist)} conditions, {len(choicelist)} choices",
                                 "there must be as many choices as conditions, and one at least"))
    chosen, *choices = promoted(default, *choicelist)
    for condition, choice in zip(condlist[::-1], choices[::-1], strict=True):
        chosen = selection.where(as_bool(condition), choice, chosen)
    return chosen


def nonzero(a):
    """The places of the elements that are not 0: a list with one tensor for each axis.   Source: np.nonzero."""
    a = forms.atleast_1d(a)
    return joining.unstack(selection.where(cast(a, bool_)), a.shape.rank, axis=1)


def compress(condition, a, axis=None):
    """The slices of `a` along the axis where the condition holds; it may be shorter than that axis.

    Raises: ValueError where the condition has not one axis.
    Source: np.compress.
    """
    condition, a = as_bool(condition), asarray(a)
    if condition.shape.rank != 1:
        raise ValueError(explain("compress", f"condition of shape {condition.shape}", "it must have one axis"))
    if axis is None or not a.shape.rank:
        a, axis = forms.ravel(a), 0
    axis %= a.shape.rank
    rest = a.shape[axis] - condition.shape[0]
    if rest > 0:
        condition = joining.concat([condition, [False] * rest], 0)
    return boolean_mask(a, condition, axis)


def take(a, indices, axis=None, out=None, mode="clip"):
    """The slices of `a` at those places along the axis, or the elements where no axis is given.

    mode: what a place outside means: the nearest one ("clip"), or counted on from the other end ("wrap").

    Raises: ValueError for another mode, or where out is given.
    Source: np.take. Differs: "raise" is not there, and "clip" is what is done unless said, as in TensorFlow.
    """
    promotion.refuse("take", out is not None, "out")
    if mode not in ("clip", "wrap"):
        raise ValueError(explain("take", f"mode={mode!r}", 'mode must be "clip" or "wrap"'))
    a, indices = asarray(a), asarray(indices)
    if axis is None:
        a, axis = forms.ravel(a), 0
    n = layout.shape(a, indices.dtype)[axis]
    if mode == "wrap":
        indices = arithmetic.floormod(indices, n)
    else:
        indices = extrema.minimum(extrema.maximum(indices, cast(0, n.dtype)), n - 1)
    return gather(a, indices, axis=axis)


def take_along_axis(arr, indices, axis):
    """For each place of `indices`, the element of `arr` that it names along the axis.   Source: np.take_along_axis."""
    arr, indices = asarray(arr), asarray(indices)
    if axis is None:
        arr, axis = forms.ravel(arr), 0
    arr, indices = forms.swapaxes(arr, axis, -1), forms.swapaxes(indices, axis, -1)
    dims = forms.broadcast_arrays(arr[..., :1], indices[..., :1])[0].shape[:-1]
    arr = forms.broadcast_to(arr, [*dims, arr.shape[-1]])
    indices = forms.broadcast_to(indices, [*dims, indices.shape[-1]])
    indices = selection.where(indices < 0, indices + arr.shape[-1], indices)
    return forms.swapaxes(gather(arr, indices, batch_dims=arr.shape.rank - 1), axis, -1)


def ix(*args):
    """Indices that together name a block: each vector along an axis of its own.

    Raises: ValueError for what is no vector of integers or bools.
    Source: np.ix_.
    """
    vectors = []
    for i, a in enumerate(map(asarray, args)):
        if a.shape.rank != 1 or not (a.dtype.is_integer or a.dtype == bool_):
            raise ValueError(explain("ix_", f"argument {i} is {a.dtype.name}{a.shape}",
                                     "each must be a vector of integers or bools"))
        a = nonzero(a)[0] if a.dtype == bool_ else a
        vectors.append(layout.reshape(a, [-1 if j == i else 1 for j in range(len(args))]))
    return vectors
