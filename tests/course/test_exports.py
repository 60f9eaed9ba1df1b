"""Grades as files for other programs."""

import csv
import json
from pathlib import Path

import pytest

from minitf.course.exercises import all_exercises
from minitf.course.exports import write_csv, write_gradescope, write_json, write_marks
from minitf.course.grading import Grade, Outcome
from minitf.course.submission import Submission


@pytest.fixture
def submissions(course):
    area, line = all_exercises(course)
    ada = Submission(Path("ada.ipynb"), (Grade(area, 4.0, (Outcome("test_area", True),)), Grade(line, 0.0)))
    bob = Submission(Path("bob.ipynb"), (Grade(line, 1.0),))
    return [ada, bob, Submission(Path("eve.ipynb"), (), "not a notebook")]


def rows_of(path):
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def test_one_line_for_each_file(submissions, tmp_path):
    write_marks(tmp_path / "marks.csv", submissions)
    ada, bob, eve = rows_of(tmp_path / "marks.csv")
    assert ada == {
        "file": "ada.ipynb", "area": "4.0", "line_at": "0.0", "score": "4.0", "points": "5", "problem": ""
    }  # fmt: skip
    assert (bob["area"], bob["line_at"]) == ("", "1.0")
    assert (eve["score"], eve["problem"]) == ("0", "not a notebook")


def test_one_line_for_each_exercise(submissions, tmp_path):
    write_csv(tmp_path / "all.csv", submissions)
    rows = rows_of(tmp_path / "all.csv")
    assert [(r["file"], r["exercise"], r["passed"], r["tests"]) for r in rows] == [
        ("ada.ipynb", "area", "1", "1"),
        ("ada.ipynb", "line_at", "0", "0"),
        ("bob.ipynb", "line_at", "0", "0"),
    ]


def test_json_and_gradescope(submissions, tmp_path):
    write_json(tmp_path / "all.json", submissions)
    data = json.loads((tmp_path / "all.json").read_text())["submissions"]
    assert [(s["score"], s["problem"]) for s in data] == [(4, None), (1, None), (0, "not a notebook")]
    write_gradescope(tmp_path / "results.json", submissions[0])
    results = json.loads((tmp_path / "results.json").read_text())
    assert [(t["name"], t["score"], t["max_score"]) for t in results["tests"]] == [("area", 4, 4), ("line_at", 0, 1)]
