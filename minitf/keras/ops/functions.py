"""The functions of `keras.ops` that models call most. Floor 7. Read `function_call.py` first.

They are TensorFlow's under NumPy's names, and take integers where a float is needed, and KerasTensors.
"""

from ...backend.dtypes import as_dtype
from ...core.convert import convert_to_tensor as to_tensor
from ...core.tensor import is_tensor as is_any_tensor
from ...ops.elementwise import (
    error_function,
    exponential,
    extrema,
    finite,
    hyperbolic,
    magnitude,
    powers,
    rounding,
    trigonometry,
)
from ...ops.elementwise.arithmetic import square as squared
from ...ops.indexing import gather, selection
from ...ops.linalg import einsum as einsums
from ...ops.nn import rectifiers
from ...ops.nn import sigmoid as sigmoids
from ...ops.nn import softmax as softmaxes
from ...ops.reductions import argmax as places
from ...ops.reductions import cumulative, reduction, statistics
from ...ops.shapes import broadcasting, creation, identity, joining, layout, sequences, tiling
from ...ops.shapes.identity import stop_gradient as stop
from ..config import floatx
from ..standardize import standardize_dtype
from ..symbolic.keras_tensor import KerasTensor
from ..variables import as_tensor
from .function_call import on_symbols_too
from .promotion import alike


def of_floats(function):
    """The function on symbols too, with integers taken as floats."""
    def on_floats(x):
        x = to_tensor(x)
        return function(x if x.dtype.is_floating or x.dtype.is_complex else identity.cast(x, floatx()))

    on_floats.__name__, on_floats.__doc__ = function.__name__, function.__doc__
    return on_symbols_too(on_floats)


exp, log, log1p, expm1 = map(of_floats, (exponential.exp, exponential.log, exponential.log1p, exponential.expm1))
sqrt, rsqrt = of_floats(powers.sqrt), of_floats(powers.rsqrt)
sin, cos, tan, tanh = map(of_floats, (trigonometry.sin, trigonometry.cos, trigonometry.tan, hyperbolic.tanh))
erf, sigmoid, softplus = map(of_floats, (error_function.erf, sigmoids.sigmoid, sigmoids.softplus))
floor, ceil, sign = on_symbols_too(rounding.floor), on_symbols_too(rounding.ceil), on_symbols_too(magnitude.sign)
square, relu = on_symbols_too(squared), on_symbols_too(rectifiers.relu)
isnan = on_symbols_too(finite.is_nan, "isnan")
isfinite = on_symbols_too(finite.is_finite, "isfinite")
stop_gradient = on_symbols_too(stop)
einsum = on_symbols_too(einsums.einsum)


# --- reductions -------------------------------------------------------------------------------------------------------
@on_symbols_too
def sum_(x, axis=None, keepdims=False):
    """The sum over axes."""
    return reduction.reduce_sum(x, axis, keepdims)


@on_symbols_too
def mean(x, axis=None, keepdims=False):
    """The mean over axes; of integers a float."""
    x = to_tensor(x)
    return reduction.reduce_mean(x if x.dtype.is_floating else identity.cast(x, floatx()), axis, keepdims)


@on_symbols_too
def max_(x, axis=None, keepdims=False, initial=None):
    """The greatest over axes, and over `initial`."""
    y = reduction.reduce_max(x, axis, keepdims)
    return y if initial is None else maximum(y, initial)


@on_symbols_too
def min_(x, axis=None, keepdims=False, initial=None):
    """The least over axes, and over `initial`."""
    y = reduction.reduce_min(x, axis, keepdims)
    return y if initial is None else minimum(y, initial)


@on_symbols_too
def prod(x, axis=None, keepdims=False):
    """The product over axes."""
    return reduction.reduce_prod(x, axis, keepdims)


@on_symbols_too
def all_(x, axis=None, keepdims=False):
    """Whether all elements along axes are true."""
    return reduction.reduce_all(as_tensor(x, as_dtype("bool")), axis, keepdims)


@on_symbols_too
def std(x, axis=None, keepdims=False):
    """The standard deviation over axes."""
    return statistics.reduce_std(x, axis, keepdims)


@on_symbols_too
def var(x, axis=None, keepdims=False):
    """The variance over axes."""
    return statistics.reduce_variance(x, axis, keepdims)


@on_symbols_too
def argmax(x, axis=None, keepdims=False):
    """The index of the greatest along an axis, int32; without an axis, among all elements in a row."""
    x, axis = along(x, axis)
    y = places.argmax(x, axis, as_dtype("int32"))
    return layout.expand_dims(y, axis) if keepdims else y


@on_symbols_too
def argmin(x, axis=None, keepdims=False):
    """The index of the least along an axis, int32; without an axis, among all elements in a row."""
    x, axis = along(x, axis)
    y = places.argmin(x, axis, as_dtype("int32"))
    return layout.expand_dims(y, axis) if keepdims else y


@on_symbols_too
def cumsum(x, axis=None):
    """The sums of the first elements along an axis; without an axis, of all elements in a row."""
    return cumulative.cumsum(*along(x, axis))


def along(x, axis):
    """(x, axis); without an axis, the elements of x in a row, and its only axis."""
    return (layout.reshape(x, [-1]), 0) if axis is None else (x, axis)


# --- choosing ---------------------------------------------------------------------------------------------------------
@on_symbols_too
def maximum(x1, x2):
    """The greater of two, elementwise."""
    return extrema.maximum(*alike(x1, x2))


@on_symbols_too
def minimum(x1, x2):
    """The lesser of two, elementwise."""
    return extrema.minimum(*alike(x1, x2))


@on_symbols_too
def clip(x, x_min, x_max):
    """x, but at least `x_min` and at most `x_max`."""
    return minimum(maximum(x, x_min), x_max)


@on_symbols_too
def where(condition, x1=None, x2=None):
    """x1 where the condition holds, else x2; without them, where it holds."""
    if x1 is None and x2 is None:
        return selection.where(condition)
    return selection.where(as_tensor(condition, as_dtype("bool")), *alike(x1, x2))


@on_symbols_too
def take(x, indices, axis=None):
    """The elements at these indices along an axis; without an axis, among all elements in a row."""
    x, axis = along(x, axis)
    return gather.gather(x, indices, axis=axis)


@on_symbols_too
def softmax(x, axis=-1):
    """exp(x) over its sum along an axis."""
    return softmaxes.softmax(x, axis)


@on_symbols_too
def log_softmax(x, axis=-1):
    """The logarithm of `softmax`."""
    return softmaxes.log_softmax(x, axis)


# --- shapes -----------------------------------------------------------------------------------------------------------
@on_symbols_too
def cast(x, dtype):
    """x in another dtype."""
    return as_tensor(x, as_dtype(standardize_dtype(dtype)))


@on_symbols_too
def transpose(x, axes=None):
    """The axes in another order, by default the reverse."""
    return layout.transpose(x, axes)


@on_symbols_too
def expand_dims(x, axis):
    """x with an axis of size 1."""
    return layout.expand_dims(x, axis)


@on_symbols_too
def concatenate(xs, axis=0):
    """Tensors side by side along an axis, in the dtype in which they meet."""
    return joining.concat(alike(*xs), axis)


@on_symbols_too
def stack(x, axis=0):
    """Tensors along a new axis."""
    return joining.stack(alike(*x), axis)


@on_symbols_too
def tile(x, repeats):
    """x so many times along each axis."""
    return tiling.tile(x, repeats)


@on_symbols_too
def repeat(x, repeats, axis=None):
    """Every element so many times."""
    return tiling.repeat(x, repeats, axis)


@on_symbols_too
def broadcast_to(x, shape):
    """x in a wider shape."""
    return broadcasting.broadcast_to(x, shape)


def shape(x):
    """The shape as a tuple; where a size is not known yet, it is a tensor, and of a KerasTensor None."""
    if isinstance(x, KerasTensor):
        return x.shape
    x = to_tensor(x)
    sizes = layout.shape(x)
    return tuple(sizes[i] if n is None else n for i, n in enumerate(x.shape.as_list()))


# --- making -----------------------------------------------------------------------------------------------------------
def convert_to_tensor(x, dtype=None, sparse=None, ragged=None):
    """x as a tensor, cast to `dtype`."""
    return as_tensor(x, None if dtype is None else as_dtype(standardize_dtype(dtype)))


def convert_to_numpy(x):
    """x as a NumPy array."""
    return to_tensor(x).numpy()


def is_tensor(x) -> bool:
    """Whether x is a tensor or a variable."""
    return is_any_tensor(x) and not isinstance(x, KerasTensor)


def zeros(shape, dtype=None):
    """Zeros, by default of floatx."""
    return creation.zeros(shape, standardize_dtype(dtype))


def ones(shape, dtype=None):
    """Ones, by default of floatx."""
    return creation.ones(shape, standardize_dtype(dtype))


def full(shape, fill_value, dtype=None):
    """One value everywhere."""
    return broadcasting.broadcast_to(convert_to_tensor(fill_value, dtype), shape)


def eye(N, M=None, k=0, dtype=None):
    """The identity matrix; k: which diagonal has the ones."""
    places_of_rows = layout.expand_dims(sequences.range_(N), 1)
    places_of_columns = sequences.range_(N if M is None else M)
    return cast(places_of_rows + k == places_of_columns, standardize_dtype(dtype))


def arange(start, stop=None, step=1, dtype=None):
    """Numbers from `start`, by default 0, up to `stop`."""
    start, stop = (0, start) if stop is None else (start, stop)
    return sequences.range_(start, stop, step, dtype=dtype)


@on_symbols_too
def zeros_like(x, dtype=None):
    """Zeros in the shape of x."""
    return creation.zeros_like(x, dtype)


@on_symbols_too
def ones_like(x, dtype=None):
    """Ones in the shape of x."""
    return creation.ones_like(x, dtype)
