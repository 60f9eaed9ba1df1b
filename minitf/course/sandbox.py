"""Runs tests on a copy of the library with some files changed, in a process that can do no harm.

Floor 10. Next: jail/.

The copy lives in a temporary folder, of which the process may write to one: `tmp/`. Its limits: time (wall
clock and processor), memory, size of a file, number of threads; no network, no other processes. Where
bubblewrap (`bwrap`) is installed and works, the kernel enforces this and hides the library's own source;
everywhere, the guard of `jail/guard.py` does.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import bubblewrap

MEMORY = 2 << 30  # bytes of address space
FILE_SIZE = 16 << 20  # bytes that one file may have
LIMITS = {
    "memory": MEMORY,
    "file_size": FILE_SIZE,
    "processes": 4096,  # the system counts all threads of the user, not only ours
}
REPORT = 8 << 20  # bytes of the report that are read
PYTEST_INI = "[pytest]\naddopts = --import-mode=importlib\npythonpath = tests\n"  # as in pyproject.toml
PYTHON = [sys.executable, "-P", "-m", "minitf_jail.runner"]  # the link unresolved, for it is the venv's
PACKAGE = Path(__file__).absolute().parents[1]


@dataclass(frozen=True)
class Run:
    """What is known of a run when it is over.

    Attributes:
      events: what the jail reported, in order; see `jail/runner.py`.
      status: the exit status, minus the signal's number where a signal ended it, None where time ran out.
      output: the end of what was printed.
      seconds: how long it took.
    """

    events: list[dict[str, Any]]
    status: int | None
    output: str
    seconds: float

    def all(self, kind: str) -> list[dict[str, Any]]:
        """The events of one kind."""
        return [event for event in self.events if event["event"] == kind]


def run_tests(
    root: Path,
    changed: Mapping[str, str],
    tests: Sequence[str],
    needs: Sequence[str] = (),
    seconds: float = 20,
) -> Run:
    """Runs `tests` of the checkout `root`, with the text of some of its files `changed`.

    Args:
      changed: path relative to root -> new text.
      tests: node ids of pytest, paths relative to root.
      needs: further files that the tests read.
      seconds: wall clock time until everything is stopped.
    """
    hidden = _hidden(root)
    with tempfile.TemporaryDirectory(prefix="minitf-grade-", ignore_cleanup_errors=True) as home:
        writable = f"{home}/tmp"
        is_fenced = bubblewrap.is_usable()
        give = _linked if is_fenced else shutil.copy2  # behind the fence nobody can write to what is linked
        _furnish(Path(home), root, changed, [test.partition("::")[0] for test in tests], needs, give)
        command = bubblewrap.fenced(PYTHON, home, writable, hidden) if is_fenced else PYTHON
        with tempfile.TemporaryFile() as report, tempfile.TemporaryFile() as output:
            secret = secrets.token_hex(16)
            order = {
                "secret": secret,
                "report": report.fileno(),
                "home": home,
                "writable": writable,
                "hidden": hidden,
                "tests": list(tests),
                "limits": {"cpu_seconds": int(seconds) + 1, **LIMITS},
            }
            started = time.monotonic()
            status = _run(command, home, json.dumps(order), report.fileno(), output, seconds)
            took = time.monotonic() - started
            return Run(_events(report, secret), status, _tail(output), took)


def _furnish(
    home: Path,
    root: Path,
    changed: Mapping[str, str],
    tests: Sequence[str],
    needs: Sequence[str],
    give: Callable[[str, str], Any],
) -> None:
    """Puts into `home` what the run needs: the library as changed, the tests with their helpers, the jail.

    The library is some thousand files: where `give` links them, each run is a second shorter.
    """
    unfinished = shutil.ignore_patterns("*.pyc.*")  # compiled files come along: they spare each run a second
    shutil.copytree(root / "minitf", home / "minitf", ignore=unfinished, copy_function=give)
    shutil.copytree(Path(__file__).parent / "jail", home / "minitf_jail")
    helpers = [path.relative_to(root) for path in (root / "tests").rglob("*.py") if not path.name.startswith("test_")]
    for file in dict.fromkeys([*map(str, helpers), *tests, *needs]):
        if (root / file).is_file():
            (home / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / file, home / file)
    for file, text in changed.items():
        (home / file).unlink(missing_ok=True)  # it may be a link, and what it leads to must stay as it is
        (home / file).write_text(text, "utf-8")
        for stale in (home / file).parent.glob(f"__pycache__/{Path(file).stem}.*.pyc"):
            stale.unlink()
    (home / "pytest.ini").write_text(PYTEST_INI)
    (home / "tmp").mkdir()


def _linked(source: str, target: str) -> None:
    """Gives the file a second name, or copies it where that cannot be done, as between two disks."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _run(command: list[str], home: str, order: str, report: int, output: Any, seconds: float) -> int | None:
    process = subprocess.Popen(
        command,
        cwd=home,
        env=_environment(home),
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=output,
        pass_fds=[report],
        start_new_session=True,
    )
    try:
        process.communicate(f"{order}\n".encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # all of it is gone already
            os.killpg(process.pid, signal.SIGKILL)  # the process itself, or what it left behind
        process.wait()
    status = process.returncode
    return 128 - status if status > 128 else status  # bubblewrap, like a shell, says 128 + signal


def _hidden(root: Path) -> list[str]:
    """Where the right answers stand: the library, wherever it is installed, and the course."""
    return [str(folder) for folder in dict.fromkeys([root / "minitf", root / "exercises", root / ".git", PACKAGE])]


def _environment(home: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}
    return {
        **kept,
        "HOME": f"{home}/tmp",
        "TMPDIR": f"{home}/tmp",
        "MPLCONFIGDIR": f"{home}/tmp",
        "HYPOTHESIS_STORAGE_DIRECTORY": f"{home}/tmp",
        "MPLBACKEND": "Agg",
        "LANG": "C.UTF-8",
        "PYTHONPATH": home,
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TF_NUM_INTRAOP_THREADS": "1",  # several graders may run at once, and the guard lets nobody talk to BLAS
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # plugins of the environment would take longer than the tests
        "OPENBLAS_NUM_THREADS": "1",  # each thread reserves memory, and several gradings run at once
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",  # so does each thread of Python
        "CUDA_VISIBLE_DEVICES": "",  # a GPU's driver reserves more address space than the limit allows
    }


def _events(report: Any, secret: str) -> list[dict[str, Any]]:
    report.seek(0)
    lines = report.read(REPORT).decode("utf-8", "replace").splitlines()
    return [json.loads(line.removeprefix(secret)) for line in lines if line.startswith(secret)]


def _tail(output: Any) -> str:
    size = output.seek(0, os.SEEK_END)
    output.seek(max(0, size - 2000))
    return output.read().decode("utf-8", "replace")
