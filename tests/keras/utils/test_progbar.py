"""The progress bar; its text is compared with that of Keras in tests/keras/training_cases.py."""

import os
import subprocess
import sys

import pytest

from minitf.keras.utils import Progbar, progbar


class Clock:
    """A time that the test sets."""

    def __init__(self):
        self.now = 100.0

    def time(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(progbar, "time", made)
    return made


def test_a_bar_of_twenty(clock, capsys):
    bar = Progbar(40)
    clock.now += 2
    bar.update(10, [("loss", 1.5)])
    line = capsys.readouterr().out
    assert line == ("\r\x1b[1m10/40\x1b[0m \x1b[32m━━━━━\x1b[0m\x1b[37m━━━━━━━━━━━━━━━\x1b[0m"
                    " \x1b[1m6s\x1b[0m 200ms/step - loss: 1.5000")


@pytest.mark.parametrize(("seconds", "expected"), [(59, "59s"), (61, "1:01"), (3601, "1:00:01"), (7384, "2:03:04")])
def test_what_is_left(clock, capsys, seconds, expected):
    bar = Progbar(2)
    clock.now += seconds
    bar.update(1)
    assert f"\x1b[1m{expected}\x1b[0m" in capsys.readouterr().out


@pytest.mark.parametrize(("seconds", "expected"), [
    (3.0, "3s/step"), (0.25, "250ms/step"), (0.00004, "40us/step"), (0.0, "0s/step")])
def test_the_time_of_a_step(clock, capsys, seconds, expected):
    bar = Progbar(1)
    clock.now += seconds
    bar.update(1)
    assert expected in capsys.readouterr().out


def test_the_first_step_does_not_count(clock, capsys):
    bar = Progbar(3)
    clock.now += 10
    bar.update(1)
    clock.now += 1
    bar.update(2)
    assert "1s/step" in capsys.readouterr().out.rsplit("\r", 1)[-1]


def test_not_more_often_than_the_interval(clock, capsys):
    bar = Progbar(100, interval=1)
    for step in range(1, 10):
        clock.now += 0.3
        bar.update(step)
    assert capsys.readouterr().out.count("\r") == 3


def test_a_shorter_line_wipes_out_the_longer_one(clock, capsys):
    bar = Progbar(2, interval=0)
    bar.update(1, [("loss", 123.0)])
    long = bar._last_length
    clock.now += 1
    bar._values.clear()
    bar.update(2)
    out = capsys.readouterr().out
    assert "\b" * long + "\r" in out
    assert out.endswith(" \n")


def test_an_unknown_number_of_steps(clock, capsys):
    bar = Progbar(None)
    clock.now += 1
    bar.update(3)
    assert "      3/Unknown" in capsys.readouterr().out


def test_means_over_the_steps(capsys):
    bar = Progbar(4, verbose=2)
    bar.update(1, [("a", 1.0)])
    bar.update(3, [("a", 4.0)])
    assert bar._values["a"] == [9.0, 3]


PROGRAM = "from minitf.keras.utils import Progbar; bar = Progbar(2, interval=0); bar.update(1); bar.update(2)"


def test_a_real_terminal():
    import pty

    parent, child = pty.openpty()
    done = subprocess.run([sys.executable, "-c", PROGRAM], stdout=child, env={**os.environ, "PYTHONIOENCODING": "utf8"})
    os.close(child)
    shown = os.read(parent, 10000).decode()
    os.close(parent)
    assert done.returncode == 0
    assert "1/2" in shown
    assert shown.rstrip().endswith("/step")
    assert "\b\r" in shown
