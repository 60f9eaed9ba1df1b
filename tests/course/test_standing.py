"""A student's progress, kept in a file."""

import pytest

from course.small_course import RIGHT_AREA
from minitf.course.grading import grade
from minitf.course.standing import FILE, progress, record


def test_the_best_score_is_kept(area, course):
    record([grade(area, RIGHT_AREA)])
    record([grade(area, "def area(radius): return 0")])
    kept = progress(course)
    assert (kept.solved, kept.score, kept.best) == (1, 4, {"area": 4})
    assert "1 of 2 solved" in repr(kept)
    assert "1 of 2 exercises solved, 4 of 5 points" in repr(kept)
    assert 'value="1" max="2"' in kept._repr_html_()


def test_a_notebook_shows_each_exercise_with_what_it_costs(area, course):
    record([grade(area, RIGHT_AREA)])
    page = progress(course)._repr_html_()
    for said in ("✓", "How large is a circle?", "warm-up", "about 5 minutes", "4 of 4", "line_at", "0 of 1"):
        assert said in page
    assert page.count("✓") == 1


def test_an_answer_without_points_leaves_no_trace(graded, course):
    record([graded("raise NotImplementedError")])
    assert not (course / FILE).exists()
    assert progress(course).score == 0


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"area": "much"}'])
def test_a_damaged_file_counts_as_none(course, text):
    (course / FILE).write_text(text)
    assert progress(course).best == {}
