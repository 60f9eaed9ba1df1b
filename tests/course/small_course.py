"""A course of its own for the tests of the grader: a library of one page, its tests, two exercises.

Everything that can break can be broken in it, without touching the real course.
"""

import json

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


RIGHT_AREA = "import math\n\ndef area(radius):\n    return math.pi * radius**2\n"
RIGHT_LINE = "def line_at(self, x):\n    return self.slope * x\n"


def make_course(root):
    """Writes the course into a folder, and returns the folder."""
    for folder in ("minitf", "tests", "exercises"):
        (root / folder).mkdir(parents=True)
    (root / "minitf/__init__.py").write_text("")
    (root / "minitf/shapes.py").write_text(LIBRARY)
    (root / "tests/test_shapes.py").write_text(TESTS)
    (root / "exercises/01_shapes.toml").write_text(EXERCISES)
    return root


def write_notebook(path, *cells):
    """Writes a notebook whose code cells have these texts and are all tagged `solution`."""
    code = [
        {"cell_type": "code", "metadata": {"tags": ["solution"]}, "source": text.splitlines(keepends=True)}
        for text in cells
    ]
    path.write_text(json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path
