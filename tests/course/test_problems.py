"""The sentences about runs that cannot be judged, from the events alone."""

import re
from signal import SIGKILL, SIGXCPU

import pytest

from minitf.course.exercise import CourseError
from minitf.course.problems import failures_of, problem_of, short
from minitf.course.sandbox import Run

READY = {"event": "ready"}
COLLECTED = {"event": "collected", "tests": ["t.py::a", "t.py::b"], "missing": []}
START = {"event": "start", "test": "t.py::a"}
END = {"event": "end", "status": 0, "tampered": []}


def result(test, outcome="passed", message="", flooded=False):
    return {"event": "result", "test": test, "outcome": outcome, "message": message, "flooded": flooded}


BOTH = [result("t.py::a"), result("t.py::b")]


@pytest.mark.parametrize(
    ("events", "status", "sentence"),
    [
        ([START, {"event": "refused", "what": "start a process"}], None, "tried to start a process"),
        ([START], None, r"did not finish within 10 seconds \(in a\)"),
        ([START], -SIGXCPU, "did not finish"),
        ([START], -SIGKILL, r"The system stopped it \(in a\)"),
        ([START], 3, r"ended the whole process \(in a\) with status 3"),
        ([{"event": "broken", "message": "x\nE   ValueError: two\nlast"}], 0, "imported: ValueError: two"),
        ([{"event": "escaped", "error": "SystemExit", "message": ""}], 0, r"called exit\(\)\."),
        ([COLLECTED, *BOTH, END | {"tampered": ["numpy.allclose"]}], 0, "changed numpy.allclose"),
        ([COLLECTED, result("t.py::a", "failed", "MemoryError"), END], 0, "used more than 2 GB"),
        ([COLLECTED, result("t.py::a", flooded=True), END], 0, r"a million characters \(in a\)"),
        ([COLLECTED, result("t.py::a"), END], 0, "stopped before their end"),
        ([COLLECTED, *BOTH, END | {"status": 3}], 0, "stopped before their end: some output"),
        ([COLLECTED | {"missing": ["t.py::c"]}, END], 0, "not the answer's fault: t.py::c"),
        ([COLLECTED, result("t.py::a", "skipped"), result("t.py::b", "skipped"), END], 0, "All tests were skipped"),
    ],
)
def test_a_run_that_cannot_be_judged(area, events, status, sentence):
    assert re.search(sentence, problem_of(area, Run([READY, *events], status, "some output", 1.0)))


def test_a_run_that_can_be_judged(area):
    assert problem_of(area, Run([READY, COLLECTED, START, *BOTH, END], 0, "", 1.0)) is None


def test_a_run_that_never_began_is_the_graders_fault(area):
    with pytest.raises(CourseError, match="No module named pytest"):
        problem_of(area, Run([], 1, "No module named pytest", 0.1))


def test_a_test_that_fails_after_its_call_has_failed():
    run = Run([*BOTH, result("t.py::b", "failed", "teardown")], 0, "", 1.0)
    assert [(test, len(failed)) for test, failed in failures_of(run).items()] == [("t.py::a", 0), ("t.py::b", 1)]


def test_short_names():
    assert short("tests/test_a.py::TestA::test_b[1]") == "TestA::test_b[1]"
