"""A student's answer: the definitions an exercise asks for, and what they need from their cell.

Floor 10. Next: source.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minitf.backend.errors import explain

from .cells import Cell
from .exercise import Exercise
from .source import Definition


class NoAnswer(ValueError):
    """The cells hold no usable definition; the message tells the student why."""


@dataclass(frozen=True)
class Piece:
    """One definition, and the helpers from the same cell that it uses."""

    text: str
    helpers: str


def find_answer(exercise: Exercise, cells: Sequence[Cell], others: Iterable[str] = ()) -> dict[str, Piece]:
    """The student's latest definition of each name the exercise replaces.

    Args:
      cells: the student's code cells. Where no cell tagged `solution` defines a name, the other cells are
        looked at too.
      others: names that belong to other exercises. They never travel along as helpers: each answer is judged
        alone.

    Raises NoAnswer where a definition is missing, or its cell is not Python.
    """
    return {r.name: _piece(exercise, r.name, cells, frozenset(others)) for r in exercise.replacements}


def _piece(exercise: Exercise, name: str, cells: Sequence[Cell], others: frozenset[str]) -> Piece:
    solutions_last = sorted(cells, key=lambda cell: cell.is_solution)
    for cell in reversed(solutions_last):
        if not re.search(rf"(?m)^(?:async[ \t]+)?(?:def|class)[ \t]+{name}\b", cell.text):
            continue
        try:
            tree = ast.parse(cell.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise NoAnswer(_does_not_parse(name, error)) from error
        for node in reversed(tree.body):
            if isinstance(node, Definition) and node.name == name:
                helpers = _helpers(cell.text, tree, node, others)
                return Piece(_text(cell.text, node), helpers)
    fix = f"Define it, as `def {name}` or `class {name}`, in the cell that was meant for it"
    raise NoAnswer(explain(exercise.name, None, f"no cell defines {name}", fix))


def _does_not_parse(name: str, error: Exception) -> str:
    line = (getattr(error, "text", None) or "").strip()[:80]
    place = f"line {error.lineno} is `{line}`" if isinstance(error, SyntaxError) and line else "the cell"
    return explain(
        f"the cell that defines {name}",
        place,
        "Python cannot read this",
        f"Python says: {getattr(error, 'msg', error)}",
    )


def _helpers(text: str, tree: ast.Module, wanted: Definition, others: frozenset[str]) -> str:
    """What the wanted definition uses of its cell, directly or not: imports, helpers, constants."""
    offered = [(node, _bound(node) - others) for node in tree.body if node is not wanted]
    used = _used(wanted) - {wanted.name}
    chosen: set[int] = set()
    grown = True
    while grown:
        grown = False
        for position, (node, names) in enumerate(offered):
            if position not in chosen and names & used:
                chosen.add(position)
                used |= _used(node)
                grown = True
    return "".join(_text(text, offered[position][0]) for position in sorted(chosen))


def _bound(node: ast.stmt) -> set[str]:
    """The names a statement binds, if it is one that only prepares: import, definition, assignment."""
    if isinstance(node, Definition):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return set()


def _used(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def _text(text: str, node: ast.stmt) -> str:
    if not isinstance(node, Definition):
        return (ast.get_source_segment(text, node) or "") + "\n"
    lines = text.splitlines()
    return "".join(lines[i - 1] + "\n" for i in _lines(node))


def _lines(node: ast.stmt) -> range:
    decorators = node.decorator_list if isinstance(node, Definition) else []
    return range(min([node.lineno, *(d.lineno for d in decorators)]), (node.end_lineno or node.lineno) + 1)
