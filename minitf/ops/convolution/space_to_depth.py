"""space_to_depth and depth_to_space: squares of an image become channels, and channels squares. Floor 2.

Both only give elements another place: one reshape that splits axes, one transpose, one reshape that joins them. Each is
the other's inverse, and so its gradient. Read next: `space_to_batch.py`.
"""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.execute import execute
from ...core.literals import short
from ...core.op import Op
from ..axes import as_int
from .arguments import as_layout
from .geometry import channels_last, laid_out, put_together, take_apart


class SpaceToDepth(Op):
    """Squares become channels.   input: any [N, H, W, C]  ->  y: any [N, H / B, W / B, B * B * C]."""

    def infer(input, *, block_size, data_format):
        batch, size, channels = image_parts(input, data_format)
        if any(n is not None and n % block_size for n in size):
            raise RuleError(f"height and width must be multiples of block_size ({block_size})")
        size = tuple(None if n is None else n // block_size for n in size)
        channels = None if channels is None else channels * block_size**2
        return input.with_dims(put_together(batch, size, channels, data_format))

    def kernel(xp, input, *, block_size, data_format):
        x, b = channels_last(xp, input, data_format), block_size
        n, h, w, c = x.shape
        squares = x.reshape(n, h // b, b, w // b, b, c).transpose(0, 1, 3, 2, 4, 5)
        return laid_out(xp, squares.reshape(n, h // b, w // b, b * b * c), data_format)

    def gradient(call, dy):
        return [execute(DepthToSpace, dy, **call.attrs)]


class DepthToSpace(Op):
    """Channels become squares.   input: any [N, H, W, B * B * C]  ->  y: any [N, H * B, W * B, C]."""

    def infer(input, *, block_size, data_format):
        batch, size, channels = image_parts(input, data_format)
        if channels is not None and channels % block_size**2:
            raise RuleError(f"the channels ({channels}) must be a multiple of block_size ** 2 ({block_size**2})")
        size = tuple(None if n is None else n * block_size for n in size)
        channels = None if channels is None else channels // block_size**2
        return input.with_dims(put_together(batch, size, channels, data_format))

    def kernel(xp, input, *, block_size, data_format):
        x, b = channels_last(xp, input, data_format), block_size
        n, h, w, depth = x.shape
        c = depth // b**2
        squares = x.reshape(n, h, w, b, b, c).transpose(0, 1, 3, 2, 4, 5)
        return laid_out(xp, squares.reshape(n, h * b, w * b, c), data_format)

    def gradient(call, dy):
        return [execute(SpaceToDepth, dy, **call.attrs)]


def image_parts(input, data_format):
    """(N, (H, W), C) of the Spec of an image."""
    if input.dims is not None and input.rank != 4:
        raise RuleError(f"input must have 4 axes, {data_format}")
    return take_apart(input.dims or (None,) * 4, data_format)


def as_block_size(block_size, where):
    """A plain int > 1; InvalidArgumentError for a smaller one."""
    size = int(block_size) if isinstance(block_size, float) else as_int(block_size, "block_size")
    if size < 2:
        raise InvalidArgumentError(explain(where, f"block_size is {short(block_size)}", "it must be at least 2"))
    return size


def space_to_depth(input, block_size, data_format="NHWC", name=None):
    """Every square of `block_size` places as one place with all their channels, row by row.

    input: any [N, H, W, C], or [N, C, H, W] with data_format "NCHW".
    block_size: an int B > 1 that divides H and W.
    Returns: [N, H / B, W / B, B * B * C].

        >>> import minitf as tf
        >>> tf.nn.space_to_depth([[[[1], [2]], [[3], [4]]]], 2).numpy()
        array([[[[1, 2, 3, 4]]]], dtype=int32)

    Raises: InvalidArgumentError where B is below 2 or does not divide.
    Source: tf.nn.space_to_depth. Differs: "NCHW" works on the CPU too; there is no "NCHW_VECT_C".
    """
    return execute(SpaceToDepth, input, block_size=as_block_size(block_size, "space_to_depth"),
                   data_format=as_layout(data_format, "space_to_depth", 2))


def depth_to_space(input, block_size, data_format="NHWC", name=None):
    """The inverse of `space_to_depth`: the channels of each place as a square of `block_size` places.

    input: any [N, H, W, B * B * C], or [N, B * B * C, H, W] with data_format "NCHW".
    block_size: an int B > 1.
    Returns: [N, H * B, W * B, C].

        >>> import minitf as tf
        >>> tf.nn.depth_to_space([[[[1, 2, 3, 4]]]], 2)[0, :, :, 0].numpy()
        array([[1, 2],
               [3, 4]], dtype=int32)

    Raises: InvalidArgumentError where B is below 2 or B * B does not divide the channels.
    Source: tf.nn.depth_to_space. Differs: "NCHW" works on the CPU too; there is no "NCHW_VECT_C".
    """
    return execute(DepthToSpace, input, block_size=as_block_size(block_size, "depth_to_space"),
                   data_format=as_layout(data_format, "depth_to_space", 2))
