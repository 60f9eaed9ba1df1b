"""Modified Bessel functions, elementwise: I0, I1, K0, K1, and each times what keeps it small. Floor 2.

They solve x^2 y'' + x y' = (x^2 + n^2) y: I grows like e^x, K falls like e^-x. Read next: `bessel_values.py`.
They take about 3 (K) to 7 (I) times TensorFlow's time at a million elements: a look-up is a dozen passes over a block
in NumPy, in float64, where TensorFlow runs one loop of compiled code in float32.
"""

from __future__ import annotations

from ...core.fast import execute_unary
from ...core.op import Op
from ..elementwise.arithmetic import same
from ..elementwise.comparison import equal
from ..elementwise.magnitude import sign
from ..indexing.selection import where
from ..shapes.creation import ones_like
from . import bessel_values as values
from .tables import FLOATS, elementwise


class BesselI0(Op):
    """y = I0(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.i0_values, x)

    def gradient(call, dy):
        return [dy * bessel_i1(call.inputs[0])]


def bessel_i0(x, name=None):
    """The modified Bessel function I0, elementwise: 1 at 0, even.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_i0([0., 1., 10.]).numpy()
        array([1.0000000e+00, 1.2660658e+00, 2.8157166e+03], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_i0; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselI0, x)


class BesselI0e(Op):
    """y = e^-|x| I0(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.i0e_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [dy * (bessel_i1e(x) - sign(x) * y)]


def bessel_i0e(x, name=None):
    """e^-|x| times the modified Bessel function I0, elementwise: finite far out.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_i0e([0., 1., 1000.]).numpy()
        array([1.        , 0.4657596 , 0.01261724], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_i0e; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselI0e, x)


class BesselI1(Op):
    """y = I1(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.i1_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [dy * i1_slope(x, bessel_i0(x), y)]


def bessel_i1(x, name=None):
    """The modified Bessel function I1, elementwise: 0 at 0, odd.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_i1([0., 1., 10.]).numpy()
        array([0.0000000e+00, 5.6515908e-01, 2.6709883e+03], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_i1; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselI1, x)


class BesselI1e(Op):
    """y = e^-|x| I1(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.i1e_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [dy * (i1_slope(x, bessel_i0e(x), y) - sign(x) * y)]


def bessel_i1e(x, name=None):
    """e^-|x| times the modified Bessel function I1, elementwise: finite far out.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_i1e([0., 1., 1000.]).numpy()
        array([0.        , 0.20791042, 0.01261093], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_i1e; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselI1e, x)


class BesselK0(Op):
    """y = K0(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.k0_values, x)

    def gradient(call, dy):
        return [-dy * bessel_k1(call.inputs[0])]


def bessel_k0(x, name=None):
    """The modified Bessel function K0, elementwise: inf for x <= 0.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_k0([0., 1., 10.]).numpy()
        array([          inf, 4.2102444e-01, 1.7780063e-05], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_k0; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselK0, x)


class BesselK0e(Op):
    """y = e^x K0(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.k0e_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [dy * (y - bessel_k1e(x))]


def bessel_k0e(x, name=None):
    """e^x times the modified Bessel function K0, elementwise: not 0 far out.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_k0e([0., 1., 1000.]).numpy()
        array([       inf, 1.1444631 , 0.03962832], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_k0e; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselK0e, x)


class BesselK1(Op):
    """y = K1(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.k1_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [-dy * (bessel_k0(x) + y / x)]


def bessel_k1(x, name=None):
    """The modified Bessel function K1, elementwise: inf for x <= 0.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_k1([0., 1., 10.]).numpy()
        array([          inf, 6.0190725e-01, 1.8648774e-05], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_k1; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselK1, x)


class BesselK1e(Op):
    """y = e^x K1(x).   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, values.k1e_values, x)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        return [dy * (y - y / x - bessel_k0e(x))]


def bessel_k1e(x, name=None):
    """e^x times the modified Bessel function K1, elementwise: not 0 far out.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.special.bessel_k1e([0., 1., 1000.]).numpy()
        array([       inf, 1.6361535 , 0.03964813], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.special.bessel_k1e; https://dlmf.nist.gov/10.25.
    """
    return execute_unary(BesselK1e, x)


def i1_slope(x, i0, i1):
    """I0(x) - I1(x) / x, which is 1/2 at 0; and so where both are scaled, but for the slope of the scale."""
    at_0 = equal(x, 0)
    return where(at_0, 0.5 * ones_like(x), i0 - i1 / where(at_0, ones_like(x), x))
