"""What an exercise derives from the library's source."""

import dataclasses

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.course.exercise import CourseError
from minitf.course.exercises import find


def test_stub_and_reference_are_the_librarys(area, course):
    assert "raise NotImplementedError" in area.stub()
    assert "math.pi" not in area.stub()
    assert "return math.pi * radius * radius" in area.reference()
    assert find("line_at", course).stub().startswith("def line_at(self, x):")


def test_wrong_answers_change_the_reference_or_stand_alone(area):
    changed, alone = (area.wrong_source(wrong) for wrong in area.wrong_answers)
    assert changed == area.reference().replace("radius * radius", "radius")
    assert "+ 1" in alone


def test_a_change_that_no_longer_fits_is_an_error(area, course):
    library = course / "minitf/shapes.py"
    library.write_text(library.read_text().replace("radius * radius", "radius**2"))
    with pytest.raises(CourseError, match=r"'area', wrong answer 'forgets to square'.*must stand in"):
        area.wrong_source(area.wrong_answers[0])


def test_a_target_that_is_gone_is_an_error(area):
    replacement = dataclasses.replace(area.replacements[0], target="perimeter")
    with pytest.raises(CourseError, match=r"minitf/shapes\.py:perimeter.*no definition"):
        dataclasses.replace(area, replacements=(replacement,)).stub()


def test_the_error_is_one_of_tensorflows():
    assert issubclass(CourseError, InvalidArgumentError)
