"""What expressions become, as text."""

import ast

import pytest

from minitf.graph.autograph.expressions import Expressions


@pytest.mark.parametrize(("before", "after"), [
    ("f(x)", "ag.call(f)(x)"),
    ("a.b(*x, **y)", "ag.call(a.b)(*x, **y)"),
    ("f(g(x))", "ag.call(f)(ag.call(g)(x))"),
    ("stay(x)", "stay(x)"),
    ("super().f()", "ag.call(super(__class__, me).f)()"),
    ("a and b or c", "ag.or_(lambda: ag.and_(lambda: a, lambda: b), lambda: c)"),
    ("not a", "ag.not_(a)"),
    ("a if b > 1 else c", "ag.if_exp(b > 1, lambda: a, lambda: c, 'b > 1')"),
    ("0 < x < n", "ag.and_(lambda: 0 < x, lambda: x < n)"),
    ("0 < f.x < n", "0 < f.x < n"),
    ("a == b", "a == b"),
    ("a and (n := b)", "a and (n := b)"),
    ("assert a, b", "ag.assert_stmt(a, lambda: b)"),
    ("assert a", "ag.assert_stmt(a, lambda: '')"),
    ("y = lost", "y = ag.defined(lost)"),
    ("lost = y", "lost = y"),
])  # fmt: skip
def test_expressions(before, after):
    change = Expressions("ag", {"lost"}, lambda function: getattr(function, "id", "") == "stay", "me")
    assert ast.unparse(change.visit(ast.parse(before))) == after
