"""A smooth function as a table of small polynomials. Floor 2. Read next: `gamma.py`.

A special function is an integral or a series: easy to say, slow to compute. But on a short interval every smooth
function is a polynomial, nearly. So each function of this family is written twice: once slowly, as its definition
says, and only for the few points from which a table is made at first use; and once as a look-up in that table. Where
a function has a pole, or runs on to infinity, its formula takes out what is not smooth, and the table holds the rest.

All computing is in float64. A float32 then has all its digits, and a look-up of lower degree suffices for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from ...backend.arrays import module_of
from ...backend.dtypes import bfloat16, float16, float32, float64
from ...backend.parallel import parallel

FLOATS = frozenset({float16, bfloat16, float32, float64})  # the dtypes of most functions of this family

BLOCK = 1 << 17  # elements that a thread works on at a time: long enough to be worth the hand-over of Python's lock
COUNT = 256  # intervals of a table: with 7 numbers each it fits a core's first cache
DEGREES = {2: 3, 4: 3, 8: 6}  # of the polynomials, by the bytes of the dtype asked for


@dataclass(frozen=True)
class Tables:
    """Looks up tables: with one array module and in one precision."""

    xp: Any
    degree: int

    @property
    def is_fine(self):
        """Whether all digits of a float64 are asked for."""
        return self.degree > DEGREES[4]

    def look_up(self, f, low, high, x):
        """f(x) for float64 x in [low, high]; nan for nan, and outside numbers without meaning.

        f: a function of float64 arrays that is smooth on the open interval; see `coefficients`.
        """
        xp = self.xp
        position = (x - low) * (COUNT / (high - low))
        interval = xp.floor(xp.fmax(xp.fmin(position, COUNT - 1), 0))  # fmin and fmax: nan is somewhere, too
        place = interval.astype(xp.int64)
        position -= interval
        rows = xp.asarray(coefficients(f, low, high, self.degree))
        y = xp.take(rows[-1], place)
        for row in rows[-2::-1]:
            y *= position
            y += xp.take(row, place)
        return y

    def split(self, is_near, near, far, *inputs):
        """near(*inputs) where `is_near`, far(*inputs) elsewhere; each works on its own elements only."""
        xp = self.xp
        if is_near.all():
            return near(*inputs)
        if not is_near.any():
            return far(*inputs)
        y = xp.empty(is_near.shape, xp.float64)
        for f, chosen in (near, is_near), (far, ~is_near):
            (places,) = xp.nonzero(chosen)     # to gather by places is four times as fast as by bools
            y[places] = f(*[x[places] for x in inputs])
        return y

    def series(self, terms, few, t):
        """terms[0] + terms[1] t + terms[2] t^2 + ..., of which the first `few` suffice for a float32."""
        terms = terms if self.is_fine else terms[:few]
        y = self.xp.full_like(t, terms[-1])
        for term in terms[-2::-1]:
            y *= t
            y += term
        return y


@cache
def coefficients(f, low, high, degree):
    """[degree + 1, COUNT]: for each interval the coefficients of its polynomial, in position from 0 to 1 along it.

    It goes through f at Chebyshev's points, as many as the highest degree needs; of its sum of Chebyshev polynomials
    a lower degree takes the first terms.
    """
    n = max(DEGREES.values()) + 1
    halves = 2 * np.arange(n) + 1
    points = (1 + np.cos(np.pi / (2 * n) * halves)) / 2
    values = f(low + (high - low) / COUNT * (np.arange(COUNT) + points[:, None]))
    waves = np.cos(np.pi / (2 * n) * (np.outer(np.arange(n), halves) % (4 * n)))
    middle = values[n // 2]  # the differences from it are small, and so are the rounding errors of their sums
    sums = 2 / n * waves @ (values - middle)
    sums[0] = sums[0] / 2 + middle
    return np.ascontiguousarray(powers_of_chebyshev(degree) @ sums[: degree + 1])


def powers_of_chebyshev(degree):
    """[degree + 1, degree + 1]: column k holds the coefficients of T_k(2 t - 1), a polynomial in t.

    T_k(u) = 2 u T_{k-1}(u) - T_{k-2}(u).
    """
    table = np.zeros([degree + 1, degree + 1])
    table[0, 0] = 1
    table[:2, 1] = [-1, 2]
    for k in range(2, degree + 1):
        table[:, k] = -2 * table[:, k - 1] - table[:, k - 2]
        table[1:, k] += 4 * table[:-1, k - 1]
    return table


def elementwise(xp, f, *inputs):
    """f(tables, *inputs) element by element, where f computes on flat arrays of float64; as the dtype of the inputs.

    The inputs are broadcast. Work goes block by block, on all cores: the scratch memory of f counts for a block only.
    """
    dtype, shape = inputs[0].dtype, inputs[0].shape
    if len(inputs) > 1:
        inputs = xp.broadcast_arrays(*inputs)
        shape = inputs[0].shape
    flat = [x.reshape(-1) for x in inputs]
    tables = Tables(xp, DEGREES[dtype.itemsize])
    y = xp.empty(flat[0].shape, dtype)

    def one_block(lo, hi):
        with np.errstate(all="ignore"):  # infinities and nan are answers here
            y[lo:hi] = f(tables, *[x[lo:hi].astype(xp.float64) for x in flat])

    if module_of(y) is np:
        parallel(one_block, y.size, BLOCK)
    else:
        one_block(0, y.size)
    return y.reshape(shape)
