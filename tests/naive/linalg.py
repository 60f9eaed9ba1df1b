"""Linear algebra as its definitions say it: slow loops, series and expansions. An oracle for minitf/ops/linalg."""

from itertools import permutations
from math import factorial

import numpy as np


def each(f, *stacks):
    """`f` of every matrix of a batch; batch axes broadcast."""
    batch = np.broadcast_shapes(*(x.shape[:-2] for x in stacks))
    stacks = [np.broadcast_to(x, batch + x.shape[-2:]) for x in stacks]
    found = [f(*(x[i] for x in stacks)) for i in np.ndindex(batch)]
    return np.array(found).reshape(batch + np.shape(found[0]))


def eye_plus(x, scale):
    """x plus a multiple of the identity."""
    return x + scale * np.eye(x.shape[-1], dtype=x.dtype)


def square(x):
    """x x^H + 1: Hermitian and positive definite."""
    return eye_plus(x @ np.conj(np.swapaxes(x, -1, -2)), 1)


def det(x):
    """The determinant as a sum over permutations."""
    def one(a):
        n, total = len(a), 0
        for p in permutations(range(n)):
            sign = (-1) ** sum(p[i] > p[j] for j in range(n) for i in range(j))
            total += sign * np.prod([a[i, p[i]] for i in range(n)])
        return np.asarray(total)

    return each(one, x)


def solve(a, b, adjoint=False):
    """x with a x = b, by Gauss and Jordan's elimination with pivots."""
    def one(a, b):
        rows = np.concatenate([a.conj().T if adjoint else a, b], 1)
        n = len(a)
        for j in range(n):
            pivot = j + int(np.argmax(np.abs(rows[j:, j])))
            rows[[j, pivot]] = rows[[pivot, j]]
            rows[j] /= rows[j, j]
            for i in range(n):
                if i != j:
                    rows[i] -= rows[i, j] * rows[j]
        return rows[:, n:]

    return each(one, a, b)


def inv(a, adjoint=False):
    """The inverse, column by column."""
    return solve(a, np.broadcast_to(np.eye(a.shape[-1], dtype=a.dtype), a.shape), adjoint)


def cholesky(a):
    """The triangle, element by element."""
    def one(a):
        y = np.zeros_like(a)
        for i in range(len(a)):
            for j in range(i + 1):
                rest = a[i, j] - sum(y[i, k] * y[j, k].conj() for k in range(j))
                y[i, j] = np.sqrt(rest.real) if i == j else rest / y[j, j]
        return y

    return each(one, a)


def expm(a):
    """The exponential by its series."""
    def one(a):
        total, power = np.zeros_like(a), np.eye(len(a), dtype=a.dtype)
        for k in range(40):
            total, power = total + power / factorial(k), power @ a
        return total

    return each(one, a)


def by_eigenvalues(f, a):
    """A function of a matrix: the function of its eigenvalues."""
    e, v = np.linalg.eig(a)
    y = (v * f(e + 0j)[..., None, :]) @ np.linalg.inv(v)
    return y if a.dtype.kind == "c" else y.real


def band_part(x, lower, upper):
    """Zeros outside the band, element by element."""
    y = np.zeros_like(x)
    for i in range(x.shape[-2]):
        for j in range(x.shape[-1]):
            if (lower < 0 or i - j <= lower) and (upper < 0 or j - i <= upper):
                y[..., i, j] = x[..., i, j]
    return y


def places(rows, columns, low, high, align):
    """For every element of the diagonals low ... high: its row and column, and its row and column when packed."""
    lengths = {d: len(range(max(0, -d), min(rows, columns - d))) for d in range(low, high + 1)}
    longest = max(lengths.values())
    above, below = align.split("_")
    for d in range(low, high + 1):
        left = (above == "LEFT" and d >= 0) or (below == "LEFT" and d <= 0)
        for k in range(lengths[d]):
            yield max(0, -d) + k, max(0, d) + k, high - d, k + (0 if left else longest - lengths[d])


def diag_part(x, low, high, align, padding=0):
    """The diagonals, packed element by element."""
    found = list(places(*x.shape[-2:], low, high, align))
    y = np.full((*x.shape[:-2], high - low + 1, 1 + max((place[3] for place in found), default=-1)), padding, x.dtype)
    for i, j, row, k in found:
        y[..., row, k] = x[..., i, j]
    return y if low < high else y[..., 0, :]


def set_diag(x, diagonal, low, high, align):
    """x with other diagonals, element by element."""
    y = x.copy()
    packed = diagonal if low < high else diagonal[..., None, :]
    for i, j, row, k in places(*x.shape[-2:], low, high, align):
        y[..., i, j] = packed[..., row, k]
    return y


def tridiagonal(rows):
    """The matrices of which three diagonals are given: above, main, below, all by row."""
    n = rows.shape[-1]
    y = np.zeros((*rows.shape[:-2], n, n), rows.dtype)
    for i in range(n):
        for which, j in enumerate((i + 1, i, i - 1)):
            if 0 <= j < n:
                y[..., i, j] = rows[..., which, i]
    return y


def banded(bands, lower):
    """The triangles of which some diagonals are given by row; the main one first if lower, else last."""
    depth, n = bands.shape[-2:]
    y = np.zeros((*bands.shape[:-2], n, n), bands.dtype)
    for i in range(n):
        for d in range(depth):
            j = i - d if lower else i + d
            if 0 <= j < n:
                y[..., i, j] = bands[..., d if lower else depth - 1 - d, i]
    return y
