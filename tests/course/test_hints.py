"""Which hint is shown for which failure."""

import dataclasses

import pytest

from minitf.course.exercise import Hint
from minitf.course.hints import earned, outline, shown


@pytest.fixture
def hinted(area):
    def hinted(hints, failures=(), problem=None):
        return earned(dataclasses.replace(area, hints=tuple(hints)), failures, problem)

    return hinted


def test_each_failure_gets_the_first_hint_that_fits(hinted):
    hints = [Hint("shape", test="test_a*", error="shape"), Hint("any a", test="test_a*"), Hint("twos", error="2")]
    failures = [("test_a", "bad shape"), ("test_a", "bad value"), ("test_b", "is 2"), ("test_c", "is 3")]
    assert hinted(hints, failures) == ("shape", "any a", "twos")


def test_a_hint_is_said_once(hinted):
    assert hinted([Hint("again", test="*")], [("test_a", ""), ("test_b", "")]) == ("again",)


def test_a_test_is_named_with_or_without_its_parameters(hinted):
    assert hinted([Hint("x", test="test_a")], [("test_a[float32-[2]]", "")]) == ("x",)
    assert hinted([Hint("x", test="*float32*")], [("test_a[float32-[2]]", "")]) == ("x",)


def test_a_problem_can_earn_the_exercises_hint(hinted):
    sentence = "It did not finish within 10 seconds."
    assert hinted([Hint("step", error="did not finish")], problem=sentence) == ("step",)
    assert "loop" in hinted([], problem=sentence)[0]


@pytest.mark.parametrize(
    ("message", "hint"),
    [
        ("NotImplementedError", "stub"),
        ("NameError: name 'tf' is not defined", "minitf/shapes.py"),
        ("TypeError: unsupported operand type(s) for -: 'NoneType' and 'float'", "None"),
        ("RecursionError: maximum recursion depth exceeded", "calls itself"),
    ],
)
def test_what_is_true_of_any_exercise(hinted, message, hint):
    assert hint in hinted([], [("test_a", message)])[0]


# --- three steps ------------------------------------------------------------------------------------------------------
HINTS = ["Divide and round up: -(-n // k). Rounding down loses some.", "One sentence."]


def test_a_hint_comes_in_three_steps(area):
    assert shown(area, HINTS, 1) == ["Divide and round up", "One sentence."]
    assert shown(area, HINTS, 2) == HINTS
    assert shown(area, HINTS, 3) == [*HINTS, "The library's own answer has 6 lines. It calls nothing."]


def test_the_second_step_names_the_place_in_the_chapter(area):
    (area.root / "chapters").mkdir()
    (area.root / "chapters/01_shapes.md").write_text("## Circles\n\n`area(3)` is the area of a circle.\n")
    where = 'Read "Circles" in chapter 1 again.'
    assert [where in shown(area, HINTS, step) for step in (1, 2, 3)] == [False, True, True]


def test_the_first_step_says_something(area):
    assert shown(area, ["The order is: length, data. Mind the bytes."], 1) == ["The order is: length, data."]


def test_without_a_hint_there_is_nothing_more_to_say(area):
    assert [shown(area, [], step) for step in (1, 2, 3)] == [[], [], []]


def test_what_an_answer_is_made_of():
    text = "def f(x):\n    y = np.exp(x)\n    return total(y, 1) + np.exp(-y)\n"
    assert outline(text) == "The library's own answer has 3 lines. It calls `np.exp` and `total`."
