"""Images mirrored at random. Floor 2. Read `flips.py` first; read next: `random_adjust.py`."""

from __future__ import annotations

from functools import partial

from ..axes import is_unknown
from ..elementwise.comparison import less
from ..elementwise.rounding import round_
from ..indexing.selection import where as either
from ..random.distributions import uniform
from ..random.stateless import stateless_uniform
from ..shapes.layout import reshape, sizes_of
from .flips import flip_left_right, flip_up_down, plane_of


def random_flip_left_right(image, seed=None):
    """`image`, or its mirror image, with equal chances for each of a batch.   image: any [B, H, W, C] or [H, W, C].

        >>> import minitf as tf
        >>> tf.random.set_seed(3)
        >>> tf.image.random_flip_left_right([[[1], [2]]], seed=1).shape
        TensorShape([1, 2, 1])

    Raises: ValueError for another rank, or an empty image.
    Source: tf.image.random_flip_left_right.
    """
    return flipped(image, flip_left_right, partial(uniform, seed=seed))


def random_flip_up_down(image, seed=None):
    """`image`, or it upside down, with equal chances for each of a batch.   image: any [B, H, W, C] or [H, W, C].

        >>> import minitf as tf
        >>> tf.image.random_flip_up_down([[[1]], [[2]]], seed=1).shape
        TensorShape([2, 1, 1])

    Raises: ValueError for another rank, or an empty image.
    Source: tf.image.random_flip_up_down.
    """
    return flipped(image, flip_up_down, partial(uniform, seed=seed))


def stateless_random_flip_left_right(image, seed):
    """tf.image.random_flip_left_right with chances that only `seed`, two integers, decides.

        >>> import minitf as tf
        >>> tf.image.stateless_random_flip_left_right([[[1], [2]]], seed=[1, 2]).numpy().ravel()
        array([1, 2], dtype=int32)

    Source: tf.image.stateless_random_flip_left_right.
    """
    return flipped(image, flip_left_right, partial(stateless_uniform, seed=seed))


def stateless_random_flip_up_down(image, seed):
    """tf.image.random_flip_up_down with chances that only `seed`, two integers, decides.

        >>> import minitf as tf
        >>> tf.image.stateless_random_flip_up_down([[[1]], [[2]]], seed=[1, 2]).numpy().ravel()
        array([1, 2], dtype=int32)

    Source: tf.image.stateless_random_flip_up_down.
    """
    return flipped(image, flip_up_down, partial(stateless_uniform, seed=seed))


def flipped(image, flip, draw):
    """`image` after `flip` where a number that `draw` draws says so: below 1/2 for one image, above it in a batch."""
    image, height, _ = plane_of(image, "tf.image.random_flip")
    if height == 0:
        chosen = less(draw([], minval=0.0, maxval=1.0), 0.5)
        if is_unknown(chosen):
            return either(chosen, flip(image), image)
        return flip(image) if chosen else image
    chosen = round_(draw([sizes_of(image)[0]], minval=0.0, maxval=1.0))
    return either(reshape(chosen, [-1, 1, 1, 1]) > 0, flip(image), image)
