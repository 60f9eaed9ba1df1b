"""Functions of `keras.ops` of one tensor, number by number. Floor 7. Read `function_call.py` first.

They are TensorFlow's under NumPy's names, and take integers where floats are needed, and KerasTensors.
"""

import math

import numpy as np

from ...backend.dtypes import as_dtype
from ...ops.elementwise import (
    arithmetic,
    complex_parts,
    error_function,
    exponential,
    finite,
    hyperbolic,
    magnitude,
    powers,
    rounding,
    trigonometry,
)
from ...ops.elementwise.saturation import saturate_cast as saturated
from ...ops.indexing.selection import where
from ...ops.nn import sigmoid as sigmoids
from ...ops.shapes import bitcast, creation, joining
from ...ops.shapes.identity import identity
from ...ops.shapes.identity import stop_gradient as stop
from ...ops.special import inverse_error_function, modified_bessel
from ..standardize import standardize_dtype
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import floats, numbers


def of_floats(name, function):
    """`keras.ops.name`: a function of floats that takes integers, too, and KerasTensors."""
    def on_floats(x):
        return function(floats(x))

    on_floats.__name__, on_floats.__doc__ = name, function.__doc__
    return on_symbols_too(on_floats)


exp, expm1 = of_floats("exp", exponential.exp), of_floats("expm1", exponential.expm1)
log, log1p = of_floats("log", exponential.log), of_floats("log1p", exponential.log1p)
sqrt, rsqrt = of_floats("sqrt", powers.sqrt), of_floats("rsqrt", powers.rsqrt)
reciprocal = of_floats("reciprocal", powers.reciprocal)
sin, cos, tan = (of_floats(name, getattr(trigonometry, name)) for name in ("sin", "cos", "tan"))
sinh, cosh, tanh = (of_floats(name, getattr(hyperbolic, name)) for name in ("sinh", "cosh", "tanh"))
arcsin, arccos = of_floats("arcsin", trigonometry.asin), of_floats("arccos", trigonometry.acos)
arctan, arcsinh = of_floats("arctan", trigonometry.atan), of_floats("arcsinh", hyperbolic.asinh)
arccosh, arctanh = of_floats("arccosh", hyperbolic.acosh), of_floats("arctanh", hyperbolic.atanh)
erf, erfc = of_floats("erf", error_function.erf), of_floats("erfc", error_function.erfc)
erfinv, i0 = of_floats("erfinv", inverse_error_function.erfinv), of_floats("i0", modified_bessel.bessel_i0)
sigmoid, softplus = of_floats("sigmoid", sigmoids.sigmoid), of_floats("softplus", sigmoids.softplus)
floor, ceil = of_floats("floor", rounding.floor), of_floats("ceil", rounding.ceil)
isnan, isinf = of_floats("isnan", finite.is_nan), of_floats("isinf", finite.is_inf)
isfinite = of_floats("isfinite", finite.is_finite)
fabs = of_floats("fabs", magnitude.abs_)


@on_symbols_too
def exp2(x):
    """2 to the power x."""
    return exponential.exp(floats(x) * math.log(2))


@on_symbols_too
def log2(x):
    """The logarithm of base 2."""
    return exponential.log(floats(x)) / math.log(2)


@on_symbols_too
def log10(x):
    """The logarithm of base 10."""
    return exponential.log(floats(x)) / math.log(10)


@on_symbols_too
def cbrt(x):
    """The cube root, also of negative numbers."""
    x = floats(x)
    return magnitude.sign(x) * powers.pow_(magnitude.abs_(x), 1 / 3)


@on_symbols_too
def deg2rad(x):
    """An angle in degrees, in radians."""
    return floats(x) * (math.pi / 180)


@on_symbols_too
def rad2deg(x):
    """An angle in radians, in degrees."""
    return floats(x) * (180 / math.pi)


@on_symbols_too
def sinc(x):
    """sin(pi x) / (pi x); 1 at 0."""
    x = floats(x) * math.pi
    safe = where(x == 0, creation.ones_like(x), x)
    return where(x == 0, creation.ones_like(x), trigonometry.sin(safe) / safe)


@on_symbols_too
def sign(x):
    """-1, 0 or 1; of a bool an int32."""
    return magnitude.sign(numbers(x))


@on_symbols_too
def square(x):
    """x * x."""
    return arithmetic.square(numbers(x))


@on_symbols_too
def trunc(x):
    """Rounded towards 0; integers as they are."""
    x = as_tensor(x)
    return where(x < 0, rounding.ceil(x), rounding.floor(x)) if x.dtype.is_floating else x


# --- questions --------------------------------------------------------------------------------------------------------
@on_symbols_too
def isposinf(x):
    """Whether x is infinity."""
    return floats(x) == np.inf


@on_symbols_too
def isneginf(x):
    """Whether x is minus infinity."""
    return floats(x) == -np.inf


@on_symbols_too
def isreal(x):
    """Whether x has no imaginary part."""
    return imag(x) == 0


@on_symbols_too
def signbit(x):
    """Whether x is negative; -0. is, too."""
    x = numbers(x)
    return (x < 0) | ((x == 0) & (1 / x < 0)) if x.dtype.is_floating else x < 0


@on_symbols_too
def nan_to_num(x, nan=0.0, posinf=None, neginf=None):
    """x with numbers in the place of NaN and of infinities: by default 0, and the largest and lowest of its dtype."""
    x = as_tensor(x)
    if not x.dtype.is_floating:
        return x
    x = where(finite.is_nan(x), as_tensor(nan, x.dtype), x)
    x = where(x == np.inf, as_tensor(x.dtype.max if posinf is None else posinf, x.dtype), x)
    return where(x == -np.inf, as_tensor(x.dtype.min if neginf is None else neginf, x.dtype), x)


# --- complex numbers --------------------------------------------------------------------------------------------------
@on_symbols_too
def real(x):
    """The real part."""
    x = as_tensor(x)
    return complex_parts.real(x) if x.dtype.is_complex else x


@on_symbols_too
def imag(x):
    """The imaginary part; 0 for a real number."""
    x = as_tensor(x)
    return complex_parts.imag(x) if x.dtype.is_complex else creation.zeros_like(x)


@on_symbols_too
def conj(x):
    """The conjugate; a real number is its own."""
    x = as_tensor(x)
    return complex_parts.complex_(complex_parts.real(x), -complex_parts.imag(x)) if x.dtype.is_complex else x


@on_symbols_too
def conjugate(x):
    """The same as `conj`."""
    return conj(x)


@on_symbols_too
def angle(x):
    """The angle of a complex number; 0 or pi for a real one."""
    return complex_parts.angle(floats(x))


# --- dtypes and gradients ---------------------------------------------------------------------------------------------
@on_symbols_too
def cast(x, dtype):
    """x in another dtype."""
    return as_tensor(x, as_dtype(standardize_dtype(dtype)))


@on_symbols_too
def saturate_cast(x, dtype):
    """x in another dtype, cut off at its limits."""
    return saturated(as_tensor(x), standardize_dtype(dtype))


@on_symbols_too
def view(x, dtype=None):
    """The same bytes as another dtype."""
    return as_tensor(x) if dtype is None else bitcast.bitcast(as_tensor(x), standardize_dtype(dtype))


@on_symbols_too
def view_as_complex(x):
    """Complex numbers of pairs in the last axis.   x: [..., 2]  ->  [...]."""
    return complex_parts.complex_(x[..., 0], x[..., 1])


@on_symbols_too
def view_as_real(x):
    """Pairs of a complex number's parts.   x: [...]  ->  [..., 2]."""
    return joining.stack([complex_parts.real(x), complex_parts.imag(x)], -1)


@on_symbols_too
def stop_gradient(variable):
    """The value, through which no gradient flows."""
    return stop(as_tensor(variable))


@on_symbols_too
def copy(x):
    """x, once more."""
    return identity(as_tensor(x))
