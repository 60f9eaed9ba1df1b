"""Dropout: forget at random, so that no part of a network relies on another. Floor 2.

Read `random/distributions.py` first.
"""

from __future__ import annotations

from functools import partial
from numbers import Real

from ...backend.dtypes import FLOATING
from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ..elementwise.arithmetic import divide, multiply, subtract
from ..elementwise.comparison import greater_equal
from ..indexing.selection import where
from ..random.distributions import uniform
from ..random.seeds import get_seed
from ..random.stateless import stateless_uniform
from ..shapes.creation import zeros_like
from ..shapes.layout import shape, sizes_of


def dropout(x, rate, noise_shape=None, seed=None, name=None):
    """`x` with a fraction `rate` of its elements set to 0, and the others divided by 1 - rate.

    The division keeps the expected sum what it was, so that nothing changes where dropout is left out.

    x: float [...].
    rate: the fraction to drop, a number in [0, 1), or a tensor of one.
    noise_shape: the shape of the random decisions, broadcastable to that of x: where it has a 1, all elements along
        that axis are kept or dropped together. None stands for x's own size.
    seed: an int, or None for a seed drawn by the program's generator.

        >>> import minitf as tf
        >>> tf.random.set_seed(0)
        >>> tf.nn.dropout(tf.ones([8]), rate=0.5, seed=1).numpy()
        array([2., 0., 0., 2., 2., 2., 2., 2.], dtype=float32)

    Raises: ValueError where x is not float, or rate is no number in [0, 1) or a tensor of another dtype than x.
    Source: tf.nn.dropout; Srivastava and others, "Dropout: a simple way to prevent neural networks from overfitting",
    2014.
    """
    if _is_zero(rate):
        get_seed(seed)  # what the program draws next must not depend on the rate
    return general_dropout(x, rate, partial(uniform, seed=seed), noise_shape)


def stateless_dropout(x, rate, seed, rng_alg=None, noise_shape=None, name=None):
    """Dropout that drops the same elements for the same `seed`.

    seed: int [2].   rng_alg: as the `alg` of tf.random.stateless_uniform.   Other arguments: see tf.nn.dropout.

        >>> import minitf as tf
        >>> tf.nn.experimental.stateless_dropout(tf.ones([8]), rate=0.5, seed=[1, 2]).numpy()
        array([2., 0., 2., 0., 0., 2., 0., 0.], dtype=float32)

    Raises: as tf.nn.dropout; InvalidArgumentError for a seed that is not two integers.
    Source: tf.nn.experimental.stateless_dropout.
    """
    return general_dropout(x, rate, partial(stateless_uniform, seed=seed, alg=rng_alg), noise_shape)


def general_dropout(x, rate, uniform_sampler, noise_shape=None, name=None):
    """Dropout with random numbers from any source.

    uniform_sampler: a function of `shape` and `dtype` that returns numbers in [0, 1); an element is dropped where its
        number is less than `rate`.   Other arguments: see tf.nn.dropout.

        >>> import minitf as tf
        >>> noise = tf.constant([0., .4, .5, .9])
        >>> tf.nn.experimental.general_dropout(tf.ones([4]), 0.5, lambda shape, dtype: noise).numpy()
        array([0., 0., 2., 2.], dtype=float32)

    Raises: as tf.nn.dropout.
    Source: tf.nn.experimental.general_dropout.
    """
    x = convert_to_tensor(x)
    if x.dtype not in FLOATING:
        raise ValueError(explain("dropout", f"x is {x.dtype.name}", "x must be float, since it is scaled",
                                 "Use tf.cast(x, tf.float32)"))
    kept = _scaled(x, rate)
    if _is_zero(rate):
        return kept
    noise = uniform_sampler(shape=_noise_shape(x, noise_shape), dtype=x.dtype)
    return where(greater_equal(noise, convert_to_tensor(rate, x.dtype)), kept, zeros_like(x))


def _is_zero(rate) -> bool:
    return isinstance(rate, Real) and rate == 0


def _scaled(x, rate):
    """x / (1 - rate), with TensorFlow's roundings: a number divides before it becomes a tensor."""
    if isinstance(rate, Real):
        if not 0 <= rate < 1:
            raise ValueError(explain("dropout", f"rate is {rate}", "rate must be in [0, 1)"))
        return x if rate == 0 else multiply(x, convert_to_tensor(1 / (1 - rate), x.dtype))
    if not hasattr(rate, "dtype"):
        raise ValueError(explain("dropout", f"rate is {rate!r}", "rate must be a number or a tensor of one"))
    if convert_to_tensor(rate).ndim:
        raise ValueError(explain("dropout", f"rate has shape {rate.shape}", "rate must be one number, without axes"))
    if rate.dtype != x.dtype:
        raise ValueError(explain("dropout", f"rate is {rate.dtype}, x is {x.dtype}", "their dtypes must agree",
                                 "Use tf.cast(rate, x.dtype)"))
    return divide(x, subtract(1.0, rate))


def _noise_shape(x, noise_shape):
    if noise_shape is None:
        return shape(x)
    if hasattr(noise_shape, "dtype"):
        return noise_shape
    dims = sizes_of(x)
    if not isinstance(noise_shape, (list, tuple, TensorShape)) or len(noise_shape) != len(dims):
        raise ValueError(explain("dropout", f"noise_shape is {noise_shape!r}, x has shape {x.shape}",
                                 "it must be a list with a size or None for each axis of x"))
    return [n if wanted is None else wanted for n, wanted in zip(dims, noise_shape)]
