"""What code reads and writes."""

import ast

import pytest

from minitf.graph.autograph.scope import FreshNames, Scope, is_generator


def scope(text):
    return Scope(*ast.parse(text).body)


@pytest.mark.parametrize(("text", "read", "written"), [
    ("y = x", "x", "y"),
    ("y += x", "x y", "y"),
    ("a, (b, *c) = f(d)", "d f", "a b c"),
    ("y = [i * k for i in z if i]", "k z", "y"),
    ("if (n := f()): pass", "f", "n"),
    ("import a.b, c as d", "", "a d"),
    ("with f() as g: pass", "f", "g"),
    ("try: pass\nexcept E as e: pass", "E", "e"),
    ("match x:\n case [a, *b]: pass\n case {'k': c, **d}: pass\n case _: pass", "x", "a b c d"),
    ("def g(a, b=c):\n  z = a\n  return z + w", "c w", "g"),
    ("f = lambda a: a + b", "b", "f"),
    ("class C(B):\n  x = y", "B y", "C"),
    ("y: int = x", "x", "y"),
    ("y: int", "", ""),
    ("d[k] = v", "d k v", ""),
])  # fmt: skip
def test_reads_and_writes(text, read, written):
    found = scope(text)
    assert (sorted(found.read), sorted(found.written)) == (read.split(), written.split())


def test_what_functions_inside_read_is_kept_apart():
    found = scope("y = x\ng = lambda: y\ndef h():\n  nonlocal z\n  z = 1")
    assert sorted(found.inner) == ["y", "z"]


def test_places_are_attributes_and_constant_items():
    assert [*scope("self.x = 1\nd['k'].y += 2\nd[i] = 3\nf().z = 4").places] == ["self.x", "d['k'].y"]


def test_declarations_say_of_which_kind_they_are():
    assert scope("global a\nnonlocal b").declared == {"a": ast.Global, "b": ast.Nonlocal}


def test_generators_are_told_from_functions_that_hold_one():
    outer = ast.parse("def f():\n  def g():\n    yield 1\n  return g").body[0]
    assert (is_generator(outer), is_generator(outer.body[0])) == (False, True)


def test_fresh_names_are_not_the_users():
    fresh = FreshNames(ast.parse("def f(broke, result_1): result = ag"))
    assert [fresh("broke"), fresh("broke"), fresh("result"), fresh.like("ag"), fresh.like("ag")] == [
        "broke_1", "broke_2", "result_2", "ag_1", "ag_1"]  # fmt: skip
