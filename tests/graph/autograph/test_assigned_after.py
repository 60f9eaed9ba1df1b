"""Which names surely have a value: also what chapter 8's exercise `assigned_after` is graded by."""

import ast

from minitf.graph.autograph.liveness import assigned_after

EVERYTHING = {"c", "x", "y", "z"}


def after(text, before="x"):
    """The names as text, in alphabetical order."""
    return " ".join(sorted(assigned_after(ast.parse(text).body, set(before.split()), EVERYTHING)))


def test_what_was_given_is_not_changed():
    given = {"x"}
    assigned_after(ast.parse("y = 1\ndel x").body, given, EVERYTHING)
    assert given == {"x"}


def test_an_assignment():
    assert after("y = x") == "x y"
    assert after("y, z = x") == "x y z"
    assert after("y = x\nz = y") == "x y z"


def test_nothing_is_lost():
    assert after("f(x)") == "x"
    assert after("x = 1", "x y") == "x y"


def test_after_an_if_what_both_ways_assign():
    assert after("if c:\n  y = 1\nelse:\n  y = 2") == "x y"
    assert after("if c:\n  y = 1\nelse:\n  z = 2") == "x"
    assert after("if c:\n  y = 1") == "x"


def test_a_way_that_ends_does_not_count():
    assert after("if c:\n  y = 1\nelse:\n  raise error") == "x y"
    assert after("if c:\n  return 1\nelse:\n  y = 1") == "x y"


def test_a_loop_may_run_no_round_at_all():
    assert after("while c:\n  y = 1") == "x"
    assert after("for y in z:\n  x = 1") == "x"


def test_what_is_deleted_is_gone():
    assert after("del x") == ""
    assert after("del x", "x y") == "y"
    assert after("y = 1\ndel x\nx = 2") == "x y"


def test_with_runs_its_block():
    assert after("with f() as y:\n  z = y") == "x y z"


def test_of_try_only_the_end_is_sure():
    assert after("try:\n  y = 1\nfinally:\n  z = 1") == "x z"
    assert after("try:\n  y = 1\nexcept E:\n  y = 2") == "x"
