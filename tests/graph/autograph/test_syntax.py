"""Pieces of syntax tree."""

import ast

from minitf.graph.autograph.syntax import assign, at, define, expression, listed, statement, tuple_of


def text(tree):
    return ast.unparse(ast.fix_missing_locations(tree))


def test_text_becomes_a_tree_of_our_names():
    assert text(expression("a + b")) == "a + b"
    assert expression("a").ours
    assert text(assign("x, y", "f()")) in ("x, y = f()", "(x, y) = f()")
    assert text(statement("del x")) == "del x"


def test_functions():
    assert text(define("f", "x", [], "x")) == "def f(x):\n    return x"
    assert text(define("f", "", [statement("g()")], "")) == "def f():\n    g()"
    assert text(define("f", "", [], "")) == "def f():\n    return None"


def test_only_what_stands_nowhere_is_placed():
    like = ast.parse("\n\nx").body[0]
    user = ast.parse("y").body[0].value
    made = at(assign("z", user), like)
    assert (made.lineno, made.value.lineno) == (3, 1)


def test_lists_of_names():
    assert [listed([]), listed(["a"]), listed(["a", "b"])] == ["", "a", "a, b"]
    assert [tuple_of([]), tuple_of(["a"]), tuple_of(["a", "b"])] == ["()", "(a,)", "(a, b)"]
