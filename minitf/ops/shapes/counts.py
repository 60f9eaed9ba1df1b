"""Arithmetic of sizes that may not be known yet. Floor 2. Read `layout.py` first.

While a graph is built, `sizes_of(x)` has plain ints for the sizes that are known, and tensors without axes for the
others. `m * n`, `m - n` and `m // n` mean the same for both; here is what does not.
"""

from __future__ import annotations

from ...core.tensor import is_tensor
from ..elementwise.extrema import maximum, minimum
from .identity import cast


def larger_of(m, n):
    """The larger of two sizes.

    >>> larger_of(2, 3)
    3
    """
    return maximum(m, n) if is_tensor(m) or is_tensor(n) else max(m, n)


def smaller_of(m, n):
    """The smaller of two sizes.

    >>> smaller_of(2, 3)
    2
    """
    return minimum(m, n) if is_tensor(m) or is_tensor(n) else min(m, n)


def as_factor(n, dtype):
    """A count as something that a tensor of `dtype` can be multiplied with: a plain number as it is, a tensor cast."""
    return cast(n, dtype) if is_tensor(n) else n
