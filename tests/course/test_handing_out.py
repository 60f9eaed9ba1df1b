"""Notebooks for students, and with the answers for teachers."""

import json

import pytest

from course.small_course import write_notebook
from minitf.course.exercise import CourseError
from minitf.course.exercises import all_exercises
from minitf.course.handing_out import hand_out
from minitf.course.submission import grade_submission

STUBS = [f"def {name}(*given):\n    raise NotImplementedError\n" for name in ("area", "line_at")]


@pytest.fixture
def exercises(course):
    (course / "exercises/ipynb").mkdir()
    path = write_notebook(course / "exercises/ipynb/01_shapes.ipynb", *STUBS)
    notebook = json.loads(path.read_text())
    notebook["cells"][0] |= {"outputs": [{"output_type": "stream", "text": "old"}], "execution_count": 3}
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": "def area(r):\n    return 0"})
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": ["# é"]})
    path.write_text(json.dumps(notebook))
    return all_exercises(course)


def cells_of(path):
    return json.loads(path.read_text("utf-8"))["cells"]


def test_students_get_stubs_and_nothing_that_was_printed(exercises, tmp_path):
    (path,) = hand_out(tmp_path / "new/release", exercises)
    assert path.name == "01_shapes.ipynb"
    assert ["".join(cell["source"]) for cell in cells_of(path)[:2]] == STUBS
    assert cells_of(path)[0]["outputs"] == []
    assert grade_submission(path, exercises).score == 0


def test_teachers_get_answers_with_full_points(exercises, tmp_path):
    (path,) = hand_out(tmp_path, exercises, solved=True)
    assert path.name == "01_shapes_solved.ipynb"
    result = grade_submission(path, exercises)
    assert (result.score, result.points) == (5, 5)
    other, text = cells_of(path)[2:]
    assert "".join(other["source"]) == "def area(r):\n    return 0"  # nobody is asked to write here
    assert text["source"] == ["# é"]


def test_answers_of_some_exercises(exercises, tmp_path):
    (path,) = hand_out(tmp_path, [e for e in exercises if e.name == "area"], solved=True)
    assert grade_submission(path, exercises).score == 4


def test_nobodys_work_is_written_over(exercises, tmp_path):
    (path,) = hand_out(tmp_path, exercises)
    path.write_text("mine")
    with pytest.raises(CourseError, match="is there already"):
        hand_out(tmp_path, exercises)
    assert path.read_text() == "mine"
