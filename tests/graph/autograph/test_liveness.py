"""Which names are needed later, and which have a value."""

import ast

import pytest

from minitf.graph.autograph.liveness import assigned_after, live_before


@pytest.mark.parametrize(("text", "after", "before"), [
    ("y = x", "y", "x"),
    ("y += x", "y", "x y"),
    ("if c: y = 1", "y", "c y"),
    ("if c: y = 1\nelse: y = x", "y", "c x"),
    ("while c: y = x", "", "c x"),
    ("while c: x = y; y = x", "x", "c x y"),
    ("for i in z:\n  y = i", "y", "y z"),
    ("for i in z: pass", "i", "i z"),
    ("return x", "y", "x"),
    ("with f() as g: y = g", "y g", "f"),
    ("try: y = x\nfinally: pass", "y", "x y"),
    ("def f(): return x", "f", "x"),
])  # fmt: skip
def test_live_before(text, after, before):
    assert sorted(live_before(ast.parse(text).body, set(after.split()))) == before.split()


@pytest.mark.parametrize(("text", "assigned"), [
    ("y = 1", "x y"),
    ("if x: y = 1", "x"),
    ("if x: y = 1\nelse: y = 2", "x y"),
    ("while x: y = 1", "x"),
    ("for y in x: pass", "x"),
    ("del x", ""),
    ("with x as y: z = 1", "x y z"),
    ("try: y = 1\nfinally: z = 1", "x z"),
])  # fmt: skip
def test_assigned_after(text, assigned):
    assert sorted(assigned_after(ast.parse(text).body, {"x"}, {"x", "y", "z"})) == assigned.split()


def test_behind_an_error_nothing_is_missing():
    body = ast.parse("if x: y = 1\nelse: raise E").body
    assert assigned_after(body, {"x"}, {"x", "y", "z"}) == {"x", "y"}
