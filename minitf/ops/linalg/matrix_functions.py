"""Functions of matrices, as power series define them: expm, sqrtm, logm. Floor 2. Read `inverse.py` first.

All three have one gradient. A function f of the block matrix [[a, e], [0, a]] is [[f(a), d], [0, f(a)]], where d is how
f(a) changes when a changes along e. So the gradient of f is f itself, on a matrix of twice the size, and may be
differentiated as often as one likes (Higham, Functions of matrices, 2008, chapter 3).
"""

from __future__ import annotations

from math import comb, perm

import numpy as np
from numpy.linalg import LinAlgError

from ...backend.dtypes import COMPLEX
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.fast import execute_unary
from ...core.op import Op
from ..shapes.creation import zeros_like
from ..shapes.joining import concat
from ..shapes.layout import sizes_of
from .square import SOLVABLE, like_square
from .transposes import adjoint


def gradient_by_blocks(call, dy):
    """The gradient of a function of matrices: the corner of the function's value on [[a^H, dy], [0, a^H]]."""
    a = adjoint(call.inputs[0])
    n = sizes_of(a)[-1]
    blocks = concat([concat([a, dy], -1), concat([zeros_like(a), a], -1)], -2)
    return [execute_unary(call.op, blocks)[..., :n, n:]]


class MatrixExponential(Op):
    """1 + x + x^2 / 2 + x^3 / 6 + ...   input: float or complex [..., N, N]  ->  same."""

    T = SOLVABLE

    def infer(input):
        return like_square(input)

    def kernel(xp, input):
        """Halve x until a fraction of polynomials is exact enough, and square the result as often (Higham, 2005)."""
        if not input.size:
            return input
        order, reach = (13, 5.37) if input.dtype.char in "dD" else (7, 3.92)
        size = xp.abs(input).sum(-2).max(-1)
        halvings = xp.ceil(xp.log2(xp.maximum(xp.where(xp.isfinite(size), size, 1), reach) / reach)).astype(int)
        halvings = halvings[..., None, None]
        y = pade(xp, (input * 0.5 ** halvings).astype(input.dtype), order)
        for i in range(int(halvings.max())):
            y = xp.where(i < halvings, xp.matmul(y, y), y)
        return y

    gradient = gradient_by_blocks


def pade(xp, x, order):
    """exp(x) for small x, as a fraction p(x) / p(-x) of polynomials of this order."""
    one = xp.eye(x.shape[-1], dtype=x.dtype)
    squared, power, even, odd = xp.matmul(x, x), one, 0, 0
    weights = [comb(order, j) / perm(2 * order, j) for j in range(order + 1)]
    for j in range(0, order, 2):
        even = even + weights[j] * power
        odd = odd + weights[j + 1] * power
        power = xp.matmul(power, squared)
    odd = xp.matmul(x, odd)
    return xp.linalg.solve(even - odd, even + odd)


class MatrixSquareRoot(Op):
    """y with y y = x, of the two roots of each eigenvalue the one on the right.   input: [..., N, N]  ->  same."""

    T = SOLVABLE

    def infer(input):
        return like_square(input)

    def kernel(xp, input):
        return square_root(xp, wide(xp, input)).astype(input.dtype)

    gradient = gradient_by_blocks


def wide(xp, x):
    """`x` in double precision."""
    return x.astype(xp.complex128 if x.dtype.kind == "c" else xp.float64)


def square_root(xp, x):
    """The square roots of matrices; NaNs for those without one."""
    flat = x.reshape(-1, *x.shape[-2:]) if x.size else x
    y = xp.empty_like(flat)
    none = complex(np.nan, np.nan) if x.dtype.kind == "c" else np.nan
    for i, matrix in enumerate(flat if x.size else ()):
        root = halfway(xp, matrix)
        if root is None and x.dtype.kind == "c":
            root = root_by_eigenvalues(xp, matrix)
        y[i] = none if root is None else root
    return y.reshape(x.shape)


def halfway(xp, x, steps=40):
    """The square root of one matrix by Denman and Beavers' iteration; None where it leads nowhere.

    It is Newton's (y + x / y) / 2, written so that rounding errors do not grow. No number on the negative axis has a
    root on the right, and there the iteration wanders about.
    """
    one, m, y = xp.eye(len(x), dtype=x.dtype), x, x
    away, before = xp.inf, xp.inf
    for _ in range(steps):
        try:
            inverse = xp.linalg.inv(m)
            scale = float(xp.exp(-xp.linalg.slogdet(m)[1] / (2 * len(x)))) if away > 0.01 else 1.0
        except LinAlgError:
            return None
        y = 0.5 * scale * (y + xp.matmul(y, inverse) / scale**2)
        m = 0.5 * (one + 0.5 * (scale**2 * m + inverse / scale**2))
        before, away = away, float(xp.abs(m - one).max())
        if away < 1e-15 or (away < 1e-8 and away >= before):
            break
    return y if away < 1e-6 else None


def root_by_eigenvalues(xp, x):
    """The square root of one complex matrix that is invertible and has enough eigenvectors; None where it has not."""
    try:
        e, v = xp.linalg.eig(x)
        if not e.all():
            return None
        y = xp.matmul(v * xp.sqrt(e), xp.linalg.inv(v))
    except LinAlgError:
        return None
    return y if float(xp.abs(xp.matmul(y, y) - x).max()) <= 1e-10 * float(xp.abs(x).max()) else None


class MatrixLogarithm(Op):
    """y with exp(y) = x, its eigenvalues between -pi i and pi i.   input: complex [..., N, N]  ->  same."""

    T = COMPLEX

    def infer(input):
        return like_square(input)

    def kernel(xp, input):
        """Take square roots until x is near 1, integrate z / (1 + t z) over t from 0 to 1, and double as often."""
        if not input.size:
            return input
        one, x, roots = xp.eye(input.shape[-1]), wide(xp, input), 0
        while roots < 64 and (far(xp, x - one) > 0.25).any():
            x, roots = square_root(xp, x), roots + 1
        z = xp.where(far(xp, x - one) > 0.25, xp.nan, x - one)
        nodes, weights = np.polynomial.legendre.leggauss(8)
        parts = [w / 2 * xp.linalg.solve(one + (t + 1) / 2 * z, z) for t, w in zip(nodes.tolist(), weights.tolist())]
        return (2.0**roots * sum(parts)).astype(input.dtype)

    gradient = gradient_by_blocks


def far(xp, x):
    """The largest column sum of every matrix."""
    return xp.abs(x).sum(-2, keepdims=True).max(-1, keepdims=True)


def expm(input, name=None):
    """The exponential of every matrix: the series 1 + x + x^2 / 2 + x^3 / 6 + ... of products of matrices.

    input: float or complex [..., N, N].

        >>> import minitf as tf
        >>> tf.linalg.expm([[0., 1.], [0., 0.]]).numpy()
        array([[1., 1.],
               [0., 1.]], dtype=float32)

    Raises: InvalidArgumentError where a matrix is not square; ValueError for integers.
    Source: tf.linalg.expm; Higham, The scaling and squaring method for the matrix exponential revisited, 2005.
    """
    x = convert_to_tensor(input)
    if x.dtype.is_integer:
        raise ValueError(explain("expm", f"input is {x.dtype.name}", "it must be float or complex", "Use tf.cast"))
    return execute_unary(MatrixExponential, x)


def sqrtm(input, name=None):
    """The square root of every matrix: y with y y = x, whose eigenvalues lie to the right of 0.

    input: float or complex [..., N, N], invertible.
    Returns: the same shape; NaN where there is no such matrix, as for a real one with a negative eigenvalue.

        >>> import minitf as tf
        >>> tf.linalg.sqrtm([[4., 0.], [0., 9.]]).numpy()
        array([[2., 0.],
               [0., 3.]], dtype=float32)

    Raises: InvalidArgumentError where a matrix is not square.
    Source: tf.linalg.sqrtm, tf.matrix_square_root; Denman and Beavers, 1976. The matrices of a batch are taken one by
    one, about 10 inverses each: for small matrices several times TensorFlow's time. Differs: of a complex matrix with a
    negative eigenvalue and too few eigenvectors, NaN.
    """
    return execute_unary(MatrixSquareRoot, input)


matrix_square_root = sqrtm  # what stands right after `tf.`


def logm(input, name=None):
    """The logarithm of every matrix: y with expm(y) = x, the imaginary parts of its eigenvalues within (-pi, pi].

    input: complex [..., N, N], invertible.
    Returns: the same shape; NaN where there is none.

        >>> import minitf as tf
        >>> tf.linalg.logm([[1+0j, 1], [0, 1]]).numpy().real.round(6)
        array([[0., 1.],
               [0., 0.]])

    Raises: InvalidArgumentError where a matrix is real, or not square.
    Source: tf.linalg.logm. It takes about 10 square roots, each of them a dozen inverses, and so for small matrices
    much longer than TensorFlow's. Differs: it has a gradient, too.
    """
    return execute_unary(MatrixLogarithm, input)
