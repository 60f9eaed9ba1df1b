"""The progress bar, on a terminal and in a log."""

import io

import pytest

from minitf.cli.progress import LOG_LINES, WIDTH, progress


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


class AsciiTerminal(Terminal):
    encoding = "ascii"


def run(stream, total=10):
    with progress("Training", total, stream) as bar:
        for step in range(total):
            bar.step(f"loss {step}")
    return stream.getvalue()


def test_on_a_terminal_one_line_moves():
    written = run(Terminal())
    assert written.count("\r") == 10
    assert written.count("\n") == 1
    assert written.endswith("\n")
    assert f"\rTraining {'█' * WIDTH} 100%  loss 9" in written


def test_a_terminal_without_unicode_gets_ascii():
    assert run(AsciiTerminal()).isascii()


@pytest.mark.parametrize("total", [1, 3, 5, 7, 1000])
def test_a_log_gets_a_few_plain_lines_and_the_end(total):
    lines = run(io.StringIO(), total).splitlines()
    assert 1 <= len(lines) <= LOG_LINES
    assert lines[-1] == f"Training  100%  loss {total - 1}"
    assert not any(character in line for line in lines for character in "\r\x1b█")


def test_the_line_is_left_when_the_work_fails():
    stream = Terminal()

    def work():
        with progress("Training", 10, stream) as bar:
            bar.step()
            raise ValueError("the dough did not rise")

    with pytest.raises(ValueError, match="dough"):
        work()
    assert stream.getvalue().endswith("\n")
