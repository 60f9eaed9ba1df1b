"""Products of matrices: FULLY_CONNECTED and BATCH_MATMUL, of floats, of integers, and of both. Floor 8.

NumPy multiplies matrices of integers one number at a time, and matrices of floats with all that the processor has. A
float32 holds every integer up to 2**24, and a product of two bytes is at most 2**16: so 2**8 of them add up without an
error, and thousands where weights are as small as weights mostly are (`factor_of` counts). So integers are multiplied
as floats, if need be in pieces. That is a hundred times as fast as NumPy's own product of integers, and twice as fast
as float64. Processors multiply bytes four times as fast as floats; that is out of reach for NumPy. Read next:
`convolution.py`.
"""

from __future__ import annotations

import numpy as np

from .elementwise import activation_of
from .numbers import activated, along, multiplier_of, narrowed, rescaled
from .registry import integer_kernel, kernel
from .requantizing import factor_of, requantizer_of

EXACT = 1 << 8  # products of two bytes that a float32 adds up without an error


def exact_product(a, factor, out=None):
    """a @ factor.matrix of bytes: float32 [..., K]  ->  float32 [..., N] or, where one might not hold it, int64.

    out: float32 [..., N], where the result may be put.
    """
    b = factor.matrix
    if factor.fits:
        return np.matmul(a, b, out=out)
    return sum((a[..., i : i + EXACT] @ b[i : i + EXACT]).astype(np.int64) for i in range(0, len(b), EXACT))


def wide_product(a, factor, dtype):
    """a @ factor.matrix of integers of 16 bits and bytes, or of bytes."""
    if dtype.itemsize == 1:
        return exact_product(a.astype(np.float32), factor)
    return (a.astype(np.float64) @ factor.matrix.astype(np.float64)).astype(np.int64)


# --- FULLY_CONNECTED -------------------------------------------------------------------------------------------------
@kernel("FULLY_CONNECTED")
def fully_connected(call, x, w, bias=None):
    """x @ w.T + bias.   x: [..., K] with rows of K numbers, w: [N, K]."""
    rows = x.reshape(-1, w.shape[1])
    if w.dtype == np.int8:
        y = hybrid_product(call, rows, w)
    else:
        y = rows @ w.T if call.out is None else np.matmul(rows, w.T, out=call.out.reshape(len(rows), len(w)))
    if bias is not None:
        y += bias
    return activated(y, activation_of(call)).reshape(dims_of(call, x, w))


@integer_kernel("FULLY_CONNECTED")
def fully_connected_of_integers(call, x, w, bias=None):
    """The same in integers: x int8, uint8 or int16, w int8, bias int32 or int64."""
    factor = call.prepared(1, w, lambda w: factor_of((w.astype(np.float32) - middle_of(call.inputs[1])).T))
    sums = wide_product(x.reshape(-1, len(factor.matrix)), factor, x.dtype)
    return requantizer_of(call, factor, bias)(sums).reshape(dims_of(call, x, w))


def middle_of(t):
    """The zero point of weights, if they have one in common: float32."""
    return np.float32(t.zero_point[0] if len(t.zero_point) == 1 else 0)


def dims_of(call, x, w):
    """The shape of the result."""
    return (*x.shape[:-1], len(w)) if getattr(call.options, "keep_num_dims", False) else (-1, len(w))


def hybrid_product(call, rows, w):
    """rows @ w.T of floats and int8: each row is made 8 bits too, with a scale and a zero point of its own."""
    factor = call.prepared(1, w, lambda w: factor_of(w.T))
    q, scale, zero_point = rounded_rows(rows)
    sums = np.asarray(exact_product(q, factor), np.float32)
    sums -= zero_point * factor.sums.astype(np.float32)
    return sums * (scale * call.inputs[1].scale)


def rounded_rows(rows):
    """Rows as integers of 8 bits: (float32 like rows, scales [N, 1], zero points [N, 1])."""
    low = np.minimum(rows.min(-1, keepdims=True, initial=0), 0)
    high = np.maximum(rows.max(-1, keepdims=True, initial=0), 0)
    scale = np.where(high > low, (high - low) / np.float32(255), np.float32(1))
    zero_point = np.clip(np.rint(-128 - low / scale), -128, 127)
    return np.clip(np.rint(rows / scale) + zero_point, -128, 127), scale, zero_point


# --- BATCH_MATMUL ----------------------------------------------------------------------------------------------------
@kernel("BATCH_MATMUL")
def batch_matmul(call, x, y):
    """x @ y, each transposed first if its option says so."""
    if y.dtype == np.int8 and x.dtype == np.float32:
        y = (y.astype(np.float32) - along(call.inputs[1].zero_point, call.inputs[1], y.ndim)) * along(
            call.inputs[1].scale, call.inputs[1], y.ndim)
        y = y.astype(np.float32)
    return np.matmul(*turned(call, x, y), out=call.out)


@integer_kernel("BATCH_MATMUL")
def batch_matmul_of_integers(call, x, y):
    """The same in integers; both zero points are taken off first."""
    places = [t.zero_point[0] for t in call.inputs[:2]]
    x, y = turned(call, *(array.astype(np.float64) - zero for array, zero in zip((x, y), places)))
    result, scales = call.outputs[0], [np.float64(t.scale[0]) for t in (*call.inputs[:2], call.outputs[0])]
    z = rescaled((x @ y).astype(np.int64), *multiplier_of(scales[0] * scales[1] / scales[2]))
    z += result.zero_point[0]
    return narrowed(z, result.dtype)


def turned(call, x, y):
    """x and y, with their last two axes swapped where the options say so."""
    return (x.swapaxes(-1, -2) if call.options.adj_x else x), (y.swapaxes(-1, -2) if call.options.adj_y else y)
