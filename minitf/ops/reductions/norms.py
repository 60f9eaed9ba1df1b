"""Lengths of vectors: norm, reduce_euclidean_norm, l2_normalize, l2_loss. Floor 2.

Read next: `elementwise/clipping.py`.
"""

from __future__ import annotations

import math

import numpy as np

from ...backend.dtypes import COMPLEX, FLOATING, NUMERIC
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.fast import execute_unary
from ...core.op import Op
from ..axes import as_axes, as_flag, checked_axis
from ..elementwise.arithmetic import square
from ..elementwise.complex_parts import imag, real
from ..elementwise.extrema import maximum
from ..elementwise.magnitude import abs_
from ..elementwise.powers import rsqrt, sqrt
from ..linalg.svd import svd
from ..shapes.broadcasting import reduce_sum, total, with_ones
from ..shapes.identity import cast, conj
from ..shapes.layout import reshape, sizes_of, squeeze, transpose
from .reduction import reduce_max, reduced


# --- lengths ----------------------------------------------------------------------------------------------------
class EuclideanNorm(Op):
    """sqrt(sum of |x|^2) over some axes.   input: numeric [...]  ->  y: without those axes, or with size 1 there."""

    T = NUMERIC

    infer = reduced

    def kernel(xp, input, *, axis, keep_dims):
        if axis is None and input.dtype.char in "fd":
            flat = input.reshape(-1)
            y = xp.sqrt(xp.dot(flat, flat), dtype=input.dtype)
            return xp.asarray(y).reshape((1,) * input.ndim if keep_dims else ())
        squares = xp.square(xp.abs(input)).astype(input.dtype, copy=False)
        return xp.sqrt(total(xp, squares, axis, keep_dims)).astype(input.dtype, copy=False)

    def gradient(call, dy):
        kept = with_ones(call)
        return [call.inputs[0] * reshape(dy / call.output, kept)]


def reduce_euclidean_norm(input_tensor, axis=None, keepdims=False, name=None):
    """sqrt(sum of |x|^2), over all axes or some.

    input_tensor: numeric [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> tf.math.reduce_euclidean_norm([[3., 4.], [6., 8.]], axis=1).numpy()
        array([ 5., 10.], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.math.reduce_euclidean_norm. For integers the result is cut to an integer. The gradient at 0 is nan.
    """
    return execute(EuclideanNorm, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))


def norm(tensor, ord="euclidean", axis=None, keepdims=None, name=None):
    """The norm of vectors or matrices.

    tensor: float or complex [...].
    ord: of vectors 'euclidean', or p > 0 for (sum of |x|^p)^(1/p), or np.inf for the largest; of matrices 'euclidean'
        or 'fro' (all elements as one vector), 1 (the largest column sum), 2 (the largest singular value), np.inf (the
        largest row sum).
    axis: None: all elements are one vector. An int: the axis of the vectors. A pair: the axes of the matrices.
    keepdims: keep those axes, with size 1.

        >>> import minitf as tf
        >>> tf.norm([[3., 4.], [6., 8.]], axis=1).numpy()
        array([ 5., 10.], dtype=float32)

    Raises: ValueError for an ord or an axis of another form; InvalidArgumentError for an axis out of range.
    Source: tf.norm.
    """
    axes = as_axes(axis)
    if isinstance(axis, (list, tuple)) and (len(axes) != 2 or axes[0] == axes[1]):
        raise ValueError(explain("norm", f"axis is {axis}", "it must be None, an integer, or two different integers"))
    x = convert_to_tensor(tensor)
    if isinstance(axis, (list, tuple)):
        y = matrix_norm(x, ord, axes)
    else:
        y = vector_norm(x, ord, axes)
    if not as_flag(keepdims, "keepdims"):
        y = y if y.ndim == 0 else squeeze(y, axes)
    return y


def vector_norm(x, ord, axes):
    """The norm of vectors; `axes` stay, with size 1."""
    if (isinstance(ord, str) and ord == "euclidean") or (isinstance(ord, (int, float, np.number)) and ord == 2):
        return sqrt(reduce_sum(x * conj(x), axes, keepdims=True))
    if isinstance(ord, bool) or not isinstance(ord, (int, float, np.number)) or not ord > 0:
        raise ValueError(explain("norm", f"ord is {ord!r}", "for vectors it must be 'euclidean', a positive number or "
                                 "np.inf"))
    if ord == math.inf:
        return reduce_max(abs_(x), axes, keepdims=True)
    if ord == 1:
        return reduce_sum(abs_(x), axes, keepdims=True)
    return reduce_sum(abs_(x) ** ord, axes, keepdims=True) ** (1 / ord)


def matrix_norm(x, ord, axes):
    """The norm of matrices; `axes` stay, with size 1."""
    if isinstance(ord, str) and ord in ("euclidean", "fro"):
        return vector_norm(x, "euclidean", axes)
    if not isinstance(ord, (int, float, np.number)) or ord not in (1, 2, math.inf):
        rule = "for matrices it must be 'euclidean', 'fro', 1, 2 or np.inf"
        raise ValueError(explain("norm", f"ord is {ord!r}", rule))
    rows, columns = axes
    if ord == 2:
        return largest_singular_value(x, rows, columns)
    summed, compared = (rows, columns) if ord == 1 else (columns, rows)
    return reduce_max(reduce_sum(abs_(x), summed, keepdims=True), compared, keepdims=True)


def largest_singular_value(x, rows, columns):
    """The most that each matrix stretches a vector; the axes of the matrices stay, with size 1."""
    rows, columns = checked_axis(rows, x.ndim, "norm"), checked_axis(columns, x.ndim, "norm")
    last = [*(i for i in range(x.ndim) if i not in (rows, columns)), rows, columns]
    y = reduce_max(svd(transpose(x, last), compute_uv=False), -1)
    return reshape(y, [1 if i in (rows, columns) else n for i, n in enumerate(sizes_of(x))])


def normalize(tensor, ord="euclidean", axis=None, name=None):
    """Vectors or matrices divided by their norm, and the norm.

    tensor, ord, axis: as in `norm`.
    Returns: (normalized, norm); the norm keeps the axes, with size 1.

        >>> import minitf as tf
        >>> y, length = tf.linalg.normalize([3., 4.])
        >>> y.numpy(), length.numpy()
        (array([0.6, 0.8], dtype=float32), array([5.], dtype=float32))

    Raises: as `norm`. Where the norm is 0 the result is nan.
    Source: tf.linalg.normalize.
    """
    x = convert_to_tensor(tensor)
    length = norm(x, ord, axis, keepdims=True)
    return x / cast(length, x.dtype), length


# --- length 1, and half the squared length ----------------------------------------------------------------------
def l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None):
    """`x` divided by its Euclidean length along `axis`.

    x: float or complex [...].
    axis: int or list of int in [-rank, rank); None: all elements are one vector.
    epsilon: the least squared length to divide by, so that zeros stay zeros.
    dim: an old name of `axis`.

        >>> import minitf as tf
        >>> tf.math.l2_normalize([[3., 4.], [0., 0.]], axis=1).numpy()
        array([[0.6, 0.8],
               [0. , 0. ]], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.math.l2_normalize, tf.nn.l2_normalize.
    """
    x, axis = convert_to_tensor(x), dim if axis is None else axis
    if x.dtype in COMPLEX:
        squares = reduce_sum(square(real(x)) + square(imag(x)), axis, keepdims=True)
        return x * cast(rsqrt(maximum(squares, epsilon)), x.dtype)
    return x * rsqrt(maximum(reduce_sum(square(x), axis, keepdims=True), epsilon))


class L2Loss(Op):
    """y = (sum of x^2) / 2.   t: float [...]  ->  y: []."""

    T = FLOATING

    def infer(t):
        return t.with_dims(())

    def kernel(xp, t):
        if t.dtype.itemsize == 2:
            return total(xp, xp.square(t), None, False) / t.dtype.type(2)
        flat = t.reshape(-1)
        return xp.asarray(xp.dot(flat, flat) / t.dtype.type(2))

    def gradient(call, dy):
        return [call.inputs[0] * dy]


def l2_loss(t, name=None):
    """Half the sum of squares, whose gradient is `t` itself.   t: float [...].

        >>> import minitf as tf
        >>> tf.nn.l2_loss([3., 4.]).numpy()
        np.float32(12.5)

    Source: tf.nn.l2_loss.
    """
    return execute_unary(L2Loss, t)
