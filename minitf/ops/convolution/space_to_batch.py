"""space_to_batch and batch_to_space: an image cut into many small ones, each with every B-th row and column. Floor 2.

In each small image neighbours stand next to each other that stood B apart, so whatever works on neighbours (a
convolution, a pooling) works there with gaps: this is how dilation can be had of an op that knows none. Each of the
two is the other's inverse, and so its gradient. Read next: `with_space_to_batch.py`.
"""

from __future__ import annotations

from math import prod

from ...backend.dtypes import INDEX, NUMERIC, bool_
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op


class SpaceToBatchND(Op):
    """input: any [N, size..., rest...], block_shape: int [M], paddings: int [M, 2]  ->  y: [N * blocks, ...]."""

    types = ("T", "Tblock_shape", "Tpaddings")
    T = NUMERIC | {bool_}
    Tblock_shape = Tpaddings = INDEX
    host = (1, 2)

    def infer(input, block_shape, paddings):
        blocks, sides = block_values(input, block_shape, paddings, "paddings")
        if blocks is None or sides is None:
            return input.with_dims(None if input.dims is None else (None,) * input.rank)
        sizes = [None if n is None else before + n + after
                 for n, (before, after) in zip(sizes_of(input, blocks), sides)]
        for axis, (n, block) in enumerate(zip(sizes, blocks)):
            if n is not None and n % block:
                raise RuleError(f"axis {axis + 1} has {n} places with its paddings, not a multiple of its block "
                                f"({block})", f"Pad it by {-n % block} more")
        sizes = [None if n is None else n // block for n, block in zip(sizes, blocks)]
        return with_parts(input, blocks, lambda n: n * prod(blocks), sizes)

    def kernel(xp, input, block_shape, paddings):
        blocks = block_shape.tolist()
        inside = [(0, 0), *map(tuple, paddings.tolist())]
        x = xp.pad(input, [*inside, *[(0, 0)] * (input.ndim - len(inside))]) if paddings.any() else input
        m, sizes = len(blocks), [n // block for n, block in zip(x.shape[1:], blocks)]
        rest = x.shape[m + 1 :]
        pairs = [n for pair in zip(sizes, blocks) for n in pair]
        x = x.reshape(len(x), *pairs, *rest)  # [N, s1, b1, s2, b2, ..., rest...]
        within, between = range(2, 2 * m + 1, 2), range(1, 2 * m, 2)
        x = x.transpose(*within, 0, *between, *range(2 * m + 1, x.ndim))
        return x.reshape(len(input) * prod(blocks), *sizes, *rest)

    def gradient(call, dy):
        return [execute(BatchToSpaceND, dy, *call.inputs[1:]), None, None]


class BatchToSpaceND(Op):
    """input: any [N * blocks, size..., rest...], block_shape: int [M], crops: int [M, 2]  ->  y: [N, ...]."""

    types = ("T", "Tblock_shape", "Tcrops")
    T = NUMERIC | {bool_}
    Tblock_shape = Tcrops = INDEX
    host = (1, 2)

    def infer(input, block_shape, crops):
        blocks, sides = block_values(input, block_shape, crops, "crops")
        if blocks is None or sides is None:
            return input.with_dims(None if input.dims is None else (None,) * input.rank)
        sizes = [None if n is None else n * block - before - after
                 for n, block, (before, after) in zip(sizes_of(input, blocks), blocks, sides)]
        if any(n is not None and n < 0 for n in sizes):
            raise RuleError(f"crops leave {min(n for n in sizes if n is not None)} places of an axis")
        if input.dims and input.dims[0] is not None and input.dims[0] % prod(blocks):
            raise RuleError(f"the batch ({input.dims[0]}) must be a multiple of all blocks ({prod(blocks)})")
        return with_parts(input, blocks, lambda n: n // prod(blocks), sizes)

    def kernel(xp, input, block_shape, crops):
        blocks = block_shape.tolist()
        m, sizes, rest = len(blocks), input.shape[1 : len(blocks) + 1], input.shape[len(blocks) + 1 :]
        x = input.reshape(*blocks, len(input) // prod(blocks), *sizes, *rest)  # [b1, b2, ..., N, s1, s2, ..., rest...]
        pairs = [axis for i in range(m) for axis in (m + 1 + i, i)]
        x = x.transpose(m, *pairs, *range(2 * m + 1, x.ndim))
        x = x.reshape(x.shape[0], *[n * block for n, block in zip(sizes, blocks)], *rest)
        cuts = [slice(before, n - after) for n, (before, after) in zip(x.shape[1:], crops.tolist())]
        return x[(slice(None), *cuts)]

    def gradient(call, dy):
        return [execute(SpaceToBatchND, dy, *call.inputs[1:]), None, None]


def block_values(input, block_shape, sides, name):
    """(blocks, sides) as lists, each None while its value is unknown; RuleError where they cannot be used."""
    if block_shape.rank not in (1, None):
        raise RuleError("block_shape must be a vector", "Pass a list with one block for each axis")
    blocks = None if block_shape.value is None else block_shape.value.tolist()
    if blocks is None:
        return None, None
    if min(blocks, default=1) < 1:
        raise RuleError(f"block_shape holds {min(blocks)} and must be > 0")
    if not may_equal(sides.dims, (len(blocks), 2)):
        raise RuleError(f"{name} must be [{len(blocks)}, 2]: two for each block")
    if input.dims is not None and input.rank <= len(blocks):
        raise RuleError(f"input must have at least {len(blocks) + 1} axes: the batch, and one for each block")
    if sides.value is not None and sides.value.size and sides.value.min() < 0:
        raise RuleError(f"{name} holds {sides.value.min()} and must be >= 0")
    return blocks, None if sides.value is None else sides.value.tolist()


def sizes_of(input, blocks):
    """The sizes of the axes that have blocks."""
    return (None,) * len(blocks) if input.dims is None else input.dims[1 : len(blocks) + 1]


def with_parts(input, blocks, new_batch, sizes):
    """input's Spec with another batch, and other sizes of the axes that have blocks."""
    if input.dims is None:
        return input.with_dims(None)
    batch = None if input.dims[0] is None else new_batch(input.dims[0])
    return input.with_dims((batch, *sizes, *input.dims[len(blocks) + 1 :]))


def space_to_batch_nd(input, block_shape, paddings, name=None):
    """`input` cut into small images, each with every B-th element of the axes that have a block B.

    input: numeric or bool [N, size..., rest...].
    block_shape: int [M], blocks > 0 for the M axes after the batch.
    paddings: int [M, 2], how many zeros to put before and after each of them; their sizes must then be multiples of
        their blocks.
    Returns: [N * product of block_shape, size / block..., rest...]: first all images' first elements, and so on.

        >>> import minitf as tf
        >>> tf.space_to_batch([[1, 2, 3, 4, 5]], [2], [[0, 1]]).numpy()
        array([[1, 3, 5],
               [2, 4, 0]], dtype=int32)

    Raises: InvalidArgumentError where the blocks do not divide, or the shapes do not fit.
    Source: tf.space_to_batch_nd.
    """
    return execute(SpaceToBatchND, input, block_shape, paddings)


def space_to_batch(input, block_shape, paddings, name=None):
    """The same as `space_to_batch_nd`.

        >>> import minitf as tf
        >>> tf.space_to_batch(tf.ones([1, 4, 4, 3]), [2, 2], [[0, 0], [0, 0]]).shape
        TensorShape([4, 2, 2, 3])

    Source: tf.space_to_batch.
    """
    return execute(SpaceToBatchND, input, block_shape, paddings)


def batch_to_space(input, block_shape, crops, name=None):
    """The inverse of `space_to_batch`: many small images woven into large ones.

    input: numeric or bool [N * product of block_shape, size..., rest...].
    block_shape: int [M], blocks > 0 for the M axes after the batch; an int for two axes.
    crops: int [M, 2], how many elements to cut away at the beginning and end of each of them.
    Returns: [N, size * block - crops..., rest...].

        >>> import minitf as tf
        >>> tf.batch_to_space([[1, 3, 5], [2, 4, 0]], [2], [[0, 1]]).numpy()
        array([[1, 2, 3, 4, 5]], dtype=int32)

    Raises: InvalidArgumentError where the blocks do not divide the batch, or the shapes do not fit.
    Source: tf.batch_to_space.
    """
    return execute(BatchToSpaceND, input, [block_shape] * 2 if isinstance(block_shape, int) else block_shape, crops)
