"""All windows of a batch of images at once, as one view: no element is copied. Floor 2.

An array is a piece of memory and, for each axis, a stride: how many bytes to go to the next element. Moving a window by
one place and moving by one place inside a window are then the same step, so an array may have an axis for each:

    x         [N, H, W, C]              strides (sn, sh, sw, sc)
    windows   [N, OH, OW, KH, KW, C]    strides (sn, sh * stride, sw * stride, sh * dilation, sw * dilation, sc)

Every element of x appears as often as there are windows that hold it, always at the same address. Such a view is
read, and copied or multiplied, but never written to. Read next: `im2col.py`.
"""

from __future__ import annotations

from math import prod

from ...backend.memory import MACHINE_MEMORY


def framed(xp, dims, padding, dtype, value=0):
    """An array of `dims`, [N, size..., C], and a frame around its spatial axes; `value` everywhere.

    padding: (before, after) for each spatial axis.

    Raises: MemoryError where it would be larger than the machine's memory.
    """
    sizes = [before + n + after for (before, after), n in zip(padding, dims[1:-1], strict=True)]
    shape = (dims[0], *sizes, dims[-1])
    if prod(shape) * xp.dtype(dtype).itemsize > MACHINE_MEMORY:
        raise MemoryError(f"an image padded to {list(shape)}")
    return xp.full(shape, value, dtype) if value else xp.zeros(shape, dtype)


def padded(xp, x, padding, value=0):
    """x, [N, ..., C], with `value` around its spatial axes; x itself where there is nothing to add.

    padding: (before, after) for each spatial axis.
    """
    if not any(before or after for before, after in padding):
        return x
    y = framed(xp, x.shape, padding, x.dtype, value)
    interior(y, padding)[...] = x
    return y


def interior(y, padding):
    """What the frame is around: a view of y, [N, ..., C], without its padding."""
    inside = [slice(before, n - after) for (before, after), n in zip(padding, y.shape[1:-1], strict=True)]
    return y[(slice(None), *inside)]


def windows(xp, x, kernel, strides, dilations, out):
    """The windows of x, [N, ..., C], a padded batch: a view [N, out..., kernel..., C].

    kernel, strides, dilations, out: one entry for each spatial axis, as in `geometry.Geometry`.

        >>> import numpy as np
        >>> x = np.arange(5.0).reshape(1, 5, 1)
        >>> windows(np, x, kernel=(2,), strides=(1,), dilations=(2,), out=(3,))[0, :, :, 0]
        array([[0., 2.],
               [1., 3.],
               [2., 4.]])
    """
    batch, *steps, channel = x.strides
    between = [step * stride for step, stride in zip(steps, strides, strict=True)]
    within = [step * dilation for step, dilation in zip(steps, dilations, strict=True)]
    shape = (x.shape[0], *out, *kernel, x.shape[-1])
    return xp.lib.stride_tricks.as_strided(x, shape, (batch, *between, *within, channel))


def tap(x, offsets, strides, dilations, out):
    """What one tap of the kernel sees in all windows: a view [N, out..., C] of x, [N, ..., C], a padded batch.

    offsets: the place of the tap in the kernel, one entry for each spatial axis.

        >>> import numpy as np
        >>> tap(np.arange(7).reshape(1, 7, 1), offsets=(1,), strides=(2,), dilations=(1,), out=(3,))[0, :, 0]
        array([1, 3, 5])
    """
    starts = [offset * dilation for offset, dilation in zip(offsets, dilations, strict=True)]
    seen = [slice(start, 0 if isinstance(n, int) and not n else start + (n - 1) * stride + 1, stride)
            for start, stride, n in zip(starts, strides, out, strict=True)]
    return x[(slice(None), *seen)]
