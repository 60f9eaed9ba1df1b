"""Softmax and its logarithm: scores to probabilities, along one axis. Floor 2. Read next: `cross_entropy.py`.

The largest score is subtracted first. That changes neither result, and no power can overflow.
"""

from __future__ import annotations

from ...backend.blocks import rowwise
from ...backend.dtypes import FLOATING
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.fast import execute_unary
from ...core.op import Op
from ..axes import as_int, checked_axis
from ..elementwise.exponential import exp
from ..shapes.broadcasting import reduce_sum, total
from ..shapes.layout import transpose


def has_classes(logits):
    """The shape rule of both ops: as the input, which must have an axis of classes."""
    if logits.rank == 0:
        raise RuleError("logits must have at least one axis, whose entries are the classes")
    return logits


def shifted(xp, logits):
    """logits - their largest along the last axis, as a new array."""
    if not logits.size:
        return logits.copy()
    return xp.subtract(logits, logits.max(axis=-1, keepdims=True))


def shares(xp, logits):
    """e^x over its sum along the last axis."""
    y = shifted(xp, logits)
    xp.exp(y, out=y)
    return xp.divide(y, total(xp, y, (-1,), True), out=y)


def log_shares(xp, logits):
    """The logarithm of `shares`."""
    y = shifted(xp, logits)
    return xp.subtract(y, xp.log(total(xp, xp.exp(y), (-1,), True)), out=y)


class Softmax(Op):
    """y = e^x / sum of e^x along the last axis.   logits: float [..., C]  ->  y: same; every row sums to 1."""

    T = FLOATING
    on_gpu = "minitf.ops.gpu.softmax:softmax"

    infer = has_classes

    def kernel(xp, logits):
        return rowwise(lambda rows: shares(xp, rows), logits)

    def gradient(call, dy):
        y = call.output
        return [(dy - reduce_sum(dy * y, -1, keepdims=True)) * y]


class LogSoftmax(Op):
    """y = x - ln(sum of e^x) along the last axis.   logits: float [..., C]  ->  y: same."""

    T = FLOATING
    on_gpu = "minitf.ops.gpu.softmax:log_softmax"

    infer = has_classes

    def kernel(xp, logits):
        return rowwise(lambda rows: log_shares(xp, rows), logits)

    def gradient(call, dy):
        return [dy - reduce_sum(dy, -1, keepdims=True) * exp(call.output)]


def softmax(logits, axis=None, name=None):
    """e^x / sum of e^x along `axis`: positive, and summing to 1.

    logits: float [...], at least one axis.
    axis: int in [-rank, rank); None for the last.

        >>> import minitf as tf
        >>> tf.nn.softmax([[1., 1.], [0., 1000.]]).numpy()
        array([[0.5, 0.5],
               [0. , 1. ]], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range, or no axis at all.
    Source: tf.nn.softmax. Differs: for an input without axes TensorFlow raises AbortedError.
    """
    return along_axis(Softmax, logits, axis)


def log_softmax(logits, axis=None, name=None):
    """The logarithm of the softmax along `axis`, exact where a probability rounds to 0.

    logits: float [...], at least one axis.
    axis: int in [-rank, rank); None for the last.

        >>> import minitf as tf
        >>> tf.nn.log_softmax([[1., -200.]]).numpy()
        array([[   0., -201.]], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range, or no axis at all.
    Source: tf.nn.log_softmax.
    """
    return along_axis(LogSoftmax, logits, axis)


def along_axis(op, logits, axis):
    """Run `op`, which works along the last axis, along `axis`: that one is moved to the end, and back."""
    logits = convert_to_tensor(logits)
    if axis is None or as_int(axis) == -1:
        return execute_unary(op, logits)
    axis = checked_axis(axis, logits.ndim, op.__name__)
    last = logits.ndim - 1
    if axis == last:
        return execute_unary(op, logits)
    swap = list(range(logits.ndim))
    swap[axis], swap[last] = last, axis
    return transpose(execute_unary(op, transpose(logits, swap)), swap)
