"""Images in more than one batch axis: made one axis for an op, and several again after it. Floor 2."""

from __future__ import annotations

from ...core.execute import execute
from ..shapes.joining import concat
from ..shapes.layout import reshape, shape


def over_one_batch(op, x, w, *, strides, **attrs):
    """execute(op, x, w), where x, [..., size..., C], may have any number of batch axes in front."""
    extra = x.ndim - len(strides) + 1
    if extra <= 1:
        return execute(op, x, w, strides=strides, **attrs)
    y = execute(op, reshape(x, concat([[-1], shape(x)[extra:]], 0)), w, strides=strides, **attrs)
    return reshape(y, concat([shape(x)[:extra], shape(y)[1:]], 0))
