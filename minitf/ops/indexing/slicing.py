"""Slice and Pad, which are each other's mirror image. Floor 2. Read next: `strided.py`.

A slice cuts a block out of a tensor. Its gradient is that block again, padded with zeros to the size it was cut
from; and the gradient of a padding is a slice.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, int64
from ...backend.errors import RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..elementwise.arithmetic import subtract
from ..shapes.broadcasting import reduce_sum
from ..shapes.creation import zero_of
from ..shapes.identity import cast
from ..shapes.joining import stack
from ..shapes.layout import shape
from ..shapes.mirror import EDGE, MirrorPad, padded_dims


class Slice(Op):
    """y = input[begin : begin + size].   input: any [R axes], begin, size: int [R]  ->  y: any, of that size."""

    types = ("T", "Index", "Index")
    Index = INDEX
    host = (1, 2)

    def infer(input, begin, size):
        return input.with_dims(_block_dims(input, begin, size))

    def kernel(xp, input, begin, size):
        block = zip(begin.tolist(), size.tolist())
        return input[(*[slice(b, None if n == -1 else b + n) for b, n in block], ...)]

    def gradient(call, dy):
        x, begin, _ = call.inputs
        begin = cast(begin, int64)
        after = subtract(subtract(shape(x, int64), begin), shape(dy, int64))
        return [pad(dy, stack([begin, after], axis=1)), None, None]


def _block_dims(input, begin, size):
    """The dims of a slice, -1 worked out; RuleError where the block sticks out of the input."""
    rank = begin.dims[0] if begin.rank == 1 else None
    if begin.rank not in (1, None) or (input.dims is not None and rank not in (input.rank, None)):
        raise RuleError("begin and size must have one entry for each axis of input")
    if size.value is None or input.dims is None:
        return (None,) * rank if rank is not None else None
    if begin.value is None:
        return tuple(None if n == -1 else n for n in size.value.tolist())
    if begin.dims != size.dims:
        raise RuleError("begin and size must have one entry for each axis of input")
    dims = []
    for axis, (n, b, s) in enumerate(zip(input.dims, begin.value.tolist(), size.value.tolist())):
        if b < 0 or (n is not None and b > n):
            raise RuleError(f"begin of axis {axis} is {b} and must be in [0, {n}]")
        if s < -1 or (n is not None and b + s > n):
            raise RuleError(f"size of axis {axis} is {s} and must be in [0, {n if n is None else n - b}]",
                            "Use -1 for all that is left")
        dims.append(s if s != -1 else None if n is None else n - b)
    return tuple(dims)


def slice_(input_, begin, size, name=None):
    """The block of `input_` that starts at `begin` and has `size`.

    input_: any [...].
    begin: int [R], from 0.
    size: int [R]; -1 means all that is left of the axis.

        >>> import minitf as tf
        >>> tf.slice([[1, 2, 3], [4, 5, 6]], [0, 1], [2, -1]).numpy()
        array([[2, 3],
               [5, 6]], dtype=int32)

    Raises: InvalidArgumentError where the block sticks out of `input_`.
    Source: tf.slice.
    """
    return execute(Slice, input_, begin, size)


class PadV2(Op):
    """y = input in a frame of one value.   input: any [...], paddings: int [R, 2], constant_values: any []  ->  y."""

    types = ("T", "Tpaddings", "T")
    Tpaddings = INDEX
    host = (1,)

    def infer(input, paddings, constant_values):
        if constant_values.rank not in (0, None):
            raise RuleError("constant_values must be one value, without axes")
        return input.with_dims(padded_dims(input, paddings))

    def kernel(xp, input, paddings, constant_values):
        paddings = paddings.tolist()
        dims = [n + before + after for n, (before, after) in zip(input.shape, paddings)]
        y = xp.full(dims, constant_values[()], input.dtype)
        y[(*[slice(before, before + n) for n, (before, _) in zip(input.shape, paddings)], ...)] = input
        return y

    def gradient(call, dy):
        x, paddings, _ = call.inputs
        inside = slice_(dy, paddings[:, 0], shape(x, paddings.dtype))
        return [inside, None, reduce_sum(dy) - reduce_sum(inside) if call.needs[2] else None]


def pad(tensor, paddings, mode="CONSTANT", constant_values=0, name=None):
    """`tensor` with more elements before and after each of its R axes.

    paddings: int [R, 2], how many elements before and after each axis.
    mode: "CONSTANT" fills in `constant_values`; "REFLECT" mirrors at the outermost element; "SYMMETRIC" mirrors
        behind it, so that it is repeated.
    constant_values: any [], of the dtype of `tensor`.

        >>> import minitf as tf
        >>> tf.pad([1, 2, 3], [[2, 1]]).numpy()
        array([0, 0, 1, 2, 3, 0], dtype=int32)
        >>> tf.pad([1, 2, 3], [[2, 1]], "REFLECT").numpy()
        array([3, 2, 1, 2, 3, 2], dtype=int32)

    Raises: ValueError for an unknown mode; InvalidArgumentError where `paddings` has another shape than [R, 2], is
    negative, or asks for more than there is to mirror.
    Source: tf.pad. Differs: `constant_values` has a gradient.
    """
    kind = str(mode).upper()
    if kind in EDGE:
        return execute(MirrorPad, tensor, paddings, mode=kind)
    if kind != "CONSTANT":
        raise ValueError(explain("pad", f"mode is {mode!r}", "it must be CONSTANT, REFLECT or SYMMETRIC"))
    tensor = convert_to_tensor(tensor)
    if type(constant_values) is int and constant_values == 0:
        constant_values = convert_to_tensor(zero_of(tensor.dtype), tensor.dtype)
    return execute(PadV2, tensor, paddings, constant_values)
