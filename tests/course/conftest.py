"""The small course, and a way to grade a body in it."""

import pytest

from course.small_course import make_course
from minitf.course import bubblewrap
from minitf.course.exercises import find
from minitf.course.grading import grade


@pytest.fixture
def course(tmp_path):
    """The root of the small course."""
    return make_course(tmp_path / "course")


@pytest.fixture
def area(course):
    """The exercise `area`."""
    return find("area", course)


@pytest.fixture
def graded(area):
    """Grades a body of `area`, given line by line."""

    def graded(*body, before=""):
        return grade(area, before + "def area(radius):\n" + "".join(f"    {line}\n" for line in body))

    return graded


@pytest.fixture(params=["bubblewrap", "guard"])
def fence(request, monkeypatch):
    """With bubblewrap, where it works, and without it."""
    if request.param == "guard":
        monkeypatch.setattr(bubblewrap, "is_usable", lambda: False)
    elif not bubblewrap.is_usable():
        pytest.skip("bubblewrap is not installed, or not allowed to work here")
    return request.param
