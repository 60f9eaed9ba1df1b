"""Gradients that are too long, made shorter. Floor 7. Read next: `weight_decay.py`."""

from ...backend.errors import explain
from ...ops.elementwise.clipping import clip_by_global_norm, clip_by_norm
from ...ops.elementwise.extrema import clip_by_value
from .rows import on_values


def require_one_way(clipnorm, clipvalue, global_clipnorm):
    """ValueError where more than one way to clip is asked for."""
    if sum(way is not None for way in (clipnorm, clipvalue, global_clipnorm)) > 1:
        raise ValueError(explain("Optimizer", f"clipnorm is {clipnorm}, clipvalue is {clipvalue}, global_clipnorm is "
                                 f"{global_clipnorm}", "only one of them can be set"))


def clipped(gradients, clipnorm, clipvalue, global_clipnorm):
    """The gradients, clipped in the way that was asked for, if any.

    clipnorm: no gradient is longer than that.   clipvalue: no element is further from 0 than that.
    global_clipnorm: all gradients, taken as one vector, are not longer than that.
    """
    if clipnorm and clipnorm > 0:
        return [clip_by_norm(gradient, clipnorm) for gradient in gradients]
    if global_clipnorm and global_clipnorm > 0:
        return clip_by_global_norm(list(gradients), global_clipnorm)[0]
    if clipvalue and clipvalue > 0:
        return [on_values(lambda x: clip_by_value(x, -clipvalue, clipvalue), g) for g in gradients]
    return gradients
