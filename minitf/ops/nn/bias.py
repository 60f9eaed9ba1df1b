"""bias_add: one number for each channel, added to a whole batch. Floor 2.

A broadcast sum, with two things of its own: it finds the channels in images laid out in either order, and its gradient
adds up everything but the channels.
"""

from __future__ import annotations

from ...backend.dtypes import NUMERIC
from ...backend.errors import RuleError, explain
from ...core.execute import execute
from ...core.op import Op
from ..shapes.broadcasting import total
from ..shapes.creation import zeros_like


def along_channels(value, bias, data_format):
    """A view of the array `bias` that broadcasts along the channels of `value`."""
    return bias if data_format == "NHWC" else bias.reshape(-1, *(1,) * (value.ndim - 2))


class BiasAdd(Op):
    """y = value + bias.   value: numeric [N, ..., C] or [N, C, ...], bias: [C]  ->  y: same."""

    T = NUMERIC

    def infer(value, bias, *, data_format):
        if bias.rank not in (1, None):
            raise RuleError("bias must be a vector")
        if value.dims is None:
            return value
        if value.rank < 2:
            raise RuleError("value must have at least 2 axes", "Use + for a vector")
        axis = value.rank - 1 if data_format == "NHWC" else 1
        channels = value.dims[axis]
        if bias.dims and None not in (channels, bias.dims[0]) and channels != bias.dims[0]:
            raise RuleError(f"there must be a bias for each of the {channels} channels of axis {axis}")
        return value

    def kernel(xp, value, bias, *, data_format):
        return xp.add(value, along_channels(value, bias, data_format))

    def gradient(call, dy):
        return [dy, execute(BiasAddGrad, dy, **call.attrs) if call.needs[1] else None]


class BiasAddGrad(Op):
    """The sum over all axes but the channels.   out_backprop: numeric [N, ..., C] or [N, C, ...]  ->  dbias: [C]."""

    T = NUMERIC

    def infer(out_backprop, *, data_format):
        if out_backprop.dims is None:
            return out_backprop.with_dims((None,))
        return out_backprop.with_dims((out_backprop.dims[-1 if data_format == "NHWC" else 1],))

    def kernel(xp, out_backprop, *, data_format):
        channels = out_backprop.ndim - 1 if data_format == "NHWC" else 1
        return total(xp, out_backprop, tuple(i for i in range(out_backprop.ndim) if i != channels), False)

    def gradient(call, dbias):
        return [execute(BiasAdd, zeros_like(call.inputs[0]), dbias, **call.attrs)]


def bias_add(value, bias, data_format=None, name=None):
    """`value` with `bias` added to each channel.

    value: numeric [N, ..., C], or [N, C, ...] for a data_format that begins with "NC"; at least 2 axes.
    bias: [C], of the same dtype.
    data_format: None or "N...C" (or "NHWC"), or "NC..." (or "NCHW").

        >>> import minitf as tf
        >>> tf.nn.bias_add([[1., 2.], [3., 4.]], [10., 20.]).numpy()
        array([[11., 22.],
               [13., 24.]], dtype=float32)

    Raises: ValueError for another data_format; InvalidArgumentError where the shapes do not fit.
    Source: tf.nn.bias_add.
    """
    if data_format is not None and not (isinstance(data_format, str) and data_format.startswith("N")):
        raise ValueError(explain("bias_add", f"data_format is {data_format!r}", "it must be of the form 'N...C' or "
                                 "'NC...'"))
    layout = "NCHW" if data_format is not None and data_format.startswith("NC") else "NHWC"
    return execute(BiasAdd, value, bias, data_format=layout)
