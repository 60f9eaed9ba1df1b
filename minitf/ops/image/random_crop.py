"""A block of given size, cut out at random. Floor 2. Read next: `crop_and_resize.py`."""

from __future__ import annotations

from ...backend.dtypes import int32
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ...core.spec import Spec
from ..indexing.slicing import slice_
from ..random.distributions import uniform
from ..random.stateless import stateless_uniform
from ..shapes.layout import elements_of, sizes_of
from .batches import may_hold


def random_crop(value, size, seed=None, name=None):
    """A block of `size` out of `value`, every place of it equally likely.

    value: any, with R axes.   size: int32 [R], none larger than that of `value`.

        >>> import minitf as tf
        >>> tf.image.random_crop(tf.zeros([8, 8, 3]), [2, 4, 3]).shape
        TensorShape([2, 4, 3])

    Raises: InvalidArgumentError where the block is larger than `value`.
    Source: tf.image.random_crop.
    """
    return _cropped(value, size, lambda shape, most: uniform(shape, maxval=most, dtype=int32, seed=seed))


def stateless_random_crop(value, size, seed, name=None):
    """tf.image.random_crop at a place that only `seed`, two integers, decides.

        >>> import minitf as tf
        >>> tf.image.stateless_random_crop([1, 2, 3, 4], [2], seed=[1, 2]).shape
        TensorShape([2])

    Source: tf.image.stateless_random_crop.
    """
    return _cropped(value, size, lambda shape, most: stateless_uniform(shape, seed, maxval=most, dtype=int32))


def _cropped(value, size, draw):
    """A block of `size`; draw(shape, bound) gives integers below the bound."""
    value, size = convert_to_tensor(value), convert_to_tensor(size, int32)
    dims, wanted = sizes_of(value), elements_of(size) if size.shape.rank else []
    if len(dims) != len(wanted) or not may_hold(*[n >= m for n, m in zip(dims, wanted)]):
        received = f"value is {Spec(value._shape_tuple(), value.dtype)}, size is {wanted}"
        raise InvalidArgumentError(explain("tf.image.random_crop", received,
                                           "there must be a size for each axis, not larger than it"))
    room = [n - m + 1 for n, m in zip(dims, wanted)]
    return slice_(value, draw([len(dims)], int32.max) % room, size)
