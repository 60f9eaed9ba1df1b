"""Sheets with a student's own numbers, and their marks."""

import json

import pytest

from minitf.course.by_hand import Mark, asked, marked, sheet
from minitf.course.exercise import CourseError
from minitf.course.questions import QUESTIONS


def right_answers(student, term=""):
    return {name: asked(student, name, term)[1] for name in QUESTIONS}


def test_a_sheet_is_the_same_each_time_and_another_for_others():
    assert sheet("ada", "2026") == sheet("ada", "2026")
    sheets = {sheet("ada"), sheet("ada", "2026"), sheet("grace").replace("grace", "ada")}
    assert len(sheets) == 3
    assert all(name in sheet("ada") for name in QUESTIONS)


def test_right_answers_are_right_for_their_own_student_alone(tmp_path):
    path = tmp_path / "ada.json"
    path.write_text(json.dumps(right_answers("ada", "t")))
    assert all(mark.is_right for mark in marked(path, "t"))
    other = tmp_path / "grace.json"
    other.write_text(path.read_text())
    assert sum(mark.is_right for mark in marked(other, "t")) < len(QUESTIONS) / 2


@pytest.mark.parametrize(("given", "is_right"), [
    (2.0, True), (2.003, True), ("2.0", True), (2.1, False), (None, False), ([2.0], False), ({"a": 1}, False),
    ("two", False), (float("nan"), False), ([[1], [2, 3]], False)])
def test_what_counts_as_right(given, is_right):
    assert Mark("q", given, 2.0).is_right is is_right


def test_lists():
    assert Mark("q", [2, 3], [2, 3]).is_right
    assert not Mark("q", [3, 2], [2, 3]).is_right


@pytest.mark.parametrize(("text", "message"), [("{", "must be JSON"), ("[1]", "must be a JSON object")])
def test_a_file_that_is_no_sheet(tmp_path, text, message):
    (tmp_path / "ada.json").write_text(text)
    with pytest.raises(CourseError, match=f"ada.json.*{message}"):
        marked(tmp_path / "ada.json")
