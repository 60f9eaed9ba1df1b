"""Grades as files for other programs: JSON, tables, and what Gradescope reads.   Floor 10.

Next: minitf/cli/grade.py, which says where they go.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .report import as_data
from .submission import Submission

COLUMNS = ("file", "chapter", "exercise", "score", "points", "passed", "tests", "problem")


def write_json(path: Path, submissions: Sequence[Submission]) -> None:
    """Everything that is known of each grade."""
    _write_json(path, {"submissions": [_data(submission) for submission in submissions]})


def write_csv(path: Path, submissions: Sequence[Submission]) -> None:
    """One line for each file and exercise."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        table.writeheader()
        for submission in submissions:
            for grade in map(as_data, submission.grades):
                table.writerow({**grade, "file": submission.path, "tests": len(grade["tests"])})


def write_marks(path: Path, submissions: Sequence[Submission]) -> None:
    """One line for each file: its points in every exercise, empty where the file is not about it, and in all."""
    names = list(dict.fromkeys(grade.exercise.name for s in submissions for grade in s.grades))
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, ("file", *names, "score", "points", "problem"))
        table.writeheader()
        for s in submissions:
            own = {grade.exercise.name: grade.score for grade in s.grades}
            table.writerow({"file": s.path, **own, "score": s.score, "points": s.points, "problem": s.problem})


def write_gradescope(path: Path, submission: Submission) -> None:
    """The `results.json` of one submission."""
    tests = [
        {"name": g.exercise.name, "score": g.score, "max_score": g.exercise.points, "output": repr(g)}
        for g in submission.grades
    ]
    _write_json(path, {"score": submission.score, "output": submission.problem or "", "tests": tests})


def _data(submission: Submission) -> dict[str, Any]:
    return {
        "file": str(submission.path),
        "score": submission.score,
        "points": submission.points,
        "problem": submission.problem,
        "exercises": [as_data(grade) for grade in submission.grades],
    }


def _write_json(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, indent=2) + "\n", "utf-8")
