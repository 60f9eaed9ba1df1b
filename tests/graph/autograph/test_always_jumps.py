"""Blocks behind which nothing is reached: also what chapter 8's exercise `always_jumps` is graded by."""

import ast

import pytest

from minitf.graph.autograph.jumps import always_jumps


def jumps(text):
    """Of the block of a loop inside a function."""
    block = "\n".join(f"    {line}" for line in text.splitlines())
    return always_jumps(ast.parse(f"while a:\n{block}").body[0].body)


@pytest.mark.parametrize("last", ["return x", "break", "continue", "raise error"])
def test_a_jump_at_the_end(last):
    assert jumps(f"x = 1\n{last}")


@pytest.mark.parametrize("last", ["x = 1", "f(x)", "pass"])
def test_a_block_without_a_jump_goes_on(last):
    assert not jumps(last)


def test_an_if_must_jump_on_both_ways():
    assert jumps("if c:\n  return 1\nelse:\n  break")
    assert not jumps("if c:\n  return 1\nelse:\n  x = 1")
    assert not jumps("if c:\n  x = 1\nelse:\n  return 1")


def test_an_if_without_an_else_goes_on():
    assert not jumps("if c:\n  return 1")


def test_ifs_inside_ifs():
    assert jumps("if c:\n  if d:\n    return 1\n  else:\n    raise e\nelse:\n  break")
    assert not jumps("if c:\n  if d:\n    return 1\nelse:\n  break")


def test_only_the_end_of_a_block_counts():
    assert not jumps("if c:\n  return 1\nx = 1")
    assert jumps("if c:\n  x = 1\nreturn x")


def test_a_loop_may_run_no_round_at_all():
    assert not jumps("while c:\n  return 1")
    assert not jumps("for x in y:\n  return x")


def test_with_runs_its_block():
    assert jumps("with f():\n  return 1")
    assert not jumps("with f():\n  x = 1")


def test_an_empty_block_goes_on():
    assert not always_jumps([])
