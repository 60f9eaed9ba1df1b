"""From a function to the syntax tree of its `def` or `lambda`. Floor 4. Read next: `jumps.py`.

The whole file is parsed, and the function is found in it by line and name. So the tree keeps the user's own line
numbers, and tracebacks from the rewritten function point at the user's own lines.
"""

from __future__ import annotations

import ast
import copy
import functools
import linecache


def syntax_tree(function):
    """A copy of the FunctionDef or Lambda that `function` was made from.

    Raises: ValueError where the source is not available, or is no longer what the function was made from.
    """
    code = function.__code__
    lines = linecache.getlines(code.co_filename, function.__globals__)
    if not lines:
        raise ValueError("could not get source code")
    found = [node for node in functions_of(tuple(lines)) if is_source(node, code)]
    if len(found) > 1 and isinstance(found[0], ast.Lambda):
        found = innermost(found, code)
    if len(found) != 1:
        raise ValueError("could not find the function in its source file" if not found else
                         "several functions stand at the same place")
    return copy.deepcopy(found[0])


@functools.lru_cache(maxsize=64)
def functions_of(lines):
    """All functions of a file."""
    try:
        tree = ast.parse("".join(lines))
    except SyntaxError as error:
        raise ValueError(f"the source does not parse: {error}") from None
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.Lambda))]


def is_source(node, code) -> bool:
    """Whether `code` may be compiled from `node`: the same name at the same line."""
    if isinstance(node, ast.FunctionDef):
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        return node.name == code.co_name and first == code.co_firstlineno
    return code.co_name == "<lambda>" and node.lineno == code.co_firstlineno


def innermost(lambdas, code) -> list:
    """Of several lambdas that begin on one line, the smallest that holds all the places that `code` speaks of."""
    places = [(line, column) for line, _, column, end in code.co_positions() if line and end]

    def holds(node):
        body = node.body
        first, last = (body.lineno, body.col_offset), (body.end_lineno, body.end_col_offset)
        return all(first <= place < last for place in places)

    return sorted(filter(holds, lambdas), key=lambda node: len(ast.unparse(node)))[:1]
