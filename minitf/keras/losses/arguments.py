"""What losses and metrics do with y_true and y_pred before they compute: one dtype, one rank. Floor 7.

Labels come as lists of ints, arrays of float64, columns [B, 1] or vectors [B]; predictions are what the model made of
floats. So the labels follow the predictions: they take their dtype, and a last axis of size 1 is added or dropped where
only that is missing. Read next: `differences.py`, the first losses.
"""

from __future__ import annotations

from ...backend.dtypes import as_dtype
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.tensor import Tensor
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims, squeeze
from ..config import floatx


def as_tensor(x, dtype=None):
    """`x` as a tensor of `dtype`; other than tf.convert_to_tensor, this casts what is a tensor already."""
    if isinstance(x, Tensor):
        return x if dtype is None else cast(x, dtype)
    if dtype is None:
        return convert_to_tensor(x)
    dtype = as_dtype(dtype)
    if hasattr(x, "__tf_tensor__") or not dtype.is_floating:
        return cast(convert_to_tensor(x), dtype)
    return convert_to_tensor(x, dtype)


def alike(y_true, y_pred):
    """Both as tensors of the dtype of y_pred; integers become floats."""
    y_pred = as_tensor(y_pred)
    if not y_pred.dtype.is_floating:
        y_pred = cast(y_pred, floatx())
    return as_tensor(y_true, y_pred.dtype), y_pred


def same_rank(x, y, expand_vectors=True):
    """The two tensors, with one rank where all that is missing is a last axis of size 1.

    x, y: [...] and [..., 1], or the other way round, or any shapes, which then stay as they are.
    expand_vectors: whether a vector [B] beside a column [B, 1] becomes a column; else the column
        becomes a vector.
    """
    if x.ndim == y.ndim or None in (x.ndim, y.ndim):
        return x, y
    if x.ndim < y.ndim:
        y, x = same_rank(y, x, expand_vectors)
        return x, y
    if x.ndim == y.ndim + 1 and x._shape_tuple()[-1] == 1:
        if y.ndim == 1 and expand_vectors:
            y = expand_dims(y, -1)
        else:
            x = squeeze(x, -1)
    return x, y


def pair(y_true, y_pred):
    """Both as float tensors of one dtype and, where an axis of size 1 is all that is missing, of one rank."""
    return same_rank(*alike(y_true, y_pred))


def require_same_shape(where, y_true, y_pred):
    """ValueError unless the two may have the same shape; unknown axes fit anything."""
    if y_true.shape.is_compatible_with(y_pred.shape):
        return
    received = f"y_true has shape {y_true.shape}, y_pred has shape {y_pred.shape}"
    fix = "For labels that are the numbers of classes use a sparse loss" if where.startswith("categorical") else None
    raise ValueError(explain(where, received, "both must have the same shape", fix))


def require_axis(where, axis):
    """ValueError where True or False stands for an axis, as happens when arguments are given in another order."""
    if isinstance(axis, bool):
        raise ValueError(explain(where, f"axis is {axis}", "it must be an int", "Name the argument that you mean"))
