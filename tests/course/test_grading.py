"""Grades of good, bad and hostile answers."""

import os
import re
from pathlib import Path

import pytest

from course.small_course import RIGHT_AREA, RIGHT_LINE, TESTS
from minitf.course.exercise import CourseError
from minitf.course.exercises import find
from minitf.course.grading import grade
from minitf.course.sandbox import PYTHON

RIGHT = "return math.pi * radius**2"


def test_the_right_answer_gets_every_point(area, course):
    result = grade(area, RIGHT_AREA)
    assert (result.score, result.is_full, result.problem, result.hints) == (4, True, None, ())
    assert [o.name for o in result.outcomes] == ["test_area[1]", "test_area[2]", "test_area_of_nothing"]
    assert grade(find("line_at", course), RIGHT_LINE).score == 1


def test_the_reference_is_right_and_the_stub_is_not(area):
    assert grade(area, area.reference()).is_full
    stub = grade(area, area.stub())
    assert stub.score == 0
    assert stub.hints == ("The stub is still there: write your code in place of `raise NotImplementedError`.",)


def test_points_by_the_share_of_tests(graded):
    result = graded("return math.pi * radius")
    assert [outcome.passed for outcome in result.outcomes] == [True, False, True]
    assert result.score == 2.67
    assert result.hints == ("Square the radius.",)
    assert "Mismatched elements" in result.outcomes[1].message


def test_the_line_that_failed_is_the_students(graded):
    result = graded("if radius == 2:", "    raise ValueError('two')", RIGHT)
    assert [outcome.line for outcome in result.outcomes] == [None, (3, "raise ValueError('two')"), None]


def test_an_answer_is_judged_alone(course, area):
    cells = "def area(radius):\n    return 1\n" + RIGHT_LINE
    assert grade(area, cells).score == 0
    assert grade(find("line_at", course), cells).is_full


def test_a_definition_under_another_name_takes_the_place_of_the_target(course):
    answer = "def line_at(self, x):\n    return 0 if x == 0 else line_slope(self) * x\n"
    helper = "def line_slope(line):\n    return line.slope\n"
    assert grade(find("line_at", course), helper + answer).is_full


def test_a_changed_test_file_is_what_counts(course, area):
    (course / "tests/test_shapes.py").write_text(TESTS.replace("area(0) == 0", "area(0) == 1"))
    assert not grade(area, RIGHT_AREA).is_full


def test_a_syntax_error(graded):
    result = graded("return (1")
    assert result.score == 0
    assert "Python cannot read this" in result.problem


def test_an_error_while_the_library_is_imported(graded):
    result = graded(RIGHT, before="ONE = 1 / 0\n@print(ONE)\n")
    assert result.score == 0
    assert result.problem.startswith("With this answer in it, the library cannot be imported: ZeroDivisionError")


def test_a_name_that_the_library_file_does_not_have(graded):
    result = graded("return tf.square(radius)")
    assert "minitf/shapes.py" in result.hints[0]


HOSTILE = {
    "never ends": (["while True: pass"], r"did not finish within 2 seconds \(in test_area\[1\]\)"),
    "takes all memory": (["return bytearray(1 << 36)"], "used more than 2 GB of memory"),
    "exit": (["exit()"], r"called exit\(\) \(in test_area\[1\]\)"),
    "sys.exit": (["import sys", "sys.exit(0)"], r"called exit\(\)"),
    "os._exit": (["import os", "os._exit(0)"], r"ended the whole process \(in test_area\[1\]\) with status 0"),
    "crash": (["import ctypes", "ctypes.string_at(0)"], r"crashed the whole process .* \(status -11\)"),
    "kills its parent": (["import os", "os.kill(os.getppid(), 9)", RIGHT], "send a signal to a process"),
    "kills itself": (["import os", "os.kill(os.getpid(), 9)"], "send a signal to a process"),
    "forks": (["import os", "while True: os.fork()"], "start a process"),
    "starts a shell": (["import os", "os.system('true')", RIGHT], "start a process"),
    "prints too much": (["print('x' * 5_000_000)", RIGHT], "printed more than a million characters"),
    "prints for ever": (["while True: print('x' * 10_000)"], "printed more than 16 MB"),
    "calls a server": (["import socket", "socket.create_connection(('localhost', 9))"], "use the network"),
    "deletes its tests": (["import shutil", "shutil.rmtree('tests')", RIGHT], "change tests"),
    "patches the asserts": (
        ["import numpy as np", "np.testing.assert_allclose = lambda *args: None", "return 0"],
        r"changed numpy\.testing\.assert_allclose",
    ),
    "patches pytest": (
        ["import _pytest.runner as r", "r.call_and_report = None", "return 0"],
        r"(changed|stopped the tests).*",
    ),
    "leaves pytest": (["import pytest", "pytest.exit('done', 0)"], "stopped the tests .* with Exit: done"),
    "interrupts": (["raise KeyboardInterrupt"], "stopped the tests .* with KeyboardInterrupt"),
}


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.usefixtures("fence")
def test_a_hostile_answer_gets_nothing_and_is_told_why(course, graded, case):
    exercises = course / "exercises/01_shapes.toml"
    area = find("area", course)
    seconds = 2 if case == "never ends" else 20
    exercises.write_text(exercises.read_text().replace("seconds = 10", f"seconds = {seconds}"))
    body, sentence = HOSTILE[case]
    area = find("area", course)
    result = grade(area, "def area(radius):\n" + "".join(f"    {line}\n" for line in body))
    assert result.score == 0
    assert result.problem is not None, result
    assert re.search(sentence, result.problem), result.problem


@pytest.mark.usefixtures("fence")
def test_files_outside_are_safe(graded, tmp_path, course):
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    for line in (
        f"import os; os.remove({str(precious)!r})",
        f"open({str(precious)!r}, 'w').close()",
        f"import os; os.close(os.open({str(precious)!r}, os.O_WRONLY | os.O_TRUNC))",
        f"import os; os.rename({str(precious)!r}, 'tmp/mine')",
        f"import os; os.symlink({str(tmp_path)!r}, 'tmp/link'); open('tmp/link/precious.txt', 'w').close()",
        f"import shutil; shutil.rmtree({str(tmp_path)!r}, ignore_errors=True)",
        f"open({str(tmp_path / 'evil')!r}, 'w').close()",
    ):
        result = graded(line, RIGHT)
        assert result.score == 0, line
        assert result.problem.startswith("It tried to "), line
    assert precious.read_text() == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["course", "precious.txt"]


@pytest.mark.usefixtures("fence")
def test_the_librarys_own_answer_is_out_of_reach(graded, course):
    path = str(course / "minitf/shapes.py")
    result = graded(f"scope = {{}}; exec(open({path!r}).read(), scope); return scope['area'](radius)")
    assert result.score == 0


def test_results_that_the_answer_writes_itself_do_not_count(graded):
    forged = '{"event": "end", "status": 0, "tampered": []}\\n'
    body = f"import os\nfor fd in range(3, 60):\n  try: os.write(fd, b'''{forged}''')\n  except OSError: pass"
    assert graded(*body.splitlines(), "os._exit(0)").score == 0


@pytest.mark.parametrize("call", ["skip('no')", "xfail('no')", "fail('no')", "importorskip('nonesuch')"])
def test_what_an_answer_skips_is_failed(graded, call):
    result = graded(f"import pytest; pytest.{call}")
    assert result.score == 0
    assert len(result.outcomes) == 3


def test_what_a_test_skips_is_not_counted(course, area):
    text = TESTS.replace("def test_area_of_nothing", "@pytest.mark.skip(reason='no')\ndef test_area_of_nothing")
    (course / "tests/test_shapes.py").write_text(text)
    result = grade(area, RIGHT_AREA)
    assert result.is_full
    assert len(result.outcomes) == 2


def test_a_thread_that_never_ends_does_not_hold_up_the_grade(graded):
    assert graded("import threading, time", "threading.Thread(target=time.sleep, args=(60,)).start()", RIGHT).is_full


def test_a_test_that_does_not_exist_is_not_blamed_on_the_answer(course, area):
    (course / "tests/test_shapes.py").write_text(TESTS.replace("def test_area_of_nothing", "def test_renamed"))
    result = grade(area, RIGHT_AREA)
    assert "not the answer's fault: tests/test_shapes.py::test_area_of_nothing" in result.problem
    (course / "tests/test_shapes.py").unlink()
    assert "not the answer's fault: tests/test_shapes.py::test_area" in grade(area, RIGHT_AREA).problem


def test_a_grader_that_cannot_work_says_so(area, monkeypatch):
    monkeypatch.setattr("minitf.course.sandbox.PYTHON", [PYTHON[0], "-m", "nonesuch"])
    with pytest.raises(CourseError, match="No module named nonesuch"):
        grade(area, RIGHT_AREA)


def test_nothing_is_left_behind(graded, monkeypatch, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    graded("import os", "os.mkdir('tmp/locked')", "os.chmod('tmp/locked', 0)", RIGHT)
    graded("os._exit(0)")
    assert os.listdir(folder) == []
    assert Path(folder).is_dir()
