"""The cells of a student's notebook or Python file.

Floor 10. Next: answer.py, which looks for definitions in them.

Read as plain JSON: a notebook is a list of cells, and the grader needs nothing else of it.
"""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minitf.backend.errors import explain

SOLUTION = "solution"  # the tag of the cells that students fill in


class UnreadableFile(ValueError):
    """The student's file is no notebook and no Python text."""


@dataclass(frozen=True)
class Cell:
    """The Python text of one code cell."""

    text: str
    is_solution: bool = True


def read_cells(path: Path | str) -> list[Cell]:
    """The code cells of a `.ipynb`; of any other file the parts between `# %%` lines, all solutions.

    Raises UnreadableFile for what is neither, and FileNotFoundError.
    """
    path = Path(path)
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            explain(path.name, f"received {error.object[:8]!r}...", "the file must be UTF-8 text")
        ) from error
    if path.suffix != ".ipynb":
        return [Cell(python_of(part)) for part in re.split(r"(?m)^# %%.*$", text) if part.strip()]
    try:
        return [_notebook_cell(cell) for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        problem = f"{type(error).__name__}: {error}"
        fix = "Open it in Jupyter and save it again (notebook format 4)"
        raise UnreadableFile(explain(path.name, problem, "the file is not a notebook that can be read", fix)) from error


def _notebook_cell(cell: dict[str, Any]) -> Cell:
    lines = cell["source"]
    text = lines if isinstance(lines, str) else "".join(lines)
    return Cell(python_of(text), SOLUTION in cell.get("metadata", {}).get("tags", ()))


_WRAPPERS = ("%%time", "%%timeit", "%%capture", "%%prun")  # cell magics whose cell is still Python
_MAGIC = re.compile(r"(?m)^([ \t]*)(?:[\w, ]+=[ \t]*)?(?:[%!?].*|[\w.]+\?{1,2}[ \t]*)$")


def python_of(text: str) -> str:
    """The cell without what only IPython understands.

    Magics and shell lines become `pass`, so that each line keeps its number.
    A cell in another language (`%%bash`) is empty. A cell that does not parse either way is returned as it
    is.

    >>> python_of("%matplotlib inline\\nx = 3\\nfiles = !ls")
    'pass\\nx = 3\\npass'
    """
    if text.lstrip().startswith("%%"):
        first = text.split(maxsplit=1)[0]
        if first not in _WRAPPERS:
            return ""
        text = text.replace("%%", "# %%", 1)
    if _parses(text):
        return text  # a line of Python may begin with %, where an expression runs over several lines
    plain = _MAGIC.sub(r"\1pass", text)
    return plain if _parses(plain) else text


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
