"""Functions of one tensor, element by element. Floor 2. Read `arrays.py` first.

Where the result is no integer, integers and bools are taken as floats: float64, unless float32 is preferred.
"""

from __future__ import annotations

import math

import numpy as np

from ...backend.dtypes import bool_
from ..elementwise import (
    arithmetic,
    bitwise,
    comparison,
    complex_parts,
    exponential,
    finite,
    hyperbolic,
    logical,
    magnitude,
    powers,
    rounding,
    trigonometry,
)
from ..indexing.selection import where
from ..shapes.creation import ones_like, zeros_like
from ..shapes.identity import cast, conj
from . import arrays, promotion
from .arrays import asarray, floating


def log(x):
    """The natural logarithm.   Source: np.log."""
    return exponential.log(floating(x))


def log2(x):
    """The logarithm to the base 2; float64.   Source: np.log2."""
    return over_log_of(2, x)


def log10(x):
    """The logarithm to the base 10; float64.   Source: np.log10."""
    return over_log_of(10, x)


def over_log_of(base, x):
    """The logarithm of x to another base; float64, as a number of NumPy's makes it in TensorFlow."""
    x, divisor = arrays.promoted(log(x), np.float64(math.log(base)))
    return arithmetic.divide(x, divisor)


def log1p(x):
    """log(1 + x), exact near 0.   Source: np.log1p."""
    return exponential.log1p(floating(x))


def exp(x):
    """e to the power of x.

        >>> import minitf as tf
        >>> tf.experimental.numpy.exp([0, 1])
        <tf.Tensor: shape=(2,), dtype=float64, numpy=array([1.        , 2.71828183])>

    Source: np.exp.
    """
    return exponential.exp(floating(x))


def exp2(x):
    """2 to the power of x.   Source: np.exp2."""
    x = floating(x)
    return powers.pow_(cast(2, x.dtype), x)


def expm1(x):
    """exp(x) - 1, exact near 0.   Source: np.expm1."""
    return exponential.expm1(floating(x))


def sqrt(x):
    """The square root.   Source: np.sqrt."""
    return powers.sqrt(floating(x))


def cbrt(x):
    """The cube root, negative for negative x.   Source: np.cbrt."""
    x = floating(x)
    root = powers.pow_(magnitude.abs_(x), cast(1 / 3, x.dtype))
    return where(x < 0, -root, root)


def square(x):
    """x times x.   Source: np.square."""
    return arithmetic.square(asarray(x))


def reciprocal(x):
    """1 / x.   Source: np.reciprocal."""
    return powers.reciprocal(asarray(x))


def abs_(x):
    """The size of x without its sign.   Source: np.abs."""
    return magnitude.abs_(asarray(x))


def absolute(x):
    """The same as `abs`.   Source: np.absolute."""
    return abs_(x)


def fabs(x):
    """The same as `abs`.   Source: np.fabs."""
    return abs_(x)


def sign(x, out=None, where=None, **kwargs):
    """-1, 0 or 1.   Raises: ValueError for any other argument.   Source: np.sign."""
    promotion.refuse("sign", out or where or kwargs, "anything but x")
    return magnitude.sign(asarray(x))


def signbit(x):
    """Whether x is below 0.   Source: np.signbit. Differs: -0.0 is not, as in TensorFlow."""
    x = asarray(x)
    return zeros_like(x) if x.dtype == bool_ else x < 0


def negative(x):
    """-x.   Source: np.negative."""
    return arithmetic.negative(asarray(x))


def positive(x):
    """x itself.   Source: np.positive."""
    return asarray(x)


def ceil(x):
    """The next whole number that is not below x.   Source: np.ceil."""
    return rounding.ceil(floating(x))


def floor(x):
    """The next whole number that is not above x.   Source: np.floor."""
    return rounding.floor(floating(x))


def fix(x):
    """The next whole number towards 0.   Source: np.fix."""
    x = floating(x)
    return where(x < 0, rounding.ceil(x), rounding.floor(x))


def around(a, decimals=0):
    """`a` rounded to that many digits after the point, halves to the even digit.   Source: np.around."""
    a = asarray(a)
    x = floating(a)
    factor = cast(math.pow(10, decimals), x.dtype)
    return cast(rounding.round_(x * factor) / factor, a.dtype)


def round_(a, decimals=0):
    """The same as `around`.   Source: np.round."""
    return around(a, decimals)


def sin(x):
    """The sine of an angle in radians.   Source: np.sin."""
    return trigonometry.sin(floating(x))


def cos(x):
    """The cosine of an angle in radians.   Source: np.cos."""
    return trigonometry.cos(floating(x))


def tan(x):
    """The tangent of an angle in radians.   Source: np.tan."""
    return trigonometry.tan(floating(x))


def arcsin(x):
    """The angle in radians whose sine is x in [-1, 1].   Source: np.arcsin."""
    return trigonometry.asin(floating(x))


def arccos(x):
    """The angle in radians whose cosine is x in [-1, 1].   Source: np.arccos."""
    return trigonometry.acos(floating(x))


def arctan(x):
    """The angle in radians whose tangent is x.   Source: np.arctan."""
    return trigonometry.atan(floating(x))


def sinh(x):
    """The hyperbolic sine.   Source: np.sinh."""
    return hyperbolic.sinh(floating(x))


def cosh(x):
    """The hyperbolic cosine.   Source: np.cosh."""
    return hyperbolic.cosh(floating(x))


def tanh(x):
    """The hyperbolic tangent.   Source: np.tanh."""
    return hyperbolic.tanh(floating(x))


def arcsinh(x):
    """The number whose hyperbolic sine is x.   Source: np.arcsinh."""
    return hyperbolic.asinh(floating(x))


def arccosh(x):
    """The number whose hyperbolic cosine is x, at least 1.   Source: np.arccosh."""
    return hyperbolic.acosh(floating(x))


def arctanh(x):
    """The number whose hyperbolic tangent is x in (-1, 1).   Source: np.arctanh."""
    return hyperbolic.atanh(floating(x))


def deg2rad(x):
    """Degrees as radians.   Source: np.deg2rad."""
    return floating(x) * (np.pi / 180)


def rad2deg(x):
    """Radians as degrees.   Source: np.rad2deg."""
    return floating(x) * (180 / np.pi)


def sinc(x):
    """sin(pi x) / (pi x), and 1 at 0.   Source: np.sinc."""
    x = floating(x)
    return where(comparison.equal(x, 0), ones_like(x), trigonometry.sin(x * np.pi) / (x * np.pi))


def conjugate(x):
    """The complex conjugate.   Source: np.conjugate."""
    return conj(asarray(x))


def conj_(x):
    """The complex conjugate.   Source: np.conj."""
    return conj(asarray(x))


def real(val):
    """The real parts.   Source: np.real."""
    return complex_parts.real(asarray(val))


def imag(val):
    """The imaginary parts.   Source: np.imag."""
    val = asarray(val)
    return complex_parts.imag(val) if val.dtype.is_complex else zeros_like(val)


def angle(z, deg=False):
    """The angle of complex numbers in the plane, in radians, or degrees where `deg`.

    Source: np.angle. As in TensorFlow, those of floats are float32.
    """
    z = floating(z)
    radians = complex_parts.angle(z) if z.dtype.is_complex else where(z < 0, np.float32(np.pi), np.float32(0))
    return rad2deg(radians) if deg else radians


def isfinite(x):
    """Whether each element is neither infinite nor nan.   Source: np.isfinite."""
    return finite.is_finite(floating(x))


def isnan(x):
    """Whether each element is nan.   Source: np.isnan."""
    return finite.is_nan(floating(x))


def isinf(x):
    """Whether each element is infinite; False for a tensor that holds no floats.   Source: np.isinf."""
    return finite.is_inf(x) if x.dtype.is_floating else False


def isposinf(x):
    """Whether each element is +inf; False for a tensor that holds no floats.   Source: np.isposinf."""
    return comparison.equal(x, arrays.full_like(x, np.inf)) if x.dtype.is_floating else False


def isneginf(x):
    """Whether each element is -inf; False for a tensor that holds no floats.   Source: np.isneginf."""
    return comparison.equal(x, arrays.full_like(x, -np.inf)) if x.dtype.is_floating else False


def iscomplex(x):
    """Whether each element has an imaginary part.   Source: np.iscomplex."""
    return comparison.not_equal(imag(x), 0)


def isreal(x):
    """Whether each element has no imaginary part.   Source: np.isreal."""
    return comparison.equal(imag(x), 0)


def iscomplexobj(x):
    """Whether the dtype is complex.   Source: np.iscomplexobj."""
    return asarray(x).dtype.is_complex


def isrealobj(x):
    """Whether the dtype is not complex.   Source: np.isrealobj."""
    return not iscomplexobj(x)


def bitwise_not(x):
    """Each bit turned round; for bools, whether not.   Source: np.bitwise_not."""
    x = asarray(x)
    return logical.logical_not(x) if x.dtype == bool_ else bitwise.invert(x)


def logical_not(x):
    """Whether each element is 0.   Source: np.logical_not."""
    return logical.logical_not(arrays.as_bool(x))
