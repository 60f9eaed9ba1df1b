"""Grades one answer: puts it into the library, runs the tests, counts the points.

Floor 10. Next: hints.py.

The score is the points of the exercise times the share of its tests that pass. An answer that cannot be
judged (it does not parse, never ends, breaks the process it runs in, or meddles with the judging) scores
zero, with a sentence that says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from . import report
from .answer import NoAnswer, Piece, find_answer
from .cells import Cell
from .exercise import Exercise
from .hints import earned
from .problems import failures_of, no_such_test, problem_of, short
from .sandbox import Run, run_tests
from .source import lines_of, splice


@dataclass(frozen=True)
class Outcome:
    """What became of one test.

    Attributes:
      name: the test's id without its file, such as "test_fan_out[float32]".
      passed: whether it passed.
      message: what was wrong, "" when it passed.
      line: where in the student's definition it went wrong (number from 1, text), None when it was not in
        there.
    """

    name: str
    passed: bool
    message: str = ""
    line: tuple[int, str] | None = None


@dataclass(frozen=True, repr=False)
class Grade:
    """The result for one exercise. Shows itself: as text, and in a notebook as HTML.

    Attributes:
      score: points earned, from 0 to `exercise.points`.
      outcomes: one for each test that ran.
      problem: the sentence that says why nothing could be judged, None when the tests ran.
      hints: what may help, in the order of the failing tests.
      seconds: how long the tests took.
      steps: how much of the hints is shown, 1 to 3.
    """

    exercise: Exercise
    score: float
    outcomes: tuple[Outcome, ...] = ()
    problem: str | None = None
    hints: tuple[str, ...] = ()
    seconds: float = 0.0
    steps: int = 1

    @property
    def is_full(self) -> bool:
        """Whether every point was earned."""
        return self.score == self.exercise.points

    def __repr__(self) -> str:
        return report.as_text(self)

    def _repr_html_(self) -> str:
        return report.as_html(self)


def grade(exercise: Exercise, cells: Sequence[Cell] | str, others: Iterable[str] = ()) -> Grade:
    """Grades the latest definition in the cells.

    Args:
      cells: the student's code cells, or the text of a single one.
      others: names that other exercises ask for; see `find_answer`.
    """
    cells = [Cell(cells)] if isinstance(cells, str) else cells
    try:
        answer = find_answer(exercise, cells, others)
    except NoAnswer as error:
        return ungraded(exercise, str(error))
    for test in exercise.tests:
        if not (exercise.root / test.partition("::")[0]).is_file():
            return ungraded(exercise, no_such_test(test))
    changed = with_answer(exercise, answer)
    return _judge(
        exercise,
        answer,
        changed,
        run_tests(exercise.root, changed, exercise.tests, exercise.needs, exercise.seconds),
    )


def ungraded(exercise: Exercise, problem: str, seconds: float = 0.0) -> Grade:
    """No points, and why."""
    return Grade(exercise, 0.0, problem=problem, hints=earned(exercise, (), problem), seconds=seconds)


def with_answer(
    exercise: Exercise, answer: Mapping[str, Piece], before: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The files of the library that change, path -> text, with the student's definitions in their place.

    Args:
      before: files that other answers have changed already.
    """
    changed = dict(before or {})
    for r in exercise.replacements:
        text = changed.get(r.file) or (exercise.root / r.file).read_text("utf-8")
        changed[r.file] = splice(text, r.target, answer[r.name].text, answer[r.name].helpers)
    return changed


def _judge(exercise: Exercise, answer: Mapping[str, Piece], changed: Mapping[str, str], run: Run) -> Grade:
    problem = problem_of(exercise, run)
    if problem:
        return ungraded(exercise, problem, run.seconds)
    outcomes = [
        Outcome(
            short(test),
            passed=not failures,
            message=failures[0]["message"] if failures else "",
            line=_own_line(exercise, answer, changed, failures[0]["lines"]) if failures else None,
        )
        for test, failures in failures_of(run).items()
    ]
    passed = sum(outcome.passed for outcome in outcomes)
    score = round(exercise.points * passed / len(outcomes), 2)
    hints = earned(exercise, [(o.name, o.message) for o in outcomes if not o.passed], None)
    return Grade(exercise, score, tuple(outcomes), hints=hints, seconds=run.seconds)


def _own_line(
    exercise: Exercise,
    answer: Mapping[str, Piece],
    changed: Mapping[str, str],
    traceback: Sequence[tuple[str, int]],
) -> tuple[int, str] | None:
    """The innermost line of the traceback that is the student's: number in the definition, and text."""
    for file, number in reversed(traceback):
        for r in exercise.replacements:
            lines = lines_of(changed[r.file], r.target)
            if file == r.file and number in lines:
                own = number - lines.start
                return own + 1, answer[r.name].text.splitlines()[own].strip()
    return None
