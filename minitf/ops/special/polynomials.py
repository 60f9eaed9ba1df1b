"""Polynomials: polyval. Floor 2."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.literals import short


def polyval(coeffs, x, name=None):
    """The polynomial coeffs[0] x^(n-1) + ... + coeffs[n-1], elementwise, by Horner's rule.

    coeffs: a list of tensors or numbers, the highest power first, of x's dtype and broadcastable with it. A polynomial
        without coefficients is 0.
    x: numeric [...].

        >>> import minitf as tf
        >>> tf.math.polyval([1., 0., -2.], [3., 4.]).numpy()      # x^2 - 2
        array([ 7., 14.], dtype=float32)

    Raises: ValueError where coeffs is no list.
    Source: tf.math.polyval.
    """
    if not isinstance(coeffs, list):
        raise ValueError(explain("polyval", f"coeffs is {short(coeffs)}", "it must be a list", "Put it in brackets"))
    x = convert_to_tensor(x)
    if not coeffs:
        return x * 0
    total = convert_to_tensor(coeffs[0], dtype_hint=x.dtype)
    for c in coeffs[1:]:
        total = c + total * x
    return total
