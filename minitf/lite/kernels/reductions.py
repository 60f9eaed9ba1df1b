"""Sums, means, extremes and their places. Floor 8. Read next: `resizing.py`."""

from __future__ import annotations

import numpy as np

from .numbers import quantized
from .registry import integer_kernel, kernel

REDUCTIONS = {
    "SUM": np.sum, "MEAN": np.mean, "REDUCE_PROD": np.prod, "REDUCE_MAX": np.max, "REDUCE_MIN": np.min,
    "REDUCE_ANY": np.any, "REDUCE_ALL": np.all,
}  # fmt: skip


def reducing(function):
    """The kernel of a NumPy reduction over the axes of the second input."""

    def reduced(call, x, axes):
        return np.asarray(function(x, tuple(axes.reshape(-1).tolist()), keepdims=call.options.keep_dims)).astype(
            x.dtype, copy=False)

    return reduced


for _name, _function in REDUCTIONS.items():
    kernel(_name)(reducing(_function))


@integer_kernel("MEAN")
def mean_of_integers(call, x, axes):
    """The mean in integers: that of real numbers is as far from the zero point."""
    axes = tuple(axes.reshape(-1).tolist())
    given, sums = call.inputs[0], x.sum(axes, dtype=np.int64, keepdims=call.options.keep_dims)
    means = np.asarray(sums, np.float32) * np.float32(sums.size / max(x.size, 1))
    return quantized((means - np.float32(given.zero_point[0])) * given.scale[0], call.outputs[0])


@kernel("ARG_MAX")
def arg_max(call, x, axis):
    """The place of the greatest along an axis."""
    return np.argmax(x, int(axis.reshape(()))).astype(call.outputs[0].dtype)


@kernel("ARG_MIN")
def arg_min(call, x, axis):
    """The place of the least along an axis."""
    return np.argmin(x, int(axis.reshape(()))).astype(call.outputs[0].dtype)


@kernel("CUMSUM")
def cumsum(call, x, axis):
    """The sums of all up to each place along an axis; exclusive: up to the one before; reverse: from the end."""
    axis, o = int(axis.reshape(())), call.options
    y = np.flip(x, axis) if o.reverse else x
    sums = np.cumsum(y, axis, dtype=x.dtype)
    sums = sums - y if o.exclusive else sums
    return np.flip(sums, axis) if o.reverse else sums
