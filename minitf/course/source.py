"""Definitions as text: find one in a source file, take it out, make its stub, put another in its place.

Floor 10.

All of it works on lines of source, so that the student's code stays exactly as written, comments included,
and the lines of a traceback are the student's lines. Next: sandbox.py, which runs the result.
"""

from __future__ import annotations

import ast
import io
import tokenize
from itertools import pairwise

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class NoDefinition(LookupError):
    """The source has no function or class of that name."""


def definition(text: str, target: str, name: str | None = None) -> str:
    """The function or class `target` ("sum_to", "Tanh.gradient") as if it stood alone, and was called `name`.

    >>> print(definition("class A:\\n    def f(self):\\n        return 1\\n", "A.f", name="g"), end="")
    def g(self):
        return 1
    """
    node = locate(text, target)
    return renamed(_alone(text, node), node.name, name or node.name)


def _alone(text: str, node: Definition) -> str:
    """The definition moved to the left margin."""
    lines = text.splitlines()
    kept = _inside_strings(text)
    margin = " " * node.col_offset
    numbers = range(_first_line(node), (node.end_lineno or node.lineno) + 1)
    return "".join((lines[n - 1] if n in kept else lines[n - 1].removeprefix(margin)) + "\n" for n in numbers)


def locate(text: str, target: str) -> Definition:
    """The syntax tree of the function or class of this qualified name; the last, if it is defined twice."""
    scope: ast.AST = ast.parse(text)
    for part in target.split("."):
        named = [n for n in getattr(scope, "body", ()) if isinstance(n, Definition) and n.name == part]
        if not named:
            raise NoDefinition(f"There is no definition of {target!r} there.")
        scope = named[-1]
    assert isinstance(scope, Definition)
    return scope


def splice(text: str, target: str, new: str, helpers: str = "") -> str:
    """Puts the definition `new` in the place of `target`, and `helpers` before the class around it.

    >>> library = "class A:\\n    def f(self): return 1\\n"
    >>> print(splice(library, "A.f", "def f(self):\\n    return TWO\\n", helpers="TWO = 2\\n"), end="")
    TWO = 2
    class A:
        def f(self):
            return TWO
    """
    old = locate(text, target)
    outermost = locate(text, target.partition(".")[0])
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    start, top = _first_line(old) - 1, _first_line(outermost) - 1
    moved = indented(renamed(new, locate_only(new).name, old.name), old.col_offset)
    return "".join([*lines[:top], helpers, *lines[top:start], moved, *lines[old.end_lineno :]])


def lines_of(text: str, target: str) -> range:
    """The numbers of the lines that the definition covers, decorators included."""
    node = locate(text, target)
    return range(_first_line(node), (node.end_lineno or node.lineno) + 1)


def locate_only(text: str) -> Definition:
    """The syntax tree of a text that is one definition and nothing else."""
    (node,) = ast.parse(text).body
    assert isinstance(node, Definition)
    return node


def stub(text: str) -> str:
    """The definition without its body: decorators, signature, docstring, `raise NotImplementedError`.

    A class keeps its attributes, and the stub of each method.

    >>> print(stub("def double(x):\\n    'Twice x.'\\n    return 2 * x\\n"), end="")
    def double(x):
        'Twice x.'
        raise NotImplementedError
    """
    node = locate_only(text)
    parts = [_head(text)]
    docstring = _docstring(node)
    if docstring:
        parts.append("    " + (ast.get_source_segment(text, docstring) or ""))
    if isinstance(node, ast.ClassDef):
        parts += _class_body(text, node)
    else:
        parts.append("    raise NotImplementedError")
    return "\n".join(parts) + "\n"


def _class_body(text: str, node: ast.ClassDef) -> list[str]:
    lines = text.splitlines()
    body = []
    for item in node.body:
        if isinstance(item, Definition):
            body += ["", indented(stub(_alone(text, item)), item.col_offset).rstrip("\n")]
        elif item is not _docstring(node):
            body += lines[item.lineno - 1 : item.end_lineno]
    return body


def _head(text: str) -> str:
    """Decorators and signature: all up to the colon that opens the body, the first outside of brackets."""
    depth, seen_keyword = 0, False
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and token.string in ("def", "class") and depth == 0:
            seen_keyword = True
        elif token.type == tokenize.OP:
            depth += (token.string in "([{") - (token.string in ")]}")
            if token.string == ":" and depth == 0 and seen_keyword:
                row, column = token.end
                lines = text.splitlines()
                return "\n".join([*lines[: row - 1], lines[row - 1][:column]])
    raise AssertionError("a definition that parses has a colon")


def renamed(text: str, old: str, new: str) -> str:
    """The text with the name `old` replaced wherever it is used as a name, not in strings and comments."""
    if old == new:
        return text
    lines = text.splitlines(keepends=True)
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    for before, token in reversed(list(pairwise(tokens))):
        if token.type == tokenize.NAME and token.string == old and before.string != ".":
            row, column = token.start
            line = lines[row - 1]
            lines[row - 1] = line[:column] + new + line[column + len(old) :]
    return "".join(lines)


def indented(text: str, width: int) -> str:
    """The text moved right by `width` columns, but for lines inside a string: there, spaces are content."""
    kept = _inside_strings(text)
    margin = " " * width
    return "".join(
        margin + line if line.strip() and number not in kept else line
        for number, line in enumerate(text.splitlines(keepends=True), start=1)
    )


def _inside_strings(text: str) -> set[int]:
    """The numbers of the lines that begin inside a string, but for docstrings: they move along."""
    tree = ast.parse(text)
    docstrings = {id(_docstring(node).value) for node in ast.walk(tree) if _docstring(node)}  # type: ignore[union-attr]
    inside: set[int] = set()
    for node in ast.walk(tree):
        text_node = isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
        )
        if text_node and id(node) not in docstrings:
            inside.update(range(node.lineno + 1, (node.end_lineno or node.lineno) + 1))  # type: ignore[attr-defined]
    return inside


def _docstring(node: ast.AST) -> ast.Expr | None:
    body = getattr(node, "body", None)
    if isinstance(node, Definition) and body and isinstance(body[0], ast.Expr):
        value = body[0].value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return body[0]
    return None


def _first_line(node: Definition) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
