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
    """Whether `code` was compiled from `node`: the same name at the same line; of a lambda, the same columns too."""
    if isinstance(node, ast.FunctionDef):
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        return node.name == code.co_name and first == code.co_firstlineno
    if code.co_name != "<lambda>" or node.lineno != code.co_firstlineno:
        return False
    body = node.body
    return any(position == (body.lineno, body.end_lineno, body.col_offset, body.end_col_offset)
               for position in code.co_positions())
