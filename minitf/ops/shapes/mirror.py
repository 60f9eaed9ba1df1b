"""Padding by mirroring, and its adjoint, folding. Floor 2. Read `indexing/slicing.py` first.

A mirror-padded tensor shows an element near the border several times; the gradients of all its images are added up,
as if the border were folded back onto the tensor.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, NUMERIC
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op

EDGE = {"REFLECT": 1, "SYMMETRIC": 0}  # whether the outermost element is left out of the mirror image


def padded_dims(input, paddings):
    """The dims after padding; RuleError unless paddings is a [rank, 2] matrix of sizes >= 0."""
    if paddings.dims is not None and (len(paddings.dims) != 2 or paddings.dims[1] not in (2, None)):
        raise RuleError("paddings must be a matrix of 2 columns: how much before and after each axis")
    if input.dims is None:
        return None
    if paddings.is_static and paddings.dims[0] != input.rank:
        raise RuleError(f"paddings must have a row for each of the {input.rank} axes")
    if paddings.value is None:
        return (None,) * input.rank
    if paddings.value.size and paddings.value.min() < 0:
        raise RuleError(f"padding {paddings.value.min()} must be >= 0")
    return tuple(n if n is None else n + a + b for n, (a, b) in zip(input.dims, paddings.value.tolist()))


class MirrorPad(Op):
    """y = input continued by its mirror image.   input: any [...], paddings: int [R, 2]  ->  y: larger."""

    types = ("T", "Tpaddings")
    Tpaddings = INDEX
    host = (1,)

    def infer(input, paddings, *, mode):
        dims = padded_dims(input, paddings)
        if input.is_static and paddings.value is not None:
            for axis, (n, pad) in enumerate(zip(input.dims, paddings.value.max(axis=1, initial=0).tolist())):
                if pad and pad > n - EDGE[mode]:
                    raise RuleError(f"axis {axis} has size {n}, too small to mirror {pad} elements in mode {mode}",
                                    f"Pad by {max(n - EDGE[mode], 0)} at most")
        return input.with_dims(dims)

    def kernel(xp, input, paddings, *, mode):
        return xp.pad(input, paddings.tolist(), mode=mode.lower()) if input.ndim else input

    def gradient(call, dy):
        return [execute(MirrorPadGrad, dy, call.inputs[1], mode=call.attrs["mode"]), None]


class MirrorPadGrad(Op):
    """dx = dy with its borders folded back and added.   dy: numeric [...], paddings: int [R, 2]  ->  dx: smaller."""

    types = ("T", "Tpaddings")
    T = NUMERIC
    Tpaddings = INDEX
    host = (1,)

    def infer(input, paddings, *, mode):
        if input.dims is None or paddings.value is None:
            return input.with_dims(None if input.dims is None else (None,) * input.rank)
        sizes = zip(input.dims, paddings.value.tolist())
        return input.with_dims(tuple(None if n is None else n - before - after for n, (before, after) in sizes))

    def kernel(xp, input, paddings, *, mode):
        x = input
        for axis, (before, after) in enumerate(paddings.tolist()):
            x = fold(xp, x, axis, before, after, EDGE[mode])
        return x

    def gradient(call, ddx):
        return [execute(MirrorPad, ddx, call.inputs[1], mode=call.attrs["mode"]), None]


def fold(xp, y, axis, before, after, edge):
    """`y` without the first `before` and last `after` elements along `axis`, which are added to what they mirror."""
    y = xp.moveaxis(y, axis, 0)
    n = len(y) - before - after
    x = y[before:before + n].copy()
    x[edge:edge + before] += y[:before][::-1]
    x[n - edge - after:n - edge] += y[before + n:][::-1]
    return xp.moveaxis(x, 0, axis)
