"""Whole Jacobians, element by element: slow, exact, for small functions in tests. Floor 3. Read `check.py` first."""

from __future__ import annotations

import numpy as np

from ..backend.errors import explain
from ..core.convert import constant, convert_to_tensor
from .tape import GradientTape


def compute_gradient(f, x, delta=None):
    """The Jacobians of `f` by each of its arguments: once by the tape, once by central differences.

    f: takes len(x) float tensors, returns one.
    x: a list or tuple of real float values, the arguments of f.
    delta: the step of the differences, by default 1/1024.
    Returns: two tuples of NumPy arrays [size of f(x), size of the argument], of the arguments' dtypes: the Jacobians by
        the tape, and those by differences.

        >>> import minitf as tf
        >>> exact, measured = tf.test.compute_gradient(lambda x: x * x, [[1., 2.]])
        >>> exact[0]
        array([[2., 0.],
               [0., 4.]], dtype=float32)

    Raises: ValueError where `x` is no list or tuple.
    Source: tf.test.compute_gradient. Differs: complex arguments are left out.
    """
    if not isinstance(x, (list, tuple)):
        raise ValueError(explain("tf.test.compute_gradient", f"x is a {type(x).__name__}",
                                 "x must be a list or tuple, the arguments of f", "Pass [x]"))
    if not callable(f):
        raise TypeError(explain("tf.test.compute_gradient", f"f is a {type(f).__name__}", "f must be a function"))
    xs = [convert_to_tensor(value) for value in x]
    places = range(len(xs))
    return by_tape(f, xs), tuple(by_differences(f, xs, i, delta or 1 / 1024) for i in places)


def by_tape(f, xs):
    """Each row of the Jacobian is one walk backward, from one element of f(x)."""
    with GradientTape(persistent=True) as tape:
        tape.watch(xs)
        y = f(*xs)
    size = int(np.prod(y.shape))
    jacobians = tuple(np.zeros((size, int(np.prod(x.shape))), x.numpy().dtype) for x in xs)
    for row in range(size):
        seed = np.zeros(size, y.numpy().dtype)
        seed[row] = 1
        gradients = tape.gradient(y, xs, seed.reshape(y.shape), unconnected_gradients="zero")
        for jacobian, dx in zip(jacobians, gradients, strict=True):
            jacobian[row] = convert_to_tensor(dx).numpy().reshape(-1)
    return jacobians


def by_differences(f, xs, i, delta):
    """Each column of the Jacobian is one step, along one element of argument i."""
    x = xs[i].numpy()
    columns = []
    for k in range(x.size):
        step = np.zeros(x.size, x.dtype)
        step[k] = delta
        step = step.reshape(x.shape)
        ends = [f(*xs[:i], constant(x + h), *xs[i + 1:]).numpy() for h in (step, -step)]
        columns.append((ends[0] - ends[1]).reshape(-1) / (2 * delta))
    return np.stack(columns, axis=1).astype(x.dtype)
