"""Which tests are kept, and which secret the report needs."""

import json
import os
import subprocess
import sys

import pytest

from minitf.course.jail.runner import _matches

TEST = "tests/test_a.py::test_b"


@pytest.mark.parametrize(
    ("nodeid", "wanted"),
    [
        (TEST, TEST),
        (TEST, "tests/test_a.py"),
        (f"{TEST}[1]", TEST),
        (f"{TEST}[float32-2]", f"{TEST}[float32"),
        ("tests/test_a.py::TestA::test_b", "tests/test_a.py::TestA"),
    ],
)
def test_a_wanted_test_matches(nodeid, wanted):
    assert _matches(nodeid, wanted)


@pytest.mark.parametrize(
    ("nodeid", "wanted"),
    [(f"{TEST}_too", TEST), ("tests/test_a.py2::test_b", "tests/test_a.py"), (f"{TEST}[int]", f"{TEST}[float")],
)
def test_a_longer_name_does_not(nodeid, wanted):
    assert not _matches(nodeid, wanted)


def test_every_line_of_the_report_begins_with_the_secret(tmp_path, repository):
    (tmp_path / "tmp").mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_a.py").write_text("def test_a():\n    assert 1 == 2\n")
    limits = {"cpu_seconds": 20, "memory": 4 << 30, "file_size": 1 << 20, "processes": 4096}
    order = {"secret": "word", "home": str(tmp_path), "writable": f"{tmp_path}/tmp", "hidden": []}
    with open(tmp_path / "report", "w+b") as report:
        order |= {"report": report.fileno(), "tests": ["test_a.py"], "limits": limits}
        done = subprocess.run(
            [sys.executable, "-P", "-m", "minitf.course.jail.runner"],
            input=json.dumps(order) + "\n",
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(repository),
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
                "PYTHONDONTWRITEBYTECODE": "1",
                "TMPDIR": f"{tmp_path}/tmp",
            },
            cwd=tmp_path,
            pass_fds=[report.fileno()],
            capture_output=True,
            text=True,
        )
        report.seek(0)
        lines = report.read().decode().splitlines()
    assert all(line.startswith("word{") for line in lines), done
    events = [json.loads(line.removeprefix("word")) for line in lines]
    assert [event["event"] for event in events] == ["ready", "collected", "start", "result", "end"]
    assert events[3]["outcome"] == "failed"
    assert events[3]["message"].startswith("assert 1 == 2")
    assert events[3]["lines"] == [["test_a.py", 2]]
