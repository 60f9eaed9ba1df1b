"""What a teacher hands out: the notebooks to be filled in, and the same with all the answers.

Floor 10. Next: minitf/cli/grade.py.

The answers are the library's own definitions, read from its source on the day, so they are never out of date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from minitf.backend.errors import explain

from .cells import SOLUTION
from .exercise import CourseError, Exercise

NOTEBOOKS = "exercises/ipynb"


def hand_out(folder: Path, exercises: Sequence[Exercise], solved: bool = False) -> list[Path]:
    """Writes the notebooks of the exercises' chapters into a folder, which is made if need be.

    Args:
      exercises: those to be handed out. Of a chapter the whole notebook is written; the answers are those of
        these exercises alone.
      solved: whether the answers stand in them.

    Returns the files, in the order of the chapters. Raises CourseError where a file is there already: it could be
    somebody's work.
    """
    chapters = list(dict.fromkeys((e.root, e.chapter) for e in exercises))
    targets = [folder / f"{chapter}{'_solved' if solved else ''}.ipynb" for _, chapter in chapters]
    for target in targets:
        if target.exists():
            rule = "no notebook is written over another one"
            raise CourseError(explain("hand_out", f"{target} is there already", rule, "Name an empty folder"))
    answers = {r.name: e for e in exercises for r in e.replacements} if solved else {}
    folder.mkdir(parents=True, exist_ok=True)
    for (root, chapter), target in zip(chapters, targets, strict=True):
        notebook = json.loads((root / NOTEBOOKS / f"{chapter}.ipynb").read_text("utf-8"))
        notebook["cells"] = [filled_in(cell, answers) for cell in notebook["cells"]]
        target.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return targets


def filled_in(cell: dict[str, Any], answers: Mapping[str, Exercise]) -> dict[str, Any]:
    """The cell without what it has printed; if a student is to write here, with the answer, where there is one."""
    if cell["cell_type"] != "code":
        return cell
    text = "".join(cell["source"])
    asked = [name for name in names_in(text) if name in answers]
    if asked and SOLUTION in cell["metadata"].get("tags", ()):
        text = answers[asked[0]].reference()
    return {**cell, "source": text.splitlines(keepends=True), "outputs": [], "execution_count": None}


def names_in(text: str) -> Iterable[str]:
    """The functions and classes that a cell defines, in their order."""
    return re.findall(r"(?m)^(?:def|class)[ \t]+(\w+)", text)
