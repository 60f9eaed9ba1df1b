"""Finding exercises."""

import pytest

from course.small_course import EXERCISES
from minitf.course.exercise import CourseError
from minitf.course.exercises import all_exercises, course_root, find


def test_all_exercises_in_the_order_of_the_chapters(course):
    text = EXERCISES.replace('"area"', '"zone"').replace('"line_at"', '"row"')
    (course / "exercises/00_before.toml").write_text(text)
    assert [exercise.name for exercise in all_exercises(course)] == ["zone", "row", "area", "line_at"]


def test_an_unknown_name_suggests_the_closest(course):
    with pytest.raises(CourseError, match=r"exercise: received 'aera': .* Did you mean 'area'\?"):
        find("aera", course)
    with pytest.raises(CourseError, match="--list"):
        find("photosynthesis", course)


def test_a_name_may_be_used_once(course):
    (course / "exercises/02_again.toml").write_text(EXERCISES)
    with pytest.raises(CourseError, match="'area': in 01_shapes and in 02_again"):
        all_exercises(course)


def test_the_course_is_found_from_below(course, monkeypatch):
    assert course_root(course / "tests") == course
    monkeypatch.chdir(course / "minitf")
    assert course_root() == course
    assert find("area").root == course


def test_the_course_is_found_beside_the_package(repository, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if not any((repository / "exercises").glob("*.toml")):
        pytest.skip("the course has no exercises yet")
    assert course_root() == repository


def test_without_a_course(tmp_path, monkeypatch):
    monkeypatch.setattr("minitf.course.exercises.__file__", str(tmp_path / "minitf/course/exercises.py"))
    with pytest.raises(CourseError, match="Clone the repository"):
        course_root(tmp_path)
