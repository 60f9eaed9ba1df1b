"""`minitf`: finding the command, help, exit statuses."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

import minitf as tf
from minitf.backend.errors import missing_extra
from minitf.backend.release import RELEASE
from minitf.cli import main as command_line
from minitf.cli.main import COMMANDS, main


def test_without_a_command_it_prints_help(capsys):
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    assert f"usage: minitf {name}" in capsys.readouterr().out


def test_an_unknown_command_is_wrong_input(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["tuor"])
    assert stopped.value.code == 2
    assert "tuor" in capsys.readouterr().err


def test_version(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"minitf {RELEASE}\n"


def command_that(run):
    """A stand-in for the module of a command."""
    return SimpleNamespace(add_arguments=lambda parser: None, run=run)


@pytest.mark.parametrize(
    ("error", "status", "printed"),
    [
        (
            tf.errors.NotFoundError("digits: gone: install minitf again."),
            2,
            "minitf tour: digits: gone: install",
        ),
        (KeyboardInterrupt(), 130, "minitf tour: stopped."),
        (missing_extra("jupyter_book", "book"), 2, 'Run: pip install "minitf[book]"'),
        (FileNotFoundError(2, "No such file or directory", "x.json"), 2, "minitf tour: x.json: No such file or"),
        (OSError("the disk is gone"), 2, "minitf tour: the disk is gone"),
    ],
)
def test_an_error_becomes_one_line_and_a_status(monkeypatch, capsys, error, status, printed):
    def run(args):
        raise error

    monkeypatch.setattr(command_line, "import_module", lambda name: command_that(run))
    assert main(["tour"]) == status
    assert printed in capsys.readouterr().err


def test_the_status_is_that_of_the_command(monkeypatch):
    monkeypatch.setattr(command_line, "import_module", lambda name: command_that(lambda args: 1))
    assert main(["grade"]) == 1


def test_python_m_minitf():
    done = subprocess.run([sys.executable, "-m", "minitf", "--version"], capture_output=True, text=True)
    assert done.stdout == f"minitf {RELEASE}\n", done.stderr


def test_help_loads_no_command():
    program = """import sys; from minitf.cli.main import main; main([])
print(*(name for name in sys.modules if name.startswith("minitf.cli")))"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1].split() == ["minitf.cli", "minitf.cli.main"], done.stderr


def test_a_reader_that_leaves_early_is_no_error(repository):
    words = f"{sys.executable} -m minitf grade --list | head -1 > /dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", words], cwd=repository, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
