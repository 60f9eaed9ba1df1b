"""Random numbers by NumPy's names; the seed is TensorFlow's. Floor 2. Read `ops/random/seeds.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import int32, int64
from ...backend.errors import explain
from ..random import distributions
from ..random import poisson as counts
from ..random.seeds import set_seed
from ..shapes.dynamic_shapes import broadcast_dynamic_shape
from . import promotion
from .arrays import asarray
from .forms import isscalar


def seed(s):
    """Make all random numbers from here on follow from the integer s.

    Raises: ValueError for what is no integer.
    Source: np.random.seed.
    """
    try:
        set_seed(int(s))
    except TypeError:
        raise ValueError(explain("seed", f"s={s!r}", "s must be an integer")) from None


def dims_of(size):
    """The shape that `size` says: none, one number, or the lengths of all axes."""
    if size is None:
        return ()
    return (size,) if isscalar(size) else size


def standard_normal(size=None):
    """Numbers that lie around 0 with a deviation of 1.   Source: np.random.standard_normal."""
    return distributions.normal(dims_of(size), dtype=promotion.default_float())


def randn(*args):
    """Numbers that lie around 0 with a deviation of 1, in the shape of the arguments.

        >>> import minitf as tf
        >>> tf.experimental.numpy.random.randn(2, 3).shape
        TensorShape([2, 3])

    Source: np.random.randn.
    """
    return standard_normal(size=args)


def uniform(low=0.0, high=1.0, size=None):
    """Numbers in [low, high), each as likely.   Source: np.random.uniform."""
    dtype = promotion.default_float()
    low, high = asarray(low, dtype), asarray(high, dtype)
    size = broadcast_dynamic_shape(low.shape, high.shape) if size is None else size
    return distributions.uniform(size, low, high, dtype)


def random(size=None):
    """Numbers in [0, 1).   Source: np.random.random."""
    return uniform(0.0, 1.0, size)


def rand(*size):
    """Numbers in [0, 1), in the shape of the arguments.   Source: np.random.rand."""
    return uniform(0.0, 1.0, size)


def poisson(lam=1.0, size=None):
    """How often something happens that happens `lam` times in the mean; int64.   Source: np.random.poisson."""
    return counts.poisson(dims_of(size), lam, int64)


def randint(low, high=None, size=None, dtype=np.int64):
    """Integers in [low, high), or in [0, low) where high is None.

    Raises: ValueError for another dtype than int32 and int64.
    Source: np.random.randint.
    """
    low, high = (0, int(low)) if high is None else (int(low), high)
    if promotion.result_type(dtype) not in (int32, int64):
        raise ValueError(explain("randint", f"dtype={dtype!r}", "dtype must be int32 or int64"))
    return distributions.uniform((size,) if isinstance(size, int) else size or (), low, high,
                                 promotion.result_type(dtype))
