"""Random tensors of a shape, by distribution. Floor 7. Read next: `draws.py`.

Every function takes a `seed`: an int gives the same numbers at every call, a `SeedGenerator` fresh ones, None fresh
ones from the global generator. `dtype` is a float dtype, by default that of `keras.config.floatx()`.
"""

from ...ops.elementwise.arithmetic import add, divide
from ...ops.random.binomial import stateless_binomial
from ...ops.random.gamma import stateless_gamma
from ...ops.random.stateless import stateless_normal, stateless_truncated_normal, stateless_uniform
from ...ops.shapes.broadcasting import broadcast_to
from ...ops.shapes.identity import cast
from ..standardize import standardize_dtype
from .seed_generator import op_seed

BETA_OFFSET = 12  # between the seeds of a beta's two gammas: Keras's choice


def normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """Return normal numbers.  mean, stddev: floats, stddev >= 0.

    >>> import minitf as tf
    >>> tf.keras.random.normal([2], seed=1).shape
    TensorShape([2])

    Source: keras.random.normal.
    """
    return stateless_normal(shape, op_seed(seed), mean, stddev, standardize_dtype(dtype))


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """Return normal numbers, all within two deviations of the mean.  Source: keras.random.truncated_normal."""
    return stateless_truncated_normal(shape, op_seed(seed), mean, stddev, standardize_dtype(dtype))


def uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    """Return numbers spread evenly over [minval, maxval).  Source: keras.random.uniform."""
    dtype = standardize_dtype(dtype)
    return stateless_uniform(shape, op_seed(seed), cast(minval, dtype), cast(maxval, dtype), dtype)


def randint(shape, minval, maxval, dtype="int32", seed=None):
    """Return integers of [minval, maxval), all equally likely.  Source: keras.random.randint."""
    dtype = standardize_dtype(dtype)
    drawn = dtype if dtype in ("int32", "int64") else "int64"
    return cast(stateless_uniform(shape, op_seed(seed), minval, maxval, drawn), dtype)


def gamma(shape, alpha, dtype=None, seed=None):
    """Return numbers of the gamma distribution of scale 1.  alpha: its shape, > 0.  Source: keras.random.gamma."""
    dtype = standardize_dtype(dtype)
    return cast(stateless_gamma(shape, op_seed(seed), alpha, dtype=_drawn_in(dtype)), dtype)


def binomial(shape, counts, probabilities, dtype=None, seed=None):
    """Return how many of `counts` trials succeed, as floats.

    counts: numbers of trials >= 0, of a shape that broadcasts to `shape`. probabilities: of success, in [0, 1].
    Source: keras.random.binomial.
    """
    dtype = standardize_dtype(dtype)
    return cast(stateless_binomial(shape, op_seed(seed), counts, probabilities, _drawn_in(dtype)), dtype)


def beta(shape, alpha, beta, dtype=None, seed=None):
    """Return numbers in (0, 1) of the beta distribution.

    alpha, beta: its parameters, > 0, of shapes that broadcast to `shape`. If X is of gamma(alpha) and Y of gamma(beta),
    then X / (X + Y) is of beta(alpha, beta).
    Source: keras.random.beta.
    """
    dtype = standardize_dtype(dtype)
    drawn = _drawn_in(dtype)
    first = op_seed(seed)
    x = stateless_gamma(shape, first, broadcast_to(cast(alpha, drawn), shape), dtype=drawn)
    y = stateless_gamma(shape, add(first, BETA_OFFSET), broadcast_to(cast(beta, drawn), shape), dtype=drawn)
    x, y = cast(x, dtype), cast(y, dtype)
    return divide(x, add(x, y))


def _drawn_in(dtype):
    """The dtype to draw in: bfloat16 numbers of these distributions are drawn as float32 ones."""
    return "float32" if dtype == "bfloat16" else dtype
