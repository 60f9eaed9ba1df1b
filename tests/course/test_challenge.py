"""All answers at once are the library."""

import pytest

from course.small_course import RIGHT_AREA, RIGHT_LINE
from minitf.course.cells import Cell
from minitf.course.challenge import challenge
from minitf.course.exercise import CourseError
from minitf.course.exercises import all_exercises


@pytest.fixture
def challenged(course):
    """Takes up the challenge of the small course with these cells."""

    def challenged(*cells, tests=()):
        return challenge(all_exercises(course), [Cell(text) for text in cells], tests, seconds=30)

    return challenged


def test_right_answers_win(challenged):
    result = challenged(RIGHT_AREA, RIGHT_LINE, tests=["tests/test_shapes.py::test_unrelated"])
    assert result.is_won
    assert (result.answered, result.passed) == (("area", "line_at"), 5)
    assert "The challenge is won." in repr(result)


def test_one_wrong_answer_is_named(challenged):
    result = challenged(RIGHT_AREA, "def line_at(self, x):\n    return x\n")
    assert not result.is_won
    assert result.suspects == ("line_at",)
    assert "look at  line_at" in repr(result)


def test_a_missing_answer_is_named_and_the_rest_is_judged(challenged):
    result = challenged(RIGHT_AREA)
    assert (result.answered, list(result.missing), result.failures) == (("area",), ["line_at"], ())
    assert not result.is_won


def test_an_answer_that_breaks_the_library_is_a_problem(challenged):
    result = challenged("1 / 0\n@undefined\ndef area(radius): return 1\n", RIGHT_LINE)
    assert "cannot be imported" in result.problem


def test_no_exercises():
    with pytest.raises(CourseError, match="there must be at least one"):
        challenge([], [])
