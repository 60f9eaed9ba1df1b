"""What the sandbox copies, runs and reports."""

import pytest

from minitf.course.sandbox import run_tests

SHAPES = "tests/test_shapes.py"


@pytest.mark.usefixtures("fence")
def test_a_run_reports_its_start_every_test_and_its_end(course):
    run = run_tests(course, {}, [SHAPES])
    names = [event["test"] for event in run.all("result")]
    assert [event["event"] for event in run.events[:2]] == ["ready", "collected"]
    assert names == run.all("collected")[0]["tests"]
    assert len(names) == 5
    assert run.events[-1] == {"event": "end", "status": 0, "tampered": []}
    assert run.status == 0
    assert "5 passed" in run.output


def test_a_changed_file_is_what_the_tests_see_and_the_original_stays(course):
    library = (course / "minitf/shapes.py").read_text()
    run = run_tests(course, {"minitf/shapes.py": library.replace("slope * x", "slope + x")}, [SHAPES])
    failed = [event["test"] for event in run.all("result") if event["outcome"] == "failed"]
    assert failed == [f"{SHAPES}::TestLine::test_at"]
    assert (course / "minitf/shapes.py").read_text() == library


def test_a_stale_compiled_file_is_not_used(course):
    import importlib.util
    import os
    import py_compile

    path = course / "minitf/shapes.py"
    py_compile.compile(str(path))
    before = path.stat()
    changed = path.read_text().replace("slope * x", "slope + x")
    assert len(changed) == before.st_size
    assert os.path.exists(importlib.util.cache_from_source(str(path)))
    run = run_tests(course, {"minitf/shapes.py": changed}, [f"{SHAPES}::TestLine"])
    assert run.all("result")[0]["outcome"] == "failed"


def test_helpers_and_needed_files_come_along_and_other_tests_stay(course):
    (course / "tests/helper.py").write_text("VALUE = 3\n")
    (course / "tests/test_broken.py").write_text("1 / 0\n")
    (course / "tests/data.txt").write_text("data")
    (course / "tests/test_more.py").write_text(
        "from pathlib import Path\nfrom helper import VALUE\n\n"
        "def test_more():\n    assert VALUE == 3\n"
        "    assert {path.name for path in Path('tests').iterdir()} >= {'data.txt', 'helper.py'}\n"
        "    assert not Path('tests/test_broken.py').exists()\n"
    )
    run = run_tests(course, {}, ["tests/test_more.py"], needs=["tests/data.txt"])
    assert [event["outcome"] for event in run.all("result")] == ["passed"], run


def test_time_runs_out(course):
    (course / "tests/test_slow.py").write_text("import time\n\ndef test_slow():\n    time.sleep(60)\n")
    run = run_tests(course, {}, ["tests/test_slow.py"], seconds=2)
    assert run.status is None
    assert 2 <= run.seconds < 20
    assert run.all("start")[0]["test"] == "tests/test_slow.py::test_slow"


@pytest.mark.usefixtures("fence")
def test_nothing_that_a_run_writes_reaches_the_library(course):
    library = (course / "minitf/shapes.py").read_text()
    (course / "tests/test_rude.py").write_text(
        "import os, minitf\n\n"
        "def test_rude():\n"
        "    path = os.path.join(os.path.dirname(minitf.__file__), 'shapes.py')\n"
        "    for act in (lambda: open(path, 'a').write('1 / 0'), lambda: os.chmod(path, 0), lambda: os.unlink(path)):\n"
        "        try:\n            act()\n        except Exception:\n            pass\n"
    )
    run_tests(course, {}, ["tests/test_rude.py"])
    assert (course / "minitf/shapes.py").read_text() == library
    assert (course / "minitf/shapes.py").stat().st_mode & 0o777
