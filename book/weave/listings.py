"""A listing: the source of one object of the library, found by name, with the place where it stands."""

import ast
import textwrap
from dataclasses import dataclass

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Listing:
    path: str  # from the repository root, "minitf/core/execute.py"
    line: int  # where its first line stands in that file
    code: str

    @property
    def place(self):
        return f"{self.path}:{self.line}"


def find_object(source, qualname):
    """The AST node of `Class.method` or `function` in `source`; LookupError names what does not exist."""
    node = ast.parse(source)
    for part in qualname.split("."):
        named = [child for child in node.body if getattr(child, "name", None) == part]
        if not named:
            raise LookupError(f"{qualname}: nothing is called {part!r} there")
        node = named[0]
    return node


def first_line(node):
    """A decorated object starts at its first decorator."""
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


def read_listing(root, target, options):
    """What `literalinclude` shows: `target` is "/minitf/...", options are the directive's.

    Raises:
      LookupError: no such file, object or mark.
    """
    path = target.lstrip("/")
    try:
        source = (root / path).read_text()
    except FileNotFoundError:
        raise LookupError(f"{path}: no such file in the repository") from None
    lines = source.splitlines()
    if "pyobject" in options:
        node = find_object(source, options["pyobject"])
        start, end = first_line(node) - 1, node.end_lineno
    else:
        start, end = marked_lines(lines, options)
    code = textwrap.dedent("\n".join(lines[start:end])).strip("\n")
    return Listing(path, start + 1, code)


def marked_lines(lines, options):
    """(start, end) of the lines between `start-after` or `start-at`, and `end-before` or `end-at`."""
    start, end = 0, len(lines)
    for option, offset in (("start-after", 1), ("start-at", 0)):
        if option in options:
            start = line_with(lines, options[option], 0) + offset
    for option, offset in (("end-before", 0), ("end-at", 1)):
        if option in options:
            end = line_with(lines, options[option], start) + offset
    return start, end


def line_with(lines, mark, start):
    for index in range(start, len(lines)):
        if mark in lines[index]:
            return index
    raise LookupError(f"no line holds the mark {mark!r}")
