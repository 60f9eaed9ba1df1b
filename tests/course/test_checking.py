"""check("name") in a notebook, in a script, and at a bare prompt."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from course.small_course import RIGHT_AREA
from minitf.course import check
from minitf.course.exercise import CourseError


@pytest.fixture
def shell(course, monkeypatch):
    """An IPython whose cells the test fills in."""
    monkeypatch.chdir(course)
    shell = SimpleNamespace(user_ns={"In": [""]})
    ipython = ModuleType("IPython")
    ipython.get_ipython = lambda: shell
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    return shell


def test_the_latest_definition_in_the_notebook_is_graded(shell, capsys):
    shell.user_ns["In"] += ["def area(radius): return 1", RIGHT_AREA, "check('area')"]
    assert check("area").score == 4
    shell.user_ns["In"] += ["def area(radius): return 1"]
    assert check("area").score == 0
    assert capsys.readouterr().out == ""  # the notebook displays the value


def test_an_unknown_name(shell):
    with pytest.raises(CourseError, match="Did you mean 'area'"):
        check("aera")


def test_a_script_grades_itself_and_prints(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    (course / "answer.py").write_text(RIGHT_AREA + "check('area')\n")
    monkeypatch.setitem(sys.modules, "__main__", SimpleNamespace(__file__=str(course / "answer.py")))
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert check("area").is_full
    assert "4 / 4 points" in capsys.readouterr().out


def test_a_bare_prompt_has_nothing_to_grade(course, monkeypatch):
    monkeypatch.chdir(course)
    monkeypatch.setitem(sys.modules, "__main__", SimpleNamespace())
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    with pytest.raises(CourseError, match="Use Jupyter"):
        check("area")
