"""ag.and_, ag.or_, ag.not_: Python's logic, on tensors too. Floor 4."""

from __future__ import annotations

from ...ops.elementwise.logical import logical_not
from .if_stmt import if_exp
from .staging import is_staged


def and_(first, *rest):
    """`a and b and ...`, each a function of nothing: the next is called only if it matters."""
    value = first()
    if not rest:
        return value
    if is_staged(value):
        return if_exp(value, lambda: and_(*rest), lambda: value, "and")
    return value and and_(*rest)


def or_(first, *rest):
    """`a or b or ...`"""
    value = first()
    if not rest:
        return value
    if is_staged(value):
        return if_exp(value, lambda: value, lambda: or_(*rest), "or")
    return value or or_(*rest)


def not_(value):
    """`not a`"""
    return logical_not(value) if is_staged(value) else not value
