"""Repeating a step until no element changes any more. Floor 2. Read next: `incomplete_gamma.py`, which needs it.

A series or a continued fraction converges sooner for one element than for another. All take their steps together, and
every so often those that have settled leave.
"""

from __future__ import annotations

MOST = 20_000  # steps; the incomplete gamma functions need some 6 sqrt(a), and have settled up to a = 10^7
ROUND = 8  # steps between two looks at who has settled
SETTLED = {True: 2.0**-53, False: 2.0**-32}  # a relative change of less is none: for float64, for float32


def until_settled(tables, step, value, state):
    """The value of each element when it has settled.

    step: takes n = 1, 2, 3 ... and the arrays of the state; returns the value and the new arrays of the state.
    value, state: the first value, and a tuple of arrays [N], float64 or complex128. A complex value has settled when
        both of its parts have.
    """
    xp, settled = tables.xp, SETTLED[tables.is_fine]
    final = xp.empty_like(value)
    places = xp.arange(value.size)  # of the elements that still move
    for n in range(1, MOST + 1):
        before = value
        value, *state = step(n, *state)
        if n % ROUND and n < MOST:
            continue
        (moving,) = xp.nonzero(has_changed(xp, before, value, settled))
        if n == MOST or moving.size < value.size:
            final[places] = value
            if n == MOST or not moving.size:
                break
            places, value, state = places[moving], value[moving], [x[moving] for x in state]
    return final


def has_changed(xp, before, after, settled):
    """Where a step changed a number by more than the fraction `settled` of it."""
    if after.dtype.kind == "c":
        return has_changed(xp, before.real, after.real, settled) | has_changed(xp, before.imag, after.imag, settled)
    return xp.abs(after - before) > settled * xp.abs(after)
