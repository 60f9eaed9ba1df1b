"""Is a gradient right? Compare it with what a small step really does. Floor 3. Read next: `jacobians.py`.

A derivative along a direction u is a limit of (f(x + h u) - f(x - h u)) / 2h. Two calls of f give it for one u, however
many elements x has; and where the gradient is wrong in any element, a random u shows it almost surely. So a check costs
two calls of f for each argument and order, where one that steps along every element would take thousands.
"""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import float64
from ..core.convert import constant, convert_to_tensor
from ..ops.shapes.broadcasting import reduce_sum
from ..ops.shapes.sums import add_n
from .tape import GradientTape

STEP = 6e-6  # the cube root of float64's precision: halfway between a crude limit and rounding errors


def check_gradients(f, *xs, order=2, tolerance=1e-6, seed=0):
    """Check the derivatives of `f` at the point `xs`, computed by the tape, against central differences.

    f: takes as many float64 tensors as there are `xs`; returns a float64 tensor, a smooth function of them.
    xs: real arrays or nested lists of numbers.
    order: how often to differentiate; 2 checks the gradient, and the gradient of the gradient's slope.
    tolerance: the greatest error allowed, relative to the derivative where that is larger than 1.
    seed: of the random directions.
    Returns: the greatest error found.

        >>> import minitf as tf
        >>> check_gradients(lambda x, y: x * x * y, [1., 2.], 3.) < 1e-8
        True

    Raises: AssertionError that names the order and the argument whose derivative is wrong.
    """
    rng = np.random.default_rng(seed)
    point = [constant(np.asarray(x, np.float64)) for x in xs]
    f = weighted_sum(f, rng.standard_normal(f(*point).shape))
    worst = 0.0
    for n in range(1, order + 1):
        directions = [constant(rng.standard_normal(x.shape)) for x in point]
        gradients = gradients_of(f, point)
        for i, (x, dx, u) in enumerate(zip(point, gradients, directions, strict=True)):
            assert dx.shape == x.shape, f"order {n}: argument {i} has shape {x.shape}, its gradient {dx.shape}"
            slope, expected = float(reduce_sum(dx * u)), difference(f, point, i, u)
            error = abs(slope - expected) / max(1.0, abs(slope), abs(expected))
            assert error <= tolerance, (  # written so that a NaN fails as well
                f"order {n}: the derivative by argument {i} is {slope} by the tape and {expected} by differences")
            worst = max(worst, error)
        f = slope_along(f, directions)
    return worst


def weighted_sum(f, weights):
    """A function that makes one number of what `f` returns, in which every element counts differently."""
    weights = constant(weights, float64)
    return lambda *xs: reduce_sum(f(*xs) * weights)


def gradients_of(f, xs):
    """The gradients of f, which returns one number, by each of its arguments; zeros for one that it ignores."""
    with GradientTape() as tape:
        tape.watch(xs)
        y = f(*xs)
    return [convert_to_tensor(dx) for dx in tape.gradient(y, xs, unconnected_gradients="zero")]


def difference(f, xs, i, u):
    """The central difference of f along the direction u of argument i."""
    def moved(h):
        return f(*xs[:i], xs[i] + h * u, *xs[i + 1:])

    return float(moved(STEP) - moved(-STEP)) / (2 * STEP)


def slope_along(f, directions):
    """The function whose value is the slope of f along all directions at once."""
    def slope(*xs):
        gradients = gradients_of(f, list(xs))
        return add_n([reduce_sum(dx * u) for dx, u in zip(gradients, directions, strict=True)])

    return slope
