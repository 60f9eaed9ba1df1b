"""Sums, means and the like of `tf.keras.backend`. Floor 7. Read next: `elementwise.py`.

x: a tensor. axis: an int, a list of them, or None for all axes. keepdims: whether the axes stay, with size 1.
"""

from ...backend.dtypes import bool_
from ...core.convert import convert_to_tensor
from ...ops.reductions import argmax as places
from ...ops.reductions import norms, reduction, statistics
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ..config import floatx


def mean(x, axis=None, keepdims=False):
    """The mean; of bools, the share of True.

    >>> import minitf as tf
    >>> tf.keras.backend.mean(tf.constant([[1., 2.], [3., 6.]]), axis=-1).numpy()
    array([1.5, 4.5], dtype=float32)

    Source: tf.keras.backend.mean.
    """
    return reduction.reduce_mean(_number(x), axis, keepdims)


def sum_(x, axis=None, keepdims=False):
    """The sum.  Source: tf.keras.backend.sum."""
    return reduce_sum(x, axis, keepdims)


def prod(x, axis=None, keepdims=False):
    """The product.  Source: tf.keras.backend.prod."""
    return reduction.reduce_prod(x, axis, keepdims)


def max_(x, axis=None, keepdims=False):
    """The largest.  Source: tf.keras.backend.max."""
    return reduction.reduce_max(x, axis, keepdims)


def min_(x, axis=None, keepdims=False):
    """The smallest.  Source: tf.keras.backend.min."""
    return reduction.reduce_min(x, axis, keepdims)


def all_(x, axis=None, keepdims=False):
    """Whether all are True, or not 0.  Source: tf.keras.backend.all."""
    return reduction.reduce_all(cast(x, bool_), axis, keepdims)


def any_(x, axis=None, keepdims=False):
    """Whether any is True, or not 0.  Source: tf.keras.backend.any."""
    return reduction.reduce_any(cast(x, bool_), axis, keepdims)


def std(x, axis=None, keepdims=False):
    """The standard deviation.  Source: tf.keras.backend.std."""
    return statistics.reduce_std(_number(x), axis, keepdims)


def var(x, axis=None, keepdims=False):
    """The variance.  Source: tf.keras.backend.var."""
    return statistics.reduce_variance(_number(x), axis, keepdims)


def argmax(x, axis=-1):
    """Where the largest is along an axis, int64.  Source: tf.keras.backend.argmax."""
    return places.argmax(x, axis)


def argmin(x, axis=-1):
    """Where the smallest is along an axis, int64.  Source: tf.keras.backend.argmin."""
    return places.argmin(x, axis)


def l2_normalize(x, axis=None):
    """x, scaled to length 1 along an axis.  Source: tf.keras.backend.l2_normalize."""
    return norms.l2_normalize(x, axis)


def _number(x):
    """Bools as floats."""
    x = convert_to_tensor(x)
    return cast(x, floatx()) if x.dtype == bool_ else x
