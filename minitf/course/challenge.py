"""The final challenge: all of a student's answers at once are the library, and its tests run on that.

Floor 10. Next: minitf/cli/grade.py.

`grade` puts one answer into the library and leaves the rest as it was. Here every answer stands in its place at
the same time, so that each works on what the others compute: the tape on the student's gradients, the training
loop on the student's tape. The tests are those that the exercises name, and those of `minitf tour`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from minitf.backend.errors import explain

from .answer import NoAnswer, find_answer
from .cells import Cell
from .exercise import CourseError, Exercise
from .grading import with_answer
from .problems import failures_of, problem_of, short
from .sandbox import run_tests
from .source import NoDefinition, lines_of

TOUR = ("tests/cli/test_tour.py::test_it_learns_where_nothing_may_be_drawn",)
SECONDS = 900.0  # until everything is stopped


@dataclass(frozen=True)
class Failure:
    """A test that failed, and the exercises whose answers are suspected, the likeliest first."""

    test: str
    message: str
    suspects: tuple[str, ...]


@dataclass(frozen=True)
class Challenge:
    """What became of it.

    Attributes:
      answered: the exercises whose answers took the library's place.
      missing: exercise -> why it has no answer; there the library's own code stayed.
      passed: how many tests passed.
      failures: the tests that did not.
      problem: why no test could be judged, None when they ran.
      seconds: how long the tests took.
    """

    answered: tuple[str, ...]
    missing: Mapping[str, str]
    passed: int = 0
    failures: tuple[Failure, ...] = ()
    problem: str | None = None
    seconds: float = 0.0

    @property
    def is_won(self) -> bool:
        """Whether every exercise was answered, and every test passed."""
        return not (self.missing or self.failures or self.problem)

    @property
    def suspects(self) -> tuple[str, ...]:
        """The exercises to look at, those first that most failures point to."""
        first = [failure.suspects[0] for failure in self.failures if failure.suspects]
        return tuple(sorted(dict.fromkeys(first), key=lambda name: -first.count(name)))

    def __repr__(self) -> str:
        lines = [f"{len(self.answered)} answers stand in the library, {len(self.missing)} are missing"]
        lines += [f"  missing  {name}: {why}" for name, why in self.missing.items()]
        if self.problem:
            return "\n".join([*lines, self.problem, "The challenge is not won yet."])
        lines.append(f"{self.passed} tests passed, {len(self.failures)} failed, in {self.seconds:.0f} s")
        for f in self.failures[:20]:
            first_line = f.message.strip().splitlines()[:1]
            lines.append(f"  FAILED  {f.test}: {''.join(first_line)}")
        lines += [f"  look at  {name}" for name in self.suspects]
        lines.append("The challenge is won." if self.is_won else "The challenge is not won yet.")
        return "\n".join(lines)


def challenge(
    exercises: Sequence[Exercise], cells: Sequence[Cell], tests: Sequence[str] = (), seconds: float = SECONDS
) -> Challenge:
    """Puts every answer found in the cells into the library, and runs the tests of all the exercises on it.

    Args:
      exercises: those that belong to the challenge, in the order of the chapters.
      cells: the code cells of all the student's notebooks.
      tests: further tests to run, such as TOUR.
      seconds: wall clock time until everything is stopped.

    Raises CourseError when there are no exercises.
    """
    if not exercises:
        raise CourseError(explain("challenge", "received no exercises", "there must be at least one"))
    answered, missing, changed = _put_together(exercises, cells)
    wanted = list(dict.fromkeys([*(t for e in exercises for t in e.tests), *tests]))
    needs = list(dict.fromkeys(n for e in exercises for n in e.needs))
    run = run_tests(exercises[0].root, changed, wanted, needs, seconds)
    names = tuple(e.name for e in answered)
    problem = problem_of(replace(exercises[0], tests=tuple(wanted), seconds=seconds), run)
    if problem:
        return Challenge(names, missing, problem=problem, seconds=run.seconds)
    results = failures_of(run)
    failures = tuple(
        Failure(short(test), complaints[0]["message"], _suspects(test, complaints[0]["lines"], answered, changed))
        for test, complaints in results.items()
        if complaints
    )
    return Challenge(names, missing, len(results) - len(failures), failures, seconds=run.seconds)


def _put_together(
    exercises: Sequence[Exercise], cells: Sequence[Cell]
) -> tuple[list[Exercise], dict[str, str], dict[str, str]]:
    """What was answered, what is missing and why, and the files of the library with all the answers in them."""
    everyone = {r.name for e in exercises for r in e.replacements}
    answered: list[Exercise] = []
    missing: dict[str, str] = {}
    changed: dict[str, str] = {}
    for exercise in exercises:
        try:
            answer = find_answer(exercise, cells, everyone - {r.name for r in exercise.replacements})
            changed |= with_answer(exercise, answer, changed)
            answered.append(exercise)
        except (NoAnswer, NoDefinition) as error:
            missing[exercise.name] = str(error)
    return answered, missing, changed


def _suspects(
    test: str, traceback: Sequence[tuple[str, int]], answered: Sequence[Exercise], changed: Mapping[str, str]
) -> tuple[str, ...]:
    """The exercises that ask for this test; then those whose answer the traceback went through, innermost first."""
    owners = [e.name for e in answered if any(_asks_for(wanted, test) for wanted in e.tests)]
    touched = [
        e.name
        for file, number in reversed(traceback)
        for e in answered
        for r in e.replacements
        if r.file == file and number in lines_of(changed[file], r.target)
    ]
    return tuple(dict.fromkeys([*owners, *touched]))


def _asks_for(wanted: str, test: str) -> bool:
    """Whether `wanted`, which may name a file, a class or a test with all its parameters, covers `test`."""
    within = test.startswith((wanted + "::", wanted + "["))
    return test == wanted or within or ("[" in wanted and test.startswith(wanted))
