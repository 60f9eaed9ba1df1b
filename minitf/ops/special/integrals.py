"""Integrals that have names: Dawson's, Fresnel's, the exponential integral, Spence's dilogarithm, elementwise. Floor 2.

Near 0 each is a series, tabulated as it is; far out what is left beside waves, powers and exponentials is tabulated
over 1 / x. Read `tables.py` first. They take about 5 to 10 times TensorFlow's time at a million elements: a look-up is
a dozen passes over a block in NumPy, in float64, and one loop of compiled code there.
"""

from __future__ import annotations

import math

from ...core.fast import execute_unary
from ...core.op import Op
from ..elementwise.arithmetic import same, square
from ..elementwise.comparison import equal
from ..elementwise.exponential import exp, log
from ..elementwise.trigonometry import cos, sin
from ..indexing.selection import where
from ..shapes.creation import ones_like
from . import integral_values as values
from .tables import FLOATS, elementwise


class Dawsn(Op):
    """y = e^(-x^2) times the integral of e^(t^2) from 0 to x.   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.dawson_values, x)

    def gradient(call, dy):
        return [dy * (1 - 2 * call.inputs[0] * call.output)]


class Expint(Op):
    """y = the integral of e^t / t from -inf to x.   x: float [...]  ->  y: same; nan for x < 0."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.expint_values, x)

    def gradient(call, dy):
        x = call.inputs[0]
        return [dy * exp(x) / x]


class FresnelCos(Op):
    """y = the integral of cos(pi t^2 / 2) from 0 to x.   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.fresnel_cos_values, x)

    def gradient(call, dy):
        return [dy * cos(math.pi / 2 * square(call.inputs[0]))]


class FresnelSin(Op):
    """y = the integral of sin(pi t^2 / 2) from 0 to x.   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.fresnel_sin_values, x)

    def gradient(call, dy):
        return [dy * sin(math.pi / 2 * square(call.inputs[0]))]


class Spence(Op):
    """y = -the integral of ln t / (t - 1) from 1 to x.   x: float [...]  ->  y: same; nan for x < 0."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.spence_values, x)

    def gradient(call, dy):
        x = call.inputs[0]
        at_1 = equal(x, 1)
        return [dy * where(at_1, -ones_like(x), log(x) / (1 - where(at_1, 0.5 * ones_like(x), x)))]


def dawsn(x, name=None):
    """Dawson's integral, elementwise: e^(-x^2) times the integral of e^(t^2) from 0 to x.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.dawsn([0., 1., 100.]).numpy()
        array([0.        , 0.5380795 , 0.00500025], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.dawsn; https://dlmf.nist.gov/7.2.
    """
    return execute_unary(Dawsn, x)


def expint(x, name=None):
    """The exponential integral Ei, elementwise: of e^t / t from -inf to x; -inf at 0, nan below.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.expint([0., 1., 10.]).numpy()
        array([         -inf, 1.8951178e+00, 2.4922290e+03], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.expint; https://dlmf.nist.gov/6.2.
    """
    return execute_unary(Expint, x)


def fresnel_cos(x, name=None):
    """Fresnel's cosine integral, elementwise: of cos(pi t^2 / 2) from 0 to x, at infinity 1/2.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.fresnel_cos([0., 1., -5.]).numpy()
        array([ 0.       ,  0.7798934, -0.5636312], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.fresnel_cos; https://dlmf.nist.gov/7.2.
    """
    return execute_unary(FresnelCos, x)


def fresnel_sin(x, name=None):
    """Fresnel's sine integral, elementwise: of sin(pi t^2 / 2) from 0 to x, at infinity 1/2.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.fresnel_sin([0., 1., -5.]).numpy()
        array([ 0.        ,  0.43825915, -0.49919137], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.fresnel_sin; https://dlmf.nist.gov/7.2.
    """
    return execute_unary(FresnelSin, x)


def spence(x, name=None):
    """Spence's dilogarithm, elementwise: -the integral of ln t / (t - 1) from 1 to x; nan for x < 0.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.spence([0., 1., 2.]).numpy()        # pi^2 / 6, 0, -pi^2 / 12
        array([ 1.644934,  0.      , -0.822467], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.spence; https://dlmf.nist.gov/25.12.
    """
    return execute_unary(Spence, x)
