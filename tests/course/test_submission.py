"""Whole files of a student."""

import pytest

from course.small_course import EXERCISES, RIGHT_AREA, write_notebook
from minitf.course import submission
from minitf.course.exercise import CourseError
from minitf.course.exercises import all_exercises
from minitf.course.submission import grade_submission, require_pytest


def scores(path, course, **options):
    result = grade_submission(path, all_exercises(course), **options)
    return {grade.exercise.name: grade.score for grade in result.grades}


def test_every_exercise_of_the_chapter_counts_attempted_or_not(course, tmp_path):
    path = write_notebook(tmp_path / "mine.ipynb", RIGHT_AREA)
    result = grade_submission(path, all_exercises(course))
    assert [grade.exercise.name for grade in result.grades] == ["area", "line_at"]
    assert (result.score, result.points, result.problem) == (4, 5, None)
    assert "no cell defines line_at" in result.grades[1].problem


def test_one_broken_answer_does_not_spoil_the_others(course, tmp_path):
    line = "def line_at(self, x):\n    return self.slope * x\n"
    assert scores(write_notebook(tmp_path / "a.ipynb", "def area(:", line), course) == {"area": 0, "line_at": 1}
    loop = "def area(radius):\n    import os\n    os._exit(0)\n"
    assert scores(write_notebook(tmp_path / "b.ipynb", loop, line), course) == {"area": 0, "line_at": 1}


@pytest.mark.parametrize("hint", ["01_shapes.py", "check.py"])
def test_a_file_points_to_its_chapter(course, tmp_path, hint):
    (course / "exercises/02_more.toml").write_text(EXERCISES.replace('"area"', '"a"').replace('"line_at"', '"b"'))
    path = tmp_path / hint
    path.write_text("check('area')" if hint == "check.py" else "")
    assert scores(path, course) == {"area": 0, "line_at": 0}


def test_a_file_about_nothing(course, tmp_path):
    path = write_notebook(tmp_path / "a.ipynb", "x = 1")
    result = grade_submission(path, all_exercises(course))
    assert (result.grades, result.problem) == ((), "No exercise of the course is in this file.")


def test_a_notebook_that_does_not_parse(course, tmp_path):
    path = tmp_path / "ada_01_shapes.ipynb"
    path.write_text("{")
    result = grade_submission(path, all_exercises(course))
    assert (result.score, result.points) == (0, 5)
    assert "not a notebook" in result.problem
    assert all("not a notebook" in grade.problem for grade in result.grades)
    assert scores(path, course, is_chosen=True) == {"area": 0, "line_at": 0}


def test_missing_pytest_names_the_extra(monkeypatch):
    require_pytest()
    monkeypatch.setattr(submission, "find_spec", lambda name: None)
    with pytest.raises(CourseError, match=r'pip install "minitf\[test\]"'):
        require_pytest()
