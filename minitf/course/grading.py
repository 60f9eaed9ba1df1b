"""Grades one answer: puts it into the library, runs the tests, counts the points.

Floor 10. Next: hints.py.

The score is the points of the exercise times the share of its tests that pass. An answer that cannot be
judged (it does not parse, never ends, breaks the process it runs in, or meddles with the judging) scores
zero, with a sentence that says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from signal import SIGKILL, SIGXCPU
from typing import Any

from . import report
from .answer import NoAnswer, Piece, find_answer
from .cells import Cell
from .exercise import Exercise
from .hints import earned
from .sandbox import FILE_SIZE, MEMORY, Run, run_tests
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
    """

    exercise: Exercise
    score: float
    outcomes: tuple[Outcome, ...] = ()
    problem: str | None = None
    hints: tuple[str, ...] = ()
    seconds: float = 0.0

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


def with_answer(exercise: Exercise, answer: Mapping[str, Piece]) -> dict[str, str]:
    """The files of the library that change, path -> text, with the student's definitions in their place."""
    changed: dict[str, str] = {}
    for r in exercise.replacements:
        text = changed.get(r.file) or (exercise.root / r.file).read_text("utf-8")
        changed[r.file] = splice(text, r.target, answer[r.name].text, answer[r.name].helpers)
    return changed


def _judge(exercise: Exercise, answer: Mapping[str, Piece], changed: Mapping[str, str], run: Run) -> Grade:
    problem = _problem(exercise, run)
    if problem:
        return ungraded(exercise, problem, run.seconds)
    outcomes = [
        Outcome(
            _short(test),
            passed=not failures,
            message=failures[0]["message"] if failures else "",
            line=_own_line(exercise, answer, changed, failures[0]["lines"]) if failures else None,
        )
        for test, failures in _failures(run).items()
    ]
    passed = sum(outcome.passed for outcome in outcomes)
    score = round(exercise.points * passed / len(outcomes), 2)
    hints = earned(exercise, [(o.name, o.message) for o in outcomes if not o.passed], None)
    return Grade(exercise, score, tuple(outcomes), hints=hints, seconds=run.seconds)


def _failures(run: Run) -> dict[str, list[dict[str, Any]]]:
    """test -> its failed phases, for each test that was not skipped."""
    results = _all(run, "result")
    skipped = {result["test"] for result in results if result["outcome"] == "skipped"}
    tests = dict.fromkeys(result["test"] for result in results if result["test"] not in skipped)
    return {t: [r for r in results if r["test"] == t and r["outcome"] == "failed"] for t in tests}


def _problem(exercise: Exercise, run: Run) -> str | None:
    """The sentence that says why a run cannot be judged, None when it can."""
    refused, end = _all(run, "refused"), _all(run, "end")
    if refused:
        return f"It tried to {refused[0]['what']}, which no answer may do."
    if run.status is None or run.status == -SIGXCPU:
        return f"It did not finish within {exercise.seconds:g} seconds{_where(run)}."
    if _all(run, "escaped"):
        return _escaped(run)
    if not end:
        return _died(run)
    if end[0]["tampered"]:
        return f"It changed {end[0]['tampered'][0]}, which the tests rely on."
    broken = _all(run, "broken")
    if broken:
        return f"With this answer in it, the library cannot be imported: {_last_line(broken[0]['message'])}"
    for result in _all(run, "result"):
        error = result["message"].partition(":")[0]
        if error == "SystemExit":
            return f"It called exit() (in {_short(result['test'])})."
        if error.endswith("MemoryError"):
            return f"It used more than {MEMORY >> 30} GB of memory (in {_short(result['test'])})."
        if result["flooded"]:
            return f"It printed more than a million characters (in {_short(result['test'])})."
    return _incomplete(run, end[0]["status"])


def _escaped(run: Run) -> str:
    error, message = (_all(run, "escaped")[0][key] for key in ("error", "message"))
    if error == "SystemExit":
        return f"It called exit(){_where(run)}."
    if "File too large" in message:
        return f"It printed more than {FILE_SIZE >> 20} MB{_where(run)}."
    return f"It stopped the tests{_where(run)} with {error}: {message}"


def _died(run: Run) -> str:
    if not _all(run, "ready"):
        return (
            f"The grader could not start its tests, which is not the answer's fault: {_last_line(run.output)}"
        )
    if run.status == -SIGKILL:
        return f"The system stopped it{_where(run)}, most likely for using too much memory."
    return f"It ended the whole process{_where(run)} with status {run.status}: os._exit(), or a crash."


def _incomplete(run: Run, status: int) -> str | None:
    collected = _all(run, "collected")
    if collected and collected[0]["missing"]:
        test = collected[0]["missing"][0]
        return f"The exercise names a test that does not exist, which is not the answer's fault: {test}"
    finished = {result["test"] for result in _all(run, "result")}
    if status not in (0, 1) or not collected or finished != set(collected[0]["tests"]):
        return f"The tests were stopped before their end{_where(run)}: {_last_line(run.output)}"
    return None if _failures(run) else "All tests were skipped on this machine."


def _where(run: Run) -> str:
    started = _all(run, "start")
    return f" (in {_short(started[-1]['test'])})" if started else ""


def _all(run: Run, event: str) -> list[dict[str, Any]]:
    return [e for e in run.events if e["event"] == event]


def _short(test: str) -> str:
    return test.partition("::")[2] or test


def _last_line(text: str) -> str:
    """The last line that says something: of a traceback, the error."""
    errors = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return (errors or [line.strip() for line in text.splitlines() if line.strip()] or ["no message"])[-1]


def _own_line(
    exercise: Exercise,
    answer: Mapping[str, Piece],
    changed: Mapping[str, str],
    traceback: Sequence[tuple[str, int]],
) -> tuple[int, str] | None:
    """The innermost line of the traceback that is the student's: its number in the definition, and its text."""
    for file, number in reversed(traceback):
        for r in exercise.replacements:
            lines = lines_of(changed[r.file], r.target)
            if file == r.file and number in lines:
                own = number - lines.start
                return own + 1, answer[r.name].text.splitlines()[own].strip()
    return None
