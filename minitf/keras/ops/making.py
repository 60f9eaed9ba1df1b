"""Functions of `keras.ops` that make tensors, or tell what one is. Floor 7."""

import math

from ...backend.dtypes import as_dtype
from ...core.convert import convert_to_tensor as to_tensor
from ...core.tensor import is_tensor as is_any_tensor
from ...ops.elementwise.powers import pow_
from ...ops.elementwise.trigonometry import cos
from ...ops.shapes import broadcasting, creation, layout, sequences
from ...ops.shapes.identity import cast
from ...ops.signal import windows
from ...ops.special.modified_bessel import bessel_i0
from ..config import floatx
from ..standardize import standardize_dtype
from ..symbolic.function_call import on_symbols_too
from ..symbolic.keras_tensor import KerasTensor
from ..variables import as_tensor
from .promotion import floats, kind_of, result_type


@on_symbols_too
def convert_to_tensor(x, dtype=None, sparse=None, ragged=None):
    """x as a tensor, cast to `dtype`."""
    return as_tensor(x, None if dtype is None else as_dtype(standardize_dtype(dtype)))


def array(x, dtype=None):
    """The same as `convert_to_tensor`."""
    return convert_to_tensor(x, dtype)


def convert_to_numpy(x):
    """x as a NumPy array."""
    return to_tensor(x).numpy()


def is_tensor(x) -> bool:
    """Whether x is a tensor or a variable."""
    return is_any_tensor(x) and not isinstance(x, KerasTensor)


# --- what it is -------------------------------------------------------------------------------------------------------
def shape(x):
    """The shape as a tuple; where a size is not known yet, it is a tensor, and of a KerasTensor None."""
    if isinstance(x, KerasTensor):
        return x.shape
    x = to_tensor(x)
    sizes = layout.shape(x)
    return tuple(sizes[i] if n is None else n for i, n in enumerate(x.shape.as_list()))


def ndim(x):
    """How many axes there are."""
    return len(shape(x))


@on_symbols_too
def size(x):
    """How many elements there are, as an int32 tensor."""
    return layout.size(as_tensor(x))


def dtype(x):
    """The name of the dtype."""
    return standardize_dtype(x.dtype)


# --- one value --------------------------------------------------------------------------------------------------------
def zeros(shape, dtype=None):
    """Zeros, by default of floatx."""
    return creation.zeros(shape, standardize_dtype(dtype))


def ones(shape, dtype=None):
    """Ones, by default of floatx."""
    return creation.ones(shape, standardize_dtype(dtype))


def empty(shape, dtype=None):
    """Room for numbers, which here are 0."""
    return zeros(shape, dtype)


def full(shape, fill_value, dtype=None):
    """One value everywhere."""
    return broadcasting.broadcast_to(convert_to_tensor(fill_value, standardize_dtype(dtype)), shape)


@on_symbols_too
def zeros_like(x, dtype=None):
    """Zeros in the shape of x."""
    return creation.zeros_like(as_tensor(x), dtype)


@on_symbols_too
def ones_like(x, dtype=None):
    """Ones in the shape of x."""
    return creation.ones_like(as_tensor(x), dtype)


@on_symbols_too
def empty_like(x, dtype=None):
    """Room in the shape of x, which here is 0."""
    return creation.zeros_like(as_tensor(x), dtype)


@on_symbols_too
def full_like(x, fill_value, dtype=None):
    """One value in the shape of x."""
    x = as_tensor(x)
    return broadcasting.broadcast_to(convert_to_tensor(fill_value, dtype or x.dtype), layout.shape(x))


# --- matrices ---------------------------------------------------------------------------------------------------------
def eye(N, M=None, k=0, dtype=None):
    """The identity matrix; k: which diagonal has the ones."""
    rows, columns = _rows_and_columns(N, M)
    return cast(rows + k == columns, standardize_dtype(dtype))


def identity(n, dtype=None):
    """The square identity matrix."""
    return eye(n, dtype=dtype)


def tri(N, M=None, k=0, dtype=None):
    """Ones on the k-th diagonal and below, 0 above."""
    rows, columns = _rows_and_columns(N, M)
    return cast(rows + k >= columns, standardize_dtype(dtype))


def _rows_and_columns(n, m):
    return layout.expand_dims(sequences.range_(n), 1), sequences.range_(n if m is None else m)


# --- sequences --------------------------------------------------------------------------------------------------------
def arange(start, stop=None, step=None, dtype=None):
    """Numbers from `start`, by default 0, up to `stop`."""
    start, stop = (0, start) if stop is None else (start, stop)
    step = 1 if step is None else step
    dtype = result_type(*map(kind_of, (start, stop, step))) if dtype is None else standardize_dtype(dtype)
    return cast(sequences.range_(start, stop, step), dtype)


@on_symbols_too
def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    """`num` numbers at equal distances; endpoint: whether `stop` is the last. retstep: whether to return the step, too.
    """
    kind = result_type(kind_of(start), kind_of(stop), float) if dtype is None else standardize_dtype(dtype)
    start, stop = floats(start), floats(stop)
    step = (stop - start) / (max(num - 1, 1) if endpoint else num)
    numbers = cast(sequences.linspace(start, stop if endpoint else stop - step, num, axis=axis), kind)
    return (numbers, step) if retstep else numbers


@on_symbols_too
def logspace(start, stop, num=50, endpoint=True, base=10, dtype=None, axis=0):
    """`num` numbers from base ** start to base ** stop, each the same multiple of the one before."""
    exponents = linspace(start, stop, num, endpoint, axis=axis)
    found = pow_(as_tensor(base, exponents.dtype), exponents)
    return found if dtype is None else cast(found, standardize_dtype(dtype))


@on_symbols_too
def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """`num` numbers from `start` to `stop`, each the same multiple of the one before."""
    start, stop = floats(start), floats(stop)
    found = start * pow_(stop / start, linspace(0.0, 1.0, num, endpoint))
    return found if dtype is None else cast(found, standardize_dtype(dtype))


# --- windows ----------------------------------------------------------------------------------------------------------
def bartlett(x):
    """A triangle of x points that begins and ends at 0."""
    places = _places(x)
    return 1 - abs(places * 2 - 1)


def blackman(x):
    """A bell of x points, of two cosines."""
    turn = _places(x) * (2 * math.pi)
    return 0.42 - 0.5 * cos(turn) + 0.08 * cos(2 * turn)


def hamming(x):
    """A raised cosine of x points that ends at 0.08."""
    return windows.hamming_window(x, periodic=False, dtype=as_dtype(floatx()))


def hanning(x):
    """A raised cosine of x points that ends at 0."""
    return windows.hann_window(x, periodic=False, dtype=as_dtype(floatx()))


def kaiser(x, beta):
    """A bell of x points, the narrower the greater beta is."""
    side = _places(x) * 2 - 1
    beta = as_tensor(beta, side.dtype)
    return bessel_i0(beta * pow_(1 - side * side, 0.5)) / bessel_i0(beta)


def _places(count):
    """From 0 to 1 in so many points."""
    return sequences.linspace(as_tensor(0.0, as_dtype(floatx())), as_tensor(1.0, as_dtype(floatx())), count)
