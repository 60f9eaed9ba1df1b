"""Grades the exercises: the library must pass, the stub must not, and each wrong answer must earn its hint.

Floor 10.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from .exercise import Exercise, WrongAnswer
from .grading import Grade, grade

Proof = tuple[str, Callable[[], str | None]]
PATIENCE = 6  # times the exercise's seconds, where a busy machine was too slow


def proofs(exercise: Exercise) -> Iterator[Proof]:
    """What is to be proved of an exercise: (label, function that returns a complaint, or None)."""
    yield "the library", partial(reference_complaint, exercise)
    yield "the stub", partial(stub_complaint, exercise)
    for wrong in exercise.wrong_answers:
        yield f"wrong: {wrong.name}", partial(wrong_complaint, exercise, wrong)


def reference_complaint(exercise: Exercise) -> str | None:
    """The library's own definition must earn every point."""
    result = patiently(exercise, exercise.reference(), lambda result: result.is_full)
    return None if result.is_full else f"the library's own definition does not pass:\n{result}"


def stub_complaint(exercise: Exercise) -> str | None:
    """The stub must earn nothing, and fail because it is a stub."""
    result = patiently(exercise, exercise.stub(), _is_stub)
    passing = [outcome.name for outcome in result.outcomes if outcome.passed]
    if passing:
        return f"these tests pass on the stub, so they give points for nothing: {', '.join(passing)}"
    return None if _is_stub(result) else f"the stub fails, but not because it is not implemented:\n{result}"


def _is_stub(result: Grade) -> bool:
    return "NotImplementedError" in " ".join([result.problem or "", *(outcome.message for outcome in result.outcomes)])


def wrong_complaint(exercise: Exercise, wrong: WrongAnswer) -> str | None:
    """A wrong answer must cost points and earn its hint."""
    def is_earned(result: Grade) -> bool:
        return any(wrong.hint in hint for hint in result.hints)

    result = patiently(exercise, exercise.wrong_source(wrong), is_earned)
    if result.is_full:
        return "this wrong answer passes every test"
    return None if is_earned(result) else f"the hint {wrong.hint!r} was not earned:\n{result}"


def patiently(exercise: Exercise, answer: str, is_expected: Callable[[Grade], bool]) -> Grade:
    """The grade of an answer, which gets more time if that ran out before it was what is expected."""
    result = grade(exercise, answer)
    if not is_expected(result) and "did not finish" in (result.problem or ""):
        result = grade(replace(exercise, seconds=PATIENCE * exercise.seconds), answer)
    return result
