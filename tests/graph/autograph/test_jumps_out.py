"""Which jumps leave a statement: also what chapter 8's exercise `jumps_out` is graded by."""

import ast

import pytest

from minitf.graph.autograph.jumps import jumps_out

BREAK, CONTINUE, RETURN = ast.Break, ast.Continue, ast.Return


def out(text):
    """Of the first statement of the text."""
    return jumps_out(ast.parse(text).body[0])


@pytest.mark.parametrize(("text", "kinds"), [("break", {BREAK}), ("continue", {CONTINUE}), ("return x", {RETURN})])
def test_a_jump_leaves_itself(text, kinds):
    assert out(text) == kinds


@pytest.mark.parametrize("text", ["x = 1", "f(x)", "if c: x = 1", "while c: x = 1"])
def test_a_statement_without_jumps(text):
    assert out(text) == set()


def test_all_blocks_of_an_if_count():
    assert out("if c: break") == {BREAK}
    assert out("if c: break\nelse: return 1") == {BREAK, RETURN}
    assert out("if c:\n  if d: continue") == {CONTINUE}


def test_other_statements_with_blocks():
    assert out("with f(): return 1") == {RETURN}
    assert out("try: break\nexcept E: return 1\nfinally: continue") == {BREAK, RETURN, CONTINUE}


def test_break_and_continue_belong_to_the_loop_around_them():
    assert out("while c: break") == set()
    assert out("for x in y: continue") == set()
    assert out("while c:\n  if d: break\n  else: continue") == set()


def test_a_return_leaves_loops_too():
    assert out("while c: return 1") == {RETURN}
    assert out("for x in y:\n  while c:\n    if d: return 1\n    break") == {RETURN}


def test_the_else_of_a_loop_belongs_to_the_loop_outside():
    assert out("while c: x = 1\nelse: break") == {BREAK}
    assert out("for x in y: break\nelse: continue") == {CONTINUE}


def test_what_functions_inside_do_is_their_own():
    assert out("def f(): return 1") == set()
    assert out("if c:\n  def f(): return 1") == set()
    assert out("class C:\n  def f(self): return 1") == set()


def test_only_the_kinds_that_are_asked_for():
    statement = ast.parse("if c: break\nelse: return 1").body[0]
    assert jumps_out(statement, (BREAK,)) == {BREAK}
    assert jumps_out(statement, (CONTINUE,)) == set()
