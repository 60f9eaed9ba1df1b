"""Random numbers that the seeds decide: normal, uniform, truncated_normal. Floor 2.

Each op asks `seeds.py` which stretch of which stream is its own, and `backend/bits.py` for the numbers there.
With equal seeds they are TensorFlow's numbers. Read next: `choice.py`.
"""

from __future__ import annotations

from math import prod

from ...backend import bits
from ...backend.dtypes import FLOATING, INDEX, as_dtype, float32, int32
from ...backend.errors import RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..elementwise.arithmetic import add, multiply
from ..shapes.creation import dims_of
from .seeds import get_seed, reserve


def drawn(shape, *, dtype, seed, seed2):
    """The shape rule of an op that fills a shape with random numbers."""
    if dtype not in FLOATING:
        raise RuleError(f"dtype is {dtype.name} and must be a float dtype")
    return Spec(dims_of(shape), dtype)


def _draw(op, sample, xp, shape, dtype, seed, seed2):
    """Fill `shape` with numbers that `sample` makes from the next stretch of the op's stream."""
    dims = shape.tolist()
    count = prod(dims)
    stream = reserve(op, seed, seed2, (dtype, shape.dtype), bits.RESERVED * count)
    return xp.asarray(sample(stream, count, dtype).reshape(dims))


class RandomUniform(Op):
    """Numbers spread evenly over [0, 1).   shape: int [R]  ->  y: dtype, of that shape."""

    types = ("T",)
    T = INDEX
    host = (0,)
    stateful = True
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, *, dtype, seed, seed2):
        return _draw("RandomUniform", bits.uniform, xp, shape, dtype, seed, seed2)


class RandomStandardNormal(Op):
    """Normal numbers of mean 0 and standard deviation 1.   shape: int [R]  ->  y: dtype, of that shape."""

    types = ("T",)
    T = INDEX
    host = (0,)
    stateful = True
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, *, dtype, seed, seed2):
        return _draw("RandomStandardNormal", bits.normal, xp, shape, dtype, seed, seed2)


class TruncatedNormal(Op):
    """Normal numbers, those beyond 2 standard deviations drawn again.   shape: int [R]  ->  y: dtype, of that shape."""

    types = ("T",)
    T = INDEX
    host = (0,)
    stateful = True
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, *, dtype, seed, seed2):
        return _draw("TruncatedNormal", bits.truncated_normal, xp, shape, dtype, seed, seed2)


class RandomUniformInt(Op):
    """Integers in [minval, maxval).   shape: int [R], minval, maxval: int32 or int64 []  ->  y: of that shape."""

    types = ("T", "Tout", "Tout")
    T = Tout = INDEX
    host = (0, 1, 2)
    stateful = True
    gradient = no_gradient

    def infer(shape, minval, maxval, *, seed, seed2):
        check_interval(minval, maxval)
        return Spec(dims_of(shape), minval.dtype)

    def kernel(xp, shape, minval, maxval, *, seed, seed2):
        low, high = int(minval), int(maxval)
        return _draw("RandomUniformInt", lambda stream, n, dtype: bits.uniform_int(stream, n, low, high, dtype),
                     xp, shape, as_dtype(minval.dtype), seed, seed2)


def check_interval(minval, maxval):
    """RuleError unless minval and maxval are single numbers and minval < maxval."""
    if minval.rank not in (0, None) or maxval.rank not in (0, None):
        raise RuleError("minval and maxval must have no axes")
    if minval.value is not None and maxval.value is not None and minval.value >= maxval.value:
        raise RuleError("minval must be < maxval")


def as_shape_input(shape):
    """The `shape` argument of a random op as a tensor: lists are of integers, also when they are empty."""
    if not hasattr(shape, "dtype") and hasattr(shape, "__iter__"):
        shape = list(shape)
    return convert_to_tensor(shape, dtype_hint=int32)


def normal(shape, mean=0.0, stddev=1.0, dtype=float32, seed=None, name=None):
    """Numbers drawn from a normal distribution.

    shape: int [R].
    mean, stddev: of `dtype`, broadcastable to `shape`.
    dtype: a float dtype.
    seed: an int, or None for a seed drawn by the program's generator (see `seeds.py`).

        >>> import minitf as tf
        >>> tf.random.set_seed(1)
        >>> tf.random.normal([2]).numpy()
        array([-1.1012203,  1.5457517], dtype=float32)

    Raises: InvalidArgumentError for a negative size; TypeError for an integer dtype.
    Source: tf.random.normal.
    """
    return _scaled(RandomStandardNormal, shape, mean, stddev, dtype, seed)


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=float32, seed=None, name=None):
    """Numbers drawn from a normal distribution, those further than 2 `stddev` from `mean` drawn again.

    Arguments and errors are those of `normal`.

        >>> import minitf as tf
        >>> tf.random.set_seed(1)
        >>> tf.random.truncated_normal([2]).numpy()
        array([-1.1012203,  1.5457517], dtype=float32)

    Source: tf.random.truncated_normal.
    """
    return _scaled(TruncatedNormal, shape, mean, stddev, dtype, seed)


def _scaled(op, shape, mean, stddev, dtype, seed):
    dtype = as_dtype(dtype)
    mean, stddev = convert_to_tensor(mean, dtype), convert_to_tensor(stddev, dtype)
    seed, seed2 = get_seed(seed)
    z = execute(op, as_shape_input(shape), dtype=dtype, seed=seed, seed2=seed2)
    return add(multiply(z, stddev), mean)


def uniform(shape, minval=0, maxval=None, dtype=float32, seed=None, name=None):
    """Numbers spread evenly over [minval, maxval).

    shape: int [R].
    minval, maxval: of `dtype`; broadcastable to `shape` for floats, single numbers for integers.
    dtype: a float dtype, int32 or int64. Floats have maxval 1 by default, integers must give it.
    seed: an int, or None for a seed drawn by the program's generator (see `seeds.py`).

        >>> import minitf as tf
        >>> tf.random.set_seed(1)
        >>> tf.random.uniform([3], maxval=10, dtype=tf.int32).numpy()
        array([2, 9, 7], dtype=int32)

    Raises: ValueError for another dtype, or integers without maxval; InvalidArgumentError for a negative size.
    Source: tf.random.uniform. Unless maxval - minval is a power of two, some integers are very slightly likelier.
    """
    dtype = as_dtype(dtype)
    check_uniform_dtype("tf.random.uniform", dtype, FLOATING | INDEX)
    if maxval is None and dtype in INDEX:
        raise ValueError(explain("tf.random.uniform", f"dtype is {dtype.name} and maxval is None",
                                 "integers need an upper bound", "Pass maxval"))
    seed, seed2 = get_seed(seed)
    shape = as_shape_input(shape)
    if dtype in INDEX:
        low, high = convert_to_tensor(minval, dtype), convert_to_tensor(maxval, dtype)
        return execute(RandomUniformInt, shape, low, high, seed=seed, seed2=seed2)
    return stretch(execute(RandomUniform, shape, dtype=dtype, seed=seed, seed2=seed2), minval, maxval)


def check_uniform_dtype(where, dtype, allowed):
    """ValueError unless numbers of `dtype` can be drawn."""
    if dtype not in allowed:
        names = ", ".join(sorted(d.name for d in allowed))
        raise ValueError(explain(where, f"dtype is {dtype.name}", f"it must be one of {names}"))


def stretch(x, minval, maxval):
    """`x` in [0, 1) moved to [minval, maxval), with as little arithmetic as TensorFlow, for the same last bit."""
    maxval = 1 if maxval is None else maxval
    starts_at_0 = isinstance(minval, int) and minval == 0
    if starts_at_0:
        ends_at_1 = isinstance(maxval, int) and maxval == 1
        return x if ends_at_1 else multiply(x, convert_to_tensor(maxval, x.dtype))
    minval, maxval = convert_to_tensor(minval, x.dtype), convert_to_tensor(maxval, x.dtype)
    return add(multiply(x, maxval - minval), minval)
