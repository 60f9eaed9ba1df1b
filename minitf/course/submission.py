"""Everything in one student's file: which exercises it is about, and a grade for each.

Floor 10. Next: minitf/cli/grade.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from minitf.backend.errors import missing_extra

from .cells import Cell, UnreadableFile, read_cells
from .exercise import CourseError, Exercise
from .grading import Grade, grade, ungraded

Gradings = Iterable[Callable[[], Grade]]


@dataclass(frozen=True)
class Submission:
    """The grades of one file. `problem` says what is wrong with the file as a whole."""

    path: Path
    grades: tuple[Grade, ...]
    problem: str | None = None

    @property
    def score(self) -> float:
        """Points earned in all."""
        return round(sum(grade.score for grade in self.grades), 2)

    @property
    def points(self) -> float:
        """Points that could be earned."""
        return sum(grade.exercise.points for grade in self.grades)


def _one_by_one(gradings: Gradings) -> Iterable[Grade]:
    return (grading() for grading in gradings)


def grade_submission(
    path: Path,
    exercises: Sequence[Exercise],
    is_chosen: bool = False,
    run_all: Callable[[Gradings], Iterable[Grade]] = _one_by_one,
) -> Submission:
    """Grades every exercise that the file is about: all those of each chapter that it mentions.

    Each is graded alone, with the library's own code everywhere else, so that one wrong answer does not spoil
    another.

    Args:
      exercises: what there is to choose from.
      is_chosen: whether to grade all of them, mentioned or not.
      run_all: runs the gradings; a pool may run several at once.
    """
    try:
        cells = read_cells(path)
    except UnreadableFile as error:
        about = exercises if is_chosen else [e for e in exercises if e.chapter in path.stem]
        return Submission(path, tuple(ungraded(e, str(error)) for e in about), str(error))
    about = exercises if is_chosen else _mentioned(path, cells, exercises)
    if not about:
        return Submission(path, (), "No exercise of the course is in this file.")
    names = {r.name for e in exercises for r in e.replacements}
    gradings = [partial(grade, e, cells, names - {r.name for r in e.replacements}) for e in about]
    return Submission(path, tuple(run_all(gradings)))


def _mentioned(path: Path, cells: Sequence[Cell], exercises: Sequence[Exercise]) -> list[Exercise]:
    """The exercises of the chapters that the file's name, a definition or a `check(...)` in it points to."""
    text = "\n".join(cell.text for cell in cells)
    checked = set(re.findall(r"""\bcheck\(\s*["'](\w+)["']""", text))
    defined = set(re.findall(r"(?m)^(?:def|class)[ \t]+(\w+)", text))
    chapters = {
        e.chapter
        for e in exercises
        if e.chapter in path.stem or e.name in checked or {r.name for r in e.replacements} & defined
    }
    return [e for e in exercises if e.chapter in chapters]


def require_pytest() -> None:
    """Raises CourseError, naming the extra to install, where pytest is missing."""
    if find_spec("pytest") is None:
        raise CourseError(str(missing_extra("pytest", "test")))
