"""A course of its own in a temporary folder: a library of one page, its tests, and two exercises.

It lets the grader's tests break everything that can break without touching the real course.
"""

import shutil
from pathlib import Path

import pytest

from minitf.course.exercises import find
from minitf.course.grading import grade

LIBRARY = '''\
"""A small library."""

import math

SCALE = 2


def register(function):
    return function


@register
def area(
    radius: float,  # in metres
) -> float:
    """The area of a circle.

    >>> area(0)
    0.0
    """
    # why: the formula of Archimedes
    return math.pi * radius * radius


class Line:
    """y = slope x."""

    def __init__(self, slope):
        self.slope = slope

    def at(self, x):
        """The value at x."""
        return self.slope * x

    def text(self): return """
  y = slope x"""
'''

TESTS = """\
import numpy as np
import pytest
from minitf.shapes import Line, area


@pytest.mark.parametrize("radius", [1, 2])
def test_area(radius):
    np.testing.assert_allclose(area(radius), 3.14159265 * radius**2)


def test_area_of_nothing():
    assert area(0) == 0


class TestLine:
    def test_at(self):
        assert Line(3).at(2) == 6


def test_unrelated():
    assert True
"""

EXERCISES = """\
[[exercise]]
name = "area"
title = "How large is a circle?"
points = 4
level = "warm-up"
target = "minitf/shapes.py:area"
tests = ["tests/test_shapes.py::test_area", "tests/test_shapes.py::test_area_of_nothing"]
seconds = 10

[[exercise.hint]]
test = "test_area[[]*"
error = "Mismatched"
says = "Square the radius."

[[exercise.hint]]
test = "test_area_of_nothing"
says = "A circle without radius has no area."

[[exercise.wrong]]
name = "forgets to square"
says = "Multiplies by the radius once."
hint = "Square"
change = [["radius * radius", "radius"]]

[[exercise.wrong]]
name = "adds one"
says = "Counts the centre."
hint = "no area"
code = '''
import math

def area(radius):
    return math.pi * radius**2 + 1
'''

[[exercise]]
name = "line_at"
title = "Where is the line?"
points = 1
level = "hard"
tests = ["tests/test_shapes.py::TestLine"]
seconds = 10

[[exercise.replace]]
file = "minitf/shapes.py"
target = "Line.at"
name = "line_at"
"""


@pytest.fixture
def course(tmp_path) -> Path:
    """The root of the small course."""
    for folder in ("minitf", "tests", "exercises"):
        (tmp_path / folder).mkdir()
    (tmp_path / "minitf/__init__.py").write_text("")
    (tmp_path / "minitf/shapes.py").write_text(LIBRARY)
    (tmp_path / "tests/test_shapes.py").write_text(TESTS)
    (tmp_path / "exercises/01_shapes.toml").write_text(EXERCISES)
    return tmp_path


@pytest.fixture
def area(course):
    """The exercise `area`."""
    return find("area", course)


@pytest.fixture
def graded(area):
    """Grades the body of `area`: lines of code, of which the last may be any statement."""

    def graded(*body: str):
        return grade(area, "def area(radius):\n" + "".join(f"    {line}\n" for line in body))

    return graded


@pytest.fixture(params=["bubblewrap", "guard"])
def fence(request, monkeypatch):
    """With bubblewrap, where it is installed, and without it."""
    from minitf.course import sandbox

    if request.param == "guard":
        monkeypatch.setattr(sandbox, "has_bubblewrap", lambda: False)
    elif shutil.which("bwrap") is None or not sandbox.has_bubblewrap():
        pytest.skip("bubblewrap is not installed or not allowed to work here")
    return request.param
