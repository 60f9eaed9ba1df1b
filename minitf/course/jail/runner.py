"""Runs the tests an exercise names and reports what happened, one JSON line an event.

Floor 10. Next: guard.py.

Started as `python -P -m minitf_jail.runner`, with the order on standard input: what to run, the limits, and
a secret word. Every line of the report begins with that word, so that nothing the student's code writes is
taken for a result: a report that was forged, or that lacks its end, counts as none.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any

import numpy.testing  # noqa: F401  what judges must be loaded before it can be watched
import pytest

from . import guard, tamper

PRINTED = 1 << 20  # characters that one test may print
MESSAGE = 4000  # characters of a failure's message that are reported

Tell = Callable[..., None]


def main() -> None:
    """Reads the order, limits itself, runs pytest, reports, and ends the process with all its threads."""
    leave = os._exit  # ours, whatever is patched later
    order = json.loads(sys.stdin.readline())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    tell = _teller(order["report"], order.pop("secret"))
    before = tamper.photograph()
    guard.set_limits(**order["limits"])
    guard.install(order["writable"], order["hidden"], lambda what: tell("refused", what=what))
    tell("ready")
    flags = ["-q", "-p", "no:cacheprovider", "--tb=short", "--rootdir", order["home"], "-c", "pytest.ini"]
    files = list(dict.fromkeys(test.partition("::")[0] for test in order["tests"]))
    try:
        status = int(pytest.main([*flags, *files], plugins=[Reporter(order["tests"], tell)]))
        tell("end", status=status, tampered=tamper.differences(before))
    except BaseException as error:  # an answer may raise anything, SystemExit included
        _escaped(tell, error)
    for stream in (sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(Exception):  # full, or closed
            stream.flush()  # type: ignore[union-attr]
    leave(0)


def _escaped(tell: Tell, error: BaseException) -> None:
    tell("escaped", error=type(error).__name__, message=str(error)[:MESSAGE])


def _teller(report: int, secret: str) -> Tell:
    dumps, write = json.dumps, os.write  # ours, whatever is patched later

    def tell(event: str, **facts: Any) -> None:
        write(report, f"{secret}{dumps({'event': event, **facts})}\n".encode())

    return tell


class Reporter:
    """A pytest plugin: keeps the tests that were asked for, and tells what becomes of each."""

    def __init__(self, wanted: list[str], tell: Tell):
        self._wanted, self._tell = wanted, tell

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keeps the wanted tests, in the order of their files."""
        items[:] = [item for item in items if any(_matches(item.nodeid, test) for test in self._wanted)]
        found = [item.nodeid for item in items]
        missing = [test for test in self._wanted if not any(_matches(nodeid, test) for nodeid in found)]
        self._tell("collected", tests=found, missing=missing)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that could not be imported."""
        if report.failed:
            self._tell("broken", file=report.nodeid, message=str(report.longrepr)[-MESSAGE:])

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """What no test stands for, such as exit() while a file is imported."""
        _escaped(self._tell, excinfo.value)

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """KeyboardInterrupt and pytest.exit()."""
        _escaped(self._tell, excinfo.value)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """So that a run that never ends can be blamed on its test."""
        self._tell("start", test=nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One of the three phases of a test; only the call counts, and whatever else went wrong."""
        if report.when == "call" or not report.passed:
            printed = sum(len(text) for _, text in report.sections)
            self._tell(
                "result",
                test=report.nodeid,
                outcome=_outcome(report),
                message=_message(report)[:MESSAGE],
                lines=_lines(report),
                flooded=printed > PRINTED,
            )


def _matches(nodeid: str, wanted: str) -> bool:
    return (
        nodeid == wanted
        or nodeid.startswith((wanted + "::", wanted + "["))
        or ("[" in wanted and nodeid.startswith(wanted))
    )


def _outcome(report: pytest.TestReport) -> str:
    """Passed, failed, or skipped by the test itself; a skip that the answer asks for is a failure."""
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        in_tests = os.path.relpath(report.longrepr[0]).startswith("tests" + os.sep)
        return "skipped" if in_tests else "failed"
    return "passed" if report.passed and not hasattr(report, "wasxfail") else "failed"


def _message(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is not None:
        return crash.message
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr or "")


def _lines(report: pytest.TestReport) -> list[tuple[str, int]]:
    """(file, line) of each frame of the traceback, outermost first."""
    traceback = getattr(report.longrepr, "reprtraceback", None)
    places = [
        entry.reprfileloc for entry in getattr(traceback, "reprentries", ()) if getattr(entry, "reprfileloc", None)
    ]
    return [(os.path.relpath(place.path), place.lineno) for place in places[-50:]]


if __name__ == "__main__":
    main()
