"""How far a student has come: the best score of each exercise, kept in one small file.

Floor 10. Next: challenge.py.

    from minitf.course import progress
    progress()          # in a notebook: a table that shows itself

The file is `exercises/.progress.json` of the checkout, on this machine only. `check(...)` and `minitf grade --all`
write to it; delete it to begin anew. An answer without points leaves no trace in it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from minitf.wire.atomic import replacing

from .exercise import Exercise
from .exercises import all_exercises
from .grading import Grade

FILE = "exercises/.progress.json"


@dataclass(frozen=True, repr=False)
class Progress:
    """The best score of each exercise so far. Shows itself: as text, and in a notebook as HTML."""

    exercises: tuple[Exercise, ...]
    best: dict[str, float]

    @property
    def solved(self) -> int:
        """How many exercises have full points."""
        return sum(self.best.get(e.name, 0) >= e.points for e in self.exercises)

    @property
    def score(self) -> float:
        """Points earned in all."""
        return round(sum(min(self.best.get(e.name, 0), e.points) for e in self.exercises), 2)

    def __repr__(self) -> str:
        rows = [f"{name:<24} {_bar(done, of)} {done:g} of {of} solved" for name, done, of in self._chapters()]
        return "\n".join([*rows, self._total()])

    def _repr_html_(self) -> str:
        """A bar for each chapter, which opens to show its exercises."""
        chapters = "".join(self._details(*chapter) for chapter in self._chapters())
        return f"{chapters}<p>{escape(self._total())}</p>"

    def _details(self, chapter: str, done: int, of: int) -> str:
        bar = f'<progress value="{done}" max="{of}"></progress>'
        rows = "".join(self._row(e) for e in self.exercises if e.chapter == chapter)
        return f"<details><summary>{bar} {escape(chapter)}: {done} of {of}</summary><table>{rows}</table></details>"

    def _row(self, exercise: Exercise) -> str:
        best = min(self.best.get(exercise.name, 0), exercise.points)
        mark = "✓" if best == exercise.points else "…" if best else ""
        said = (mark, exercise.name, exercise.title, exercise.level, f"about {exercise.minutes:g} minutes")
        cells = "".join(f'<td style="text-align:left">{escape(text)}</td>' for text in said)
        return f"<tr>{cells}<td>{best:g} of {exercise.points:g}</td></tr>"

    def _chapters(self) -> Iterable[tuple[str, int, int]]:
        """(chapter, exercises solved, exercises) of each chapter."""
        for chapter, group in groupby(self.exercises, lambda e: e.chapter):
            there = tuple(group)
            yield chapter, Progress(there, self.best).solved, len(there)

    def _total(self) -> str:
        points = sum(e.points for e in self.exercises)
        return f"{self.solved} of {len(self.exercises)} exercises solved, {self.score:g} of {points:g} points"


def _bar(done: int, of: int, width: int = 20) -> str:
    filled = done * width // of
    return "[" + "#" * filled + "." * (width - filled) + "]"


def progress(root: Path | str | None = None) -> Progress:
    """The student's progress.

    Args:
      root: the checkout that holds `exercises/`; found by itself when None.
    """
    exercises = all_exercises(root)
    return Progress(exercises, _read(exercises[0].root) if exercises else {})


def record(grades: Sequence[Grade]) -> None:
    """Keeps what is better than before. A checkout that cannot be written to is left as it is."""
    for root, group in groupby(grades, lambda grade: grade.exercise.root):
        best = _read(root)
        better = {g.exercise.name: g.score for g in group if g.score > best.get(g.exercise.name, 0)}
        if better:
            text = json.dumps(best | better, indent=1, sort_keys=True) + "\n"
            with contextlib.suppress(OSError), replacing(root / FILE) as path:
                Path(path).write_text(text, "utf-8")


def _read(root: Path) -> dict[str, float]:
    """What the file says; nothing, where there is none or it is damaged."""
    try:
        data = json.loads((root / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    scores = data.items() if isinstance(data, dict) else ()
    return {name: score for name, score in scores if isinstance(score, int | float)}
