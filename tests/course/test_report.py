"""Grades as text, HTML and data."""

import json

from minitf.course.grading import Grade, Outcome
from minitf.course.report import as_data, as_html, as_text, points_text


def example(area):
    outcomes = (
        Outcome("test_a", passed=True),
        Outcome("test_b", passed=False, message="assert <1> == 2", line=(3, "return x & y")),
        Outcome("test_c", passed=False, message="assert <1> == 2", line=(3, "return x & y")),
    )
    return Grade(area, 1.5, outcomes, hints=("Think `<again>`.",))


def test_text(area):
    assert as_text(example(area)).splitlines() == [
        "area: How large is a circle?                                 1.5 / 4 points",
        "  passed  test_a",
        "  FAILED  test_b",
        "          assert <1> == 2",
        "          in line 3 of your definition: return x & y",
        "  FAILED  test_c",
        "  Hint: Think `<again>`.",
        '  More: check("area", hints=2), or minitf grade --hints 2',
    ]


def test_what_all_tests_have_in_common_is_said_once(area):
    outcomes = tuple(Outcome(f"test_{i}", passed=False, message="NotImplementedError") for i in range(3))
    assert as_text(Grade(area, 0.0, outcomes)).splitlines()[1:] == [
        "  FAILED  all 3 tests",
        "          NotImplementedError",
    ]


def test_cases_that_pass_share_a_line(area):
    names = ["test_a[1]", "test_a[2]", "test_b[1]", "test_a[3]"]
    outcomes = [Outcome(name, passed=True) for name in names]
    outcomes.insert(2, Outcome("test_a[9]", passed=False, message="no"))
    assert [
        line.split(maxsplit=1)[-1].strip() for line in as_text(Grade(area, 3.0, tuple(outcomes))).splitlines()[1:]
    ] == [
        "test_a (2 cases)",
        "test_a[9]",
        "no",
        "test_b[1]",
        "test_a[3]",
    ]


def test_html_is_escaped_and_has_no_fixed_background_or_text_colour(area):
    html = as_html(example(area))
    assert "assert &lt;1&gt; == 2" in html
    assert "return x &amp; y" in html
    assert "Think <code>&lt;again&gt;</code>." in html
    assert "color:inherit" in html
    assert "<script" not in as_html(Grade(area, 0.0, problem="<script>alert(1)</script>"))


def test_a_grade_shows_itself(area):
    grade = example(area)
    assert repr(grade) == as_text(grade)
    assert grade._repr_html_() == as_html(grade)


def test_long_messages_are_cut(area):
    outcome = Outcome("test_a", passed=False, message="\n".join(f"line {i}" for i in range(50)))
    text = as_text(Grade(area, 0.0, (outcome,)))
    assert "line 7\n          ..." in text
    assert "line 8" not in text


def test_data_survives_json(area):
    data = json.loads(json.dumps(as_data(example(area))))
    assert (data["exercise"], data["chapter"], data["score"], data["points"]) == ("area", "01_shapes", 1.5, 4)
    assert (data["passed"], len(data["tests"]), data["hints"]) == (1, 3, ["Think `<again>`."])


def test_points_have_a_plural(area):
    assert points_text(Grade(area, 4.0)) == "4 / 4 points"
