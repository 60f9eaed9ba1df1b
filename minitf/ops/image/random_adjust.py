"""Brightness, contrast, hue and saturation changed at random. Floor 2. Read `adjust.py` first; next: `random_crop.py`.

Each draws one number for the whole batch. The stateless ones draw it from the stream that their seed names.
"""

from __future__ import annotations

from ..random.distributions import uniform
from ..random.stateless import stateless_uniform
from .adjust import adjust_brightness, adjust_contrast, adjust_hue, adjust_saturation
from .batches import require


def random_brightness(image, max_delta, seed=None):
    """tf.image.adjust_brightness by a number in [-max_delta, max_delta).   max_delta: >= 0.

        >>> import minitf as tf
        >>> tf.image.random_brightness([[[0.5]]], 0.25, seed=1).shape
        TensorShape([1, 1, 1])

    Raises: ValueError for a negative max_delta.
    Source: tf.image.random_brightness.
    """
    return adjust_brightness(image, uniform([], *_around_zero(max_delta), seed=seed))


def random_contrast(image, lower, upper, seed=None):
    """tf.image.adjust_contrast by a factor in [lower, upper).   0 <= lower < upper.

        >>> import minitf as tf
        >>> tf.image.random_contrast([[[0.5]]], 0.25, 2., seed=1).numpy().ravel()
        array([0.5], dtype=float32)

    Raises: ValueError for other bounds.
    Source: tf.image.random_contrast.
    """
    return adjust_contrast(image, uniform([], *_ordered(lower, upper), seed=seed))


def random_hue(image, max_delta, seed=None):
    """tf.image.adjust_hue by a number of turns in [-max_delta, max_delta).   max_delta: in [0, 1/2].

        >>> import minitf as tf
        >>> tf.image.random_hue([[[0.5, 0.5, 0.5]]], 0.25, seed=1).numpy().ravel()
        array([0.5, 0.5, 0.5], dtype=float32)

    Raises: ValueError for another max_delta.
    Source: tf.image.random_hue.
    """
    return adjust_hue(image, uniform([], *_around_zero(max_delta, 0.5), seed=seed))


def random_saturation(image, lower, upper, seed=None):
    """tf.image.adjust_saturation by a factor in [lower, upper).   0 <= lower < upper.

        >>> import minitf as tf
        >>> tf.image.random_saturation([[[0.5, 0.5, 0.5]]], 0.25, 2., seed=1).numpy().ravel()
        array([0.5, 0.5, 0.5], dtype=float32)

    Raises: ValueError for other bounds.
    Source: tf.image.random_saturation.
    """
    return adjust_saturation(image, uniform([], *_ordered(lower, upper), seed=seed))


def stateless_random_brightness(image, max_delta, seed):
    """tf.image.random_brightness by a number that only `seed`, two integers, decides.

        >>> import minitf as tf
        >>> tf.image.stateless_random_brightness([[[0.5]]], 0.25, seed=[1, 2]).numpy().ravel().round(4)
        array([0.672], dtype=float32)

    Source: tf.image.stateless_random_brightness.
    """
    return adjust_brightness(image, stateless_uniform([], seed, *_around_zero(max_delta)))


def stateless_random_contrast(image, lower, upper, seed):
    """tf.image.random_contrast by a factor that only `seed`, two integers, decides.

        >>> import minitf as tf
        >>> tf.image.stateless_random_contrast([[[0.5]]], 0.25, 2., seed=[1, 2]).numpy().ravel()
        array([0.5], dtype=float32)

    Source: tf.image.stateless_random_contrast.
    """
    return adjust_contrast(image, stateless_uniform([], seed, *_ordered(lower, upper)))


def stateless_random_hue(image, max_delta, seed):
    """tf.image.random_hue by a number of turns that only `seed`, two integers, decides.

        >>> import minitf as tf
        >>> tf.image.stateless_random_hue([[[0.5, 0.5, 0.5]]], 0.25, seed=[1, 2]).numpy().ravel()
        array([0.5, 0.5, 0.5], dtype=float32)

    Source: tf.image.stateless_random_hue.
    """
    return adjust_hue(image, stateless_uniform([], seed, *_around_zero(max_delta, 0.5)))


def stateless_random_saturation(image, lower, upper, seed=None):
    """tf.image.random_saturation by a factor that only `seed`, two integers, decides.

        >>> import minitf as tf
        >>> tf.image.stateless_random_saturation([[[0.5, 0.5, 0.5]]], 0.25, 2., seed=[1, 2]).numpy().ravel()
        array([0.5, 0.5, 0.5], dtype=float32)

    Source: tf.image.stateless_random_saturation.
    """
    return adjust_saturation(image, stateless_uniform([], seed, *_ordered(lower, upper)))


def _around_zero(max_delta, limit=float("inf")):
    """The bounds (-max_delta, max_delta); ValueError unless max_delta is in [0, limit]."""
    require(0 <= max_delta <= limit, "tf.image.random", f"max_delta is {max_delta}", f"it must be in [0, {limit}]")
    return -max_delta, max_delta


def _ordered(lower, upper):
    """The bounds (lower, upper); ValueError unless 0 <= lower < upper."""
    received = f"lower is {lower}, upper is {upper}"
    require(0 <= lower < upper, "tf.image.random", received, "they must satisfy 0 <= lower < upper")
    return lower, upper
