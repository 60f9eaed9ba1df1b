"""Short ways to write pieces of syntax tree. Floor 4."""

from __future__ import annotations

import ast


def expression(text) -> ast.expr:
    """The tree of an expression that is given as text."""
    return unplaced(ast.parse(text, mode="eval").body)


def statement(text) -> ast.stmt:
    """The tree of one statement that is given as text."""
    return unplaced(ast.parse(text).body[0])


def unplaced(tree):
    """The tree without line numbers: it takes those of the code that it comes to stand for; and its names are ours."""
    for node in ast.walk(tree):
        for attribute in ("lineno", "end_lineno", "col_offset", "end_col_offset"):
            if hasattr(node, attribute):
                delattr(node, attribute)
        if isinstance(node, ast.Name):
            node.ours = True
    return tree


def at(node, like):
    """`node`, and all of it that stands nowhere yet, at the place of `like`; on its first line, for tracebacks."""
    for part in ast.walk(node):
        if "lineno" in part._attributes and not hasattr(part, "lineno"):
            ast.copy_location(part, like)
            if part.end_lineno != part.lineno:
                part.end_lineno, part.end_col_offset = part.lineno, part.col_offset
    return node


def assign(target, value) -> ast.Assign:
    """`target = value`; the target as text, the value as text or as a tree."""
    places = expression(target)
    for node in ast.walk(places):
        if hasattr(node, "ctx"):
            node.ctx = ast.Store()
    return ast.Assign([places], expression(value) if isinstance(value, str) else value)


def define(name, parameters, body, result):
    """A function: its parameters and its result as text, its body as trees."""
    made = statement(f"def {name}({parameters}): return {result or 'None'}")
    made.body = [*body, *(made.body if result or not body else [])]
    return made


def listed(names) -> str:
    """What a function with these results returns, and how it is unpacked: nothing, `y`, or `y, z`."""
    return ", ".join(names)


def tuple_of(items) -> str:
    """A tuple as text.

        >>> tuple_of([]), tuple_of(["y"]), tuple_of(["y", "z"])
        ('()', '(y,)', '(y, z)')
    """
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
