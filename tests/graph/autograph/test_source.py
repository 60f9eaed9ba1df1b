"""A function is found in its file by line, name and columns."""

import ast

import pytest

from minitf.graph.autograph.source import syntax_tree


def decorated(f):
    return f


@decorated
def marked(x):
    return x + 1


pair = (lambda x: x + 1, lambda x: x - 1)
nested = lambda x: lambda y: y if x else x


def test_a_function_is_found_below_its_decorators():
    tree = syntax_tree(marked)
    assert (tree.name, tree.lineno) == ("marked", marked.__code__.co_firstlineno + 1)


def test_two_lambdas_of_one_line_are_told_apart():
    assert [ast.unparse(syntax_tree(f)) for f in pair] == ["lambda x: x + 1", "lambda x: x - 1"]


def test_a_lambda_inside_a_lambda():
    assert ast.unparse(syntax_tree(nested)) == "lambda x: lambda y: y if x else x"
    assert ast.unparse(syntax_tree(nested(1))) == "lambda y: y if x else x"


def test_every_tree_is_a_copy():
    assert syntax_tree(marked) is not syntax_tree(marked)


def test_code_without_a_file_is_refused():
    scope = {}
    exec("def f(x): return x", scope)
    with pytest.raises(ValueError, match="could not get source code"):
        syntax_tree(scope["f"])
