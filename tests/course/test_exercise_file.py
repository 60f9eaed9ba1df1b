"""Exercise files: what a good one gives, and what is said about a bad one."""

import pytest

from course.small_course import EXERCISES
from minitf.course.exercise import CourseError
from minitf.course.exercise_file import SECONDS, read_exercise_file

MINIMAL = """
[[exercise]]
name = "f"
title = "F"
points = 1
level = "easy"
target = "minitf/a.py:f"
tests = ["tests/test_a.py"]
"""


@pytest.fixture
def read(tmp_path):
    def read(text):
        (tmp_path / "02_a.toml").write_text(text)
        return read_exercise_file(tmp_path / "02_a.toml", tmp_path)

    return read


def test_everything_is_read(read, tmp_path):
    area, line = read(EXERCISES)
    assert (area.name, area.points, area.level, area.chapter, area.root) == (
        "area",
        4,
        "warm-up",
        "02_a",
        tmp_path,
    )
    assert [hint.says for hint in area.hints] == [
        "Square the radius.",
        "A circle without radius has no area.",
    ]
    assert area.wrong_answers[0].change == (("radius * radius", "radius"),)
    (replacement,) = line.replacements
    assert (replacement.file, replacement.target, replacement.name) == (
        "minitf/shapes.py",
        "Line.at",
        "line_at",
    )


def test_what_may_be_left_out(read):
    (exercise,) = read(MINIMAL)
    assert (exercise.seconds, exercise.needs, exercise.hints, exercise.wrong_answers) == (SECONDS, (), (), ())


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('title = "F"', 'titel = "F"', r"exercise 1: received 'titel': no such key. Did you mean 'title'"),
        ('title = "F"', "", "title must be there"),
        ("points = 1", "points = 0", "points must be above zero"),
        ("points = 1", 'points = "1"', "points must be of type number"),
        (
            '"easy"',
            '"brutal"',
            r"\(f\): received level = 'brutal': level must be one of warm-up, easy, medium, hard",
        ),
        ('"f"', '"f g"', "name must be a Python name"),
        ('["tests/test_a.py"]', "[]", "at least one test"),
        ('["tests/test_a.py"]', '["../test_a.py"]', "inside the checkout"),
        ('"minitf/a.py:f"', '"minitf/a.py"', "must have the form"),
        ('"minitf/a.py:f"', '"/etc/passwd:f"', "inside the checkout"),
        ('target = "minitf/a.py:f"', "", "either target or"),
        ("[[exercise]]", "[[exercises]]", "Did you mean 'exercise'"),
        ("[[exercise]]", "[[exercise]", "readable TOML"),
        ("\n\n", "\n[[exercise.hint]]\nsays = 'x'", "must say when"),
    ],
)
def test_a_bad_file_is_explained(read, old, new, complaint):
    text = MINIMAL.replace(old, new) if old in MINIMAL else MINIMAL + new
    with pytest.raises(CourseError, match=complaint):
        read(text)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ("code = 'x'\nchange = [['a', 'b']]", "either code or change"),
        ("", "either code or change"),
        ("change = [['a']]", "old text"),
    ],
)
def test_a_bad_wrong_answer_is_explained(read, wrong, complaint):
    with pytest.raises(CourseError, match=complaint):
        read(MINIMAL + f"[[exercise.wrong]]\nname = 'w'\nsays = 's'\nhint = 'h'\n{wrong}\n")


def test_a_hint_with_a_bad_regular_expression_is_explained(read):
    with pytest.raises(CourseError, match="regular expression"):
        read(MINIMAL + "[[exercise.hint]]\nsays = 'x'\nerror = '('\n")
