"""Sound and unsound exercises."""

import dataclasses

from minitf.course import proving
from minitf.course.exercise import WrongAnswer
from minitf.course.exercises import find
from minitf.course.grading import Grade
from minitf.course.proving import proofs, reference_complaint, stub_complaint, wrong_complaint


def test_a_sound_exercise_has_nothing_to_complain_about(area):
    complaints = {label: prove() for label, prove in proofs(area)}
    assert complaints == dict.fromkeys(["the library", "the stub", "wrong: forgets to square", "wrong: adds one"])


def test_a_library_that_fails_its_tests(area, course):
    path = course / "minitf/shapes.py"
    path.write_text(path.read_text().replace("math.pi", "3"))
    assert "does not pass" in reference_complaint(area)


def test_a_test_that_passes_on_the_stub(area):
    generous = dataclasses.replace(area, tests=(*area.tests, "tests/test_shapes.py::test_unrelated"))
    assert "these tests pass on the stub, so they give points for nothing: test_unrelated" in stub_complaint(generous)


def test_a_stub_that_cannot_even_be_called(course):
    path = course / "minitf/shapes.py"
    path.write_text(path.read_text().replace("def register(function):", "def register(function, more):"))
    assert "not because" in stub_complaint(find("area", course))


def test_a_wrong_answer_that_is_right(area):
    right = WrongAnswer("right", "", hint="", change=(("radius * radius", "radius**2"),))
    assert wrong_complaint(area, right) == "this wrong answer passes every test"


def test_a_wrong_answer_that_earns_another_hint(area):
    wrong = dataclasses.replace(area.wrong_answers[0], hint="no area")
    assert "'no area' was not earned" in wrong_complaint(area, wrong)


def test_a_busy_machine_gets_more_time(area, monkeypatch):
    """Of two answers that run out of time, the one that was expected to is not graded again."""
    times = []

    def late(exercise, answer):
        times.append(exercise.seconds)
        problem = "It did not finish within 10 seconds." if len(times) % 2 else None
        return Grade(exercise, 0 if problem else exercise.points, problem=problem)

    monkeypatch.setattr(proving, "grade", late)
    assert proving.patiently(area, "", lambda result: result.is_full).is_full
    assert times == [10, 10 * proving.PATIENCE]
    assert not proving.patiently(area, "", lambda result: not result.is_full).is_full
    assert len(times) == 3
