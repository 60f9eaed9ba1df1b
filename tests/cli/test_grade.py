"""The command `minitf grade`."""

import csv
import json

import pytest

from course.small_course import RIGHT_AREA, RIGHT_LINE, make_course, write_notebook
from minitf.cli.main import main


@pytest.fixture
def course(tmp_path, monkeypatch):
    """The small course, and the command runs in its folder."""
    monkeypatch.chdir(make_course(tmp_path / "course"))
    return tmp_path / "course"


def test_grades_are_printed_and_written(course, capsys):
    write_notebook(course / "ada.ipynb", RIGHT_AREA)
    (course / "bob.py").write_text("def area(radius:\n")
    files = ["--json", "all.json", "--csv", "all.csv"]
    assert main(["grade", "ada.ipynb", "bob.py", *files]) == 0
    printed = capsys.readouterr().out
    assert "4 / 4 points" in printed
    assert "total                                                        4 / 5 points" in printed
    ada, bob = json.loads((course / "all.json").read_text())["submissions"]
    assert (ada["file"], ada["score"], ada["points"]) == ("ada.ipynb", 4, 5)
    assert [(e["exercise"], e["score"], e["passed"]) for e in ada["exercises"]] == [("area", 4, 3), ("line_at", 0, 0)]
    assert "Python cannot read this" in bob["exercises"][0]["problem"]
    rows = list(csv.DictReader((course / "all.csv").read_text().splitlines()))
    assert [(row["file"], row["exercise"], row["score"]) for row in rows] == [
        ("ada.ipynb", "area", "4.0"),
        ("ada.ipynb", "line_at", "0.0"),
        ("bob.py", "area", "0.0"),
        ("bob.py", "line_at", "0.0"),
    ]


def test_one_exercise_for_gradescope(course):
    write_notebook(course / "ada.ipynb", RIGHT_AREA)
    assert main(["grade", "ada.ipynb", "--exercise", "area", "--gradescope", "results.json"]) == 0
    results = json.loads((course / "results.json").read_text())
    assert results["score"] == 4
    (test,) = results["tests"]
    assert (test["name"], test["score"], test["max_score"]) == ("area", 4, 4)
    assert "test_area_of_nothing" in test["output"]


def test_a_notebook_that_does_not_parse_does_not_stop_the_others(course, capsys):
    (course / "01_shapes_ada.ipynb").write_text("{")
    write_notebook(course / "bob.ipynb", RIGHT_AREA)
    assert main(["grade", "01_shapes_ada.ipynb", "bob.ipynb", "--json", "all.json"]) == 0
    ada, bob = json.loads((course / "all.json").read_text())["submissions"]
    assert "not a notebook" in ada["problem"]
    assert (ada["score"], ada["points"], bob["score"]) == (0, 5, 4)


def test_a_folder_of_submissions_and_a_line_of_marks_for_each(course, capsys):
    (course / "collected/bob/.ipynb_checkpoints").mkdir(parents=True)
    write_notebook(course / "collected/ada.ipynb", RIGHT_AREA)
    crash = "import os\ndef area(radius):\n    os._exit(0)\n"
    write_notebook(course / "collected/bob/01_shapes.ipynb", crash, RIGHT_LINE)
    write_notebook(course / "collected/bob/.ipynb_checkpoints/old.ipynb", RIGHT_AREA)
    (course / "collected/notes.txt").write_text("not for grading")
    assert main(["grade", "collected", "--marks", "marks.csv", "--jobs", "2"]) == 0
    ada, bob = csv.DictReader((course / "marks.csv").read_text().splitlines())
    assert (ada["file"], ada["area"], ada["line_at"], ada["score"]) == ("collected/ada.ipynb", "4.0", "0.0", "4.0")
    assert (bob["file"], bob["area"], bob["score"]) == ("collected/bob/01_shapes.ipynb", "0.0", "1.0")
    assert "It ended the whole process" in capsys.readouterr().out


@pytest.mark.usefixtures("course")
def test_list(capsys):
    assert main(["grade", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(lines[0].split()) == "01_shapes area warm-up 4 pt 5 min How large is a circle?"
    assert len(lines) == 2


def test_the_instructors_check(course, capsys):
    assert main(["grade", "--instructor-check", "--exercise", "area", "--jobs", "2"]) == 0
    assert "4 proofs of 1 exercises, 0 failed" in capsys.readouterr().out
    file = course / "exercises/01_shapes.toml"
    file.write_text(file.read_text().replace('hint = "Square"', 'hint = "Cube"'))
    assert main(["grade", "--instructor-check", "--exercise", "area"]) == 1
    assert "the hint 'Cube' was not earned" in capsys.readouterr().out


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "nothing to grade"),
        (["absent.ipynb"], "absent.ipynb: there is no such file"),
        (["exercises"], "neither a notebook nor a Python file is in this folder"),
        (["minitf/shapes.py", "--exercise", "aera"], "Did you mean 'area'?"),
        (["minitf/shapes.py", "--json", "no/where.json"], "the folder to write to does not exist"),
        (["minitf/shapes.py", "minitf/__init__.py", "--gradescope", "r.json"], "it writes the result of one"),
        (["minitf/shapes.py", "--jobs", "0"], "must be 1 or more"),
        (["minitf/shapes.py", "--jobs", "x"], "received 'x': must be 1 or more"),
        (["minitf/shapes.py", "--csv", "exercises"], "exercises: it is a folder"),
    ],
)
def test_arguments_that_cannot_be_used(words, complaint, capsys):
    try:
        status = main(["grade", *words])
    except SystemExit as end:
        status = end.code
    assert status == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.usefixtures("course")
def test_missing_pytest_names_the_extra(monkeypatch, capsys):
    monkeypatch.setattr("minitf.course.submission.find_spec", lambda name: None)
    assert main(["grade", "minitf/shapes.py"]) == 2
    assert 'pip install "minitf[test]"' in capsys.readouterr().err


def test_progress_is_kept_and_shown(course, capsys):
    write_notebook(course / "ada.ipynb", RIGHT_AREA)
    assert main(["grade", "ada.ipynb", "--all"]) == 0
    capsys.readouterr()
    assert main(["grade", "--all"]) == 0
    assert "1 of 2 exercises solved, 4 of 5 points" in capsys.readouterr().out


def test_the_challenge_takes_several_files(course, capsys):
    write_notebook(course / "one.ipynb", RIGHT_AREA)
    (course / "two.py").write_text("def line_at(self, x):\n    return x\n")
    names = ["--exercise", "area", "--exercise", "line_at"]
    assert main(["grade", "one.ipynb", "two.py", "--challenge", *names]) == 1
    assert "look at  line_at" in capsys.readouterr().out
