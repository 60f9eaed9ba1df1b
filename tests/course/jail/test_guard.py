"""The guard, in a process that it may ruin."""

import subprocess
import sys

import pytest

PROGRAM = """
import os, sys
from minitf.course.jail import guard
guard.set_limits(cpu_seconds=5, memory=4 << 30, file_size=1000, processes=4096)
guard.install({writable!r}, [{hidden!r}], lambda what: print("told:", what, flush=True))
try:
    {line}
    print("done")
except OSError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def guarded(tmp_path, repository):
    """Runs a line under the guard and returns what was printed."""
    for name in ("home", "hidden"):
        (tmp_path / name).mkdir()
    (tmp_path / "hidden/answer.py").write_text("42")

    def guarded(line):
        program = PROGRAM.format(
            writable=str(tmp_path / "home"), hidden=str(tmp_path / "hidden"), line=line.format(tmp=tmp_path)
        )
        command = [sys.executable, "-c", program]
        environment = {"PYTHONPATH": str(repository)}
        return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True).stdout

    return guarded


@pytest.mark.parametrize(
    "line",
    [
        "open('home/a', 'w').write('x')",
        "os.mkdir('home/b'); os.rename('home/b', 'home/c'); os.rmdir('home/c')",
        "open(os.devnull, 'w').write('x')",
        "open('/etc/hostname').close() if os.path.exists('/etc/hostname') else None",
        "import shutil; os.mkdir('home/d'); open('home/d/e', 'w').close(); shutil.rmtree('home/d')",
    ],
)
def test_what_is_allowed(guarded, line):
    assert guarded(line) == "done\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("open('{tmp}/a', 'w')", "write to"),
        ("os.open('a', os.O_CREAT | os.O_RDONLY)", "write to a"),
        ("open(b'a', 'ab')", "write to a"),
        ("os.mkdir('a')", "change a"),
        ("os.link('hidden/answer.py', 'home/link')", "change hidden/answer.py"),
        ("os.symlink('/tmp', 'a')", "change a"),
        ("os.remove('answer.py', dir_fd=os.open('hidden', os.O_RDONLY))", "answer"),
        ("os.truncate('hidden/answer.py', 0)", "change hidden/answer.py"),
        ("open('hidden/answer.py')", "read the library's own answer"),
        ("os.kill(os.getppid(), 0)", "send a signal"),
        ("os.system('true')", "start a process"),
        ("import subprocess; subprocess.run(['true'])", "start a process"),
        ("import resource; resource.setrlimit(resource.RLIMIT_CPU, (9, 9))", "raise its own limits"),
        ("import socket; socket.socket().connect(('127.0.0.1', 9))", "use the network"),
        ("import ctypes; ctypes.CDLL(None)", "load a compiled library"),
    ],
)
def test_what_is_refused(guarded, line, told):
    lines = guarded(line).splitlines()
    assert lines[0].startswith("told:")
    assert told in lines[0]
    assert lines[1].startswith("PermissionError a graded answer may not")


def test_a_file_cannot_grow_past_its_limit(guarded):
    assert "File too large" in guarded("f = open('home/a', 'w'); f.write('x' * 2000); f.flush()")
