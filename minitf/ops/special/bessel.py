"""Bessel functions, elementwise: J0, J1, Y0, Y1. Floor 2. Read next: `modified_bessel.py`.

They solve x^2 y'' + x y' = (n^2 - x^2) y: the waves of a drum. J is finite at 0, Y is not. They take about 15
times TensorFlow's time at a million elements: beyond 5, J and Y look up two tables and need a sine and a cosine, all in
float64; TensorFlow computes in float32, and far out has only a few of its digits.
"""

from __future__ import annotations

from ...core.fast import execute_unary
from ...core.op import Op
from ..elementwise.arithmetic import same
from ..elementwise.comparison import equal
from ..indexing.selection import where
from ..shapes.creation import ones_like
from . import bessel_values as values
from .tables import FLOATS, elementwise


class BesselJ0(Op):
    """y = J0(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.j0_values, x)

    def gradient(call, dy):
        return [-dy * bessel_j1(call.inputs[0])]


def bessel_j0(x, name=None):
    """The Bessel function J0, elementwise: 1 at 0, even.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_j0([0., 1., 10.]).numpy()
        array([ 1.        ,  0.7651977 , -0.24593577], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_j0; https://dlmf.nist.gov/10.2.
    """
    return execute_unary(BesselJ0, x)


class BesselJ1(Op):
    """y = J1(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.j1_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [dy * j1_slope(x, y)]


def bessel_j1(x, name=None):
    """The Bessel function J1, elementwise: 0 at 0, odd.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_j1([0., 1., 10.]).numpy()
        array([0.        , 0.44005057, 0.04347274], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_j1; https://dlmf.nist.gov/10.2.
    """
    return execute_unary(BesselJ1, x)


class BesselY0(Op):
    """y = Y0(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.y0_values, x)

    def gradient(call, dy):
        return [-dy * bessel_y1(call.inputs[0])]


def bessel_y0(x, name=None):
    """The Bessel function Y0, elementwise: -inf for x <= 0.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_y0([0., 1., 10.]).numpy()
        array([      -inf, 0.08825696, 0.05567117], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_y0; https://dlmf.nist.gov/10.2.
    """
    return execute_unary(BesselY0, x)


class BesselY1(Op):
    """y = Y1(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.y1_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [dy * (bessel_y0(x) - y / x)]


def bessel_y1(x, name=None):
    """The Bessel function Y1, elementwise: -inf for x <= 0.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_y1([0.5, 1., 10.]).numpy()
        array([-1.4714724 , -0.7812128 ,  0.24901542], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_y1; https://dlmf.nist.gov/10.2.
    """
    return execute_unary(BesselY1, x)


def j1_slope(x, y):
    """J0(x) - J1(x) / x, which is 1/2 at 0."""
    at_0 = equal(x, 0)
    return where(at_0, 0.5 * ones_like(x), bessel_j0(x) - y / where(at_0, ones_like(x), x))
