"""What a run of the tests amounts to: which tests failed, or the sentence that says why nothing can be judged.

Floor 10. Next: hints.py.
"""

from __future__ import annotations

from signal import SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGKILL, SIGSEGV, SIGXCPU
from typing import Any

from minitf.backend.errors import explain

from .exercise import CourseError, Exercise
from .sandbox import FILE_SIZE, MEMORY, Run

CRASHES = (SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL)  # signals by which an operating system ends what went wrong


def failures_of(run: Run) -> dict[str, list[dict[str, Any]]]:
    """test -> its failed phases, for each test that was not skipped."""
    results = run.all("result")
    skipped = {result["test"] for result in results if result["outcome"] == "skipped"}
    tests = dict.fromkeys(result["test"] for result in results if result["test"] not in skipped)
    return {t: [r for r in results if r["test"] == t and r["outcome"] == "failed"] for t in tests}


def problem_of(exercise: Exercise, run: Run) -> str | None:
    """The sentence that says why a run cannot be judged, None when it can."""
    refused, end = run.all("refused"), run.all("end")
    if refused:
        return f"It tried to {refused[0]['what']}, which no answer may do."
    if run.status is None or run.status == -SIGXCPU:
        return f"It did not finish within {exercise.seconds:g} seconds{_where(run)}."
    broken = run.all("broken")
    if broken:
        return f"With this answer in it, the library cannot be imported: {_last_line(broken[0]['message'])}"
    if run.all("escaped"):
        return _escaped(run)
    if not end:
        return _died(run)
    if end[0]["tampered"]:
        return f"It changed {end[0]['tampered'][0]}, which the tests rely on."
    for result in run.all("result"):
        error = result["message"].partition(":")[0]
        if error == "SystemExit":
            return f"It called exit() (in {short(result['test'])})."
        if error.endswith("MemoryError"):
            return f"It used more than {MEMORY >> 30} GB of memory (in {short(result['test'])})."
        if result["flooded"]:
            return f"It printed more than a million characters (in {short(result['test'])})."
    return _incomplete(run, end[0]["status"])


def _escaped(run: Run) -> str:
    error, message = (run.all("escaped")[0][key] for key in ("error", "message"))
    if error == "SystemExit":
        return f"It called exit(){_where(run)}."
    if "File too large" in message:
        return f"It printed more than {FILE_SIZE >> 20} MB{_where(run)}."
    return f"It stopped the tests{_where(run)} with {error}{': ' + message if message else ''}."


def _died(run: Run) -> str:
    if not run.all("ready"):  # no line of the answer has run yet
        rule = "the tests must start in a process of their own"
        raise CourseError(explain("minitf.course", _last_line(run.output), rule, "Is minitf[test] installed?"))
    if run.status == -SIGKILL:
        return f"The system stopped it{_where(run)}, most likely for using too much memory."
    if run.status is not None and -run.status in CRASHES:
        return f"It crashed the whole process{_where(run)}, in compiled code (status {run.status})."
    return f"It ended the whole process{_where(run)} with status {run.status}, as os._exit() does."


def _incomplete(run: Run, status: int) -> str | None:
    collected = run.all("collected")
    if collected and collected[0]["missing"]:
        return no_such_test(collected[0]["missing"][0])
    finished = {result["test"] for result in run.all("result")}
    if status not in (0, 1) or not collected or finished != set(collected[0]["tests"]):
        return f"The tests were stopped before their end{_where(run)}: {_last_line(run.output)}"
    return None if failures_of(run) else "All tests were skipped on this machine."


def _where(run: Run) -> str:
    started = run.all("start")
    return f" (in {short(started[-1]['test'])})" if started else ""


def no_such_test(test: str) -> str:
    """The sentence about an exercise whose author, or a later change of the tests, has made a mistake."""
    return f"The exercise names a test that does not exist, which is not the answer's fault: {test}"


def short(test: str) -> str:
    """The test's id without its file."""
    return test.partition("::")[2] or test


def _last_line(text: str) -> str:
    """The last line that says something: of a traceback, the error."""
    errors = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return (errors or [line.strip() for line in text.splitlines() if line.strip()] or ["no message"])[-1]
