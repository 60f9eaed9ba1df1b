"""Progbar: how far a long task is, on one line that is written again and again. Floor 7."""

import math
import os
import sys
import time

import numpy as np

from ...backend.errors import explain
from .messages import print_msg

BOLD, GREEN, PALE, PLAIN = "\x1b[1m", "\x1b[32m", "\x1b[37m", "\x1b[0m"
BAR = "━"


class Progbar:
    """A bar, the time, and some numbers.

    target: how many steps there are, None if that is not known.
    width: characters of the bar.
    verbose: 0 for silence, 1 for a bar, 2 for one line at the end.
    interval: seconds between two updates of the line, at least.
    stateful_metrics: names of numbers that are shown as they come; the others are averaged over the steps.
    stateless_metrics: names of numbers that are averaged; the others are shown as they come. Pass one of the two.
    unit_name: what is counted: "step", "sample".

        >>> bar = Progbar(2, verbose=2)
        >>> bar.update(1, [("loss", 4.0)])
        >>> bar.update(2, [("loss", 2.0)])  # doctest: +ELLIPSIS
        2/2 - 0s - ...s/step - loss: 2.0000

    Raises: ValueError where both kinds of names are given.
    Source: keras.utils.Progbar.
    """

    def __init__(self, target, width=20, verbose=1, interval=0.05, stateful_metrics=None, stateless_metrics=None,
                 unit_name="step"):
        if stateful_metrics is not None and stateless_metrics is not None:
            received = "stateful_metrics and stateless_metrics"
            raise ValueError(explain("Progbar", received, "Only one of them can be given",
                                     "Each says what becomes of all other metrics, too"))
        self.target = target
        self.width = width
        self.verbose = verbose
        self.interval = interval
        self.unit_name = unit_name
        self._as_they_come = set(stateful_metrics or ())
        self._averaged = None if stateless_metrics is None else set(stateless_metrics)
        self._values = {}          # name -> [sum of the values, how many steps they stand for]
        self._seen = 0
        self._start = time.time()
        self._first_step = None    # when it was done: it takes longer than others, and tells little about them
        self._last_update = 0
        self._last_length = 0      # of the line as it stands there

    def update(self, current, values=None, finalize=None):
        """Show that `current` steps are done.

        values: list of (name, value of the last steps).
        finalize: whether this is the last update; None for: when the target is reached.
        """
        if finalize is None:
            finalize = self.target is not None and current >= self.target
        for name, value in values or ():
            self._take(name, value, max(current - self._seen, 1), finalize)
        self._seen = current
        now = time.time()
        per_unit = self._seconds_per_unit(current, now)
        if self.verbose == 1:
            if now - self._last_update < self.interval and not finalize:
                return
            self._draw(current, now, per_unit, finalize)
        elif self.verbose == 2 and finalize and self.target:
            done = f"{current:{_digits(self.target)}d}/{self.target}"
            print_msg(f"{done} - {now - self._start:.0f}s -{_duration(per_unit, self.unit_name)}{self._numbers(False)}")
        self._last_update = now

    def add(self, n, values=None):
        """Show that `n` more steps are done."""
        self.update(self._seen + n, values)

    def _take(self, name, value, steps, finalize):
        averages = name not in self._as_they_come if self._averaged is None else name in self._averaged
        if finalize or not averages:
            self._values[name] = [value, 1]
        else:
            total, count = self._values.get(name, (0, 0))
            self._values[name] = [total + value * steps, count + steps]

    def _draw(self, current, now, per_unit, finalize):
        """Write the line over the one before."""
        bar = self._bar(current)
        if self.target and not finalize:
            seconds = _remaining(per_unit * (self.target - current))
        else:
            seconds = f"{now - self._start:.0f}s"
        info = f" {BOLD}{seconds}{PLAIN}{_duration(per_unit, self.unit_name)}{self._numbers(True)}"
        length = _visible(bar) + _visible(info)
        back = "\b" * self._last_length + "\r" if _can_go_back() else "\n"
        rest = " " * max(self._last_length - length, 0)
        print_msg(back + bar + info + rest + ("\n" if finalize else ""), line_break=False)
        self._last_length = length

    def _bar(self, current):
        if not self.target:
            return f"{current:7d}/Unknown"
        done = int(self.width * (float(current) / self.target))
        text = f"{BOLD}{current:{_digits(self.target)}d}/{self.target}{PLAIN} "
        if done > 0:
            text += f"{GREEN}{BAR * done}{PLAIN}"
        return text + f"{PALE}{BAR * (self.width - done)}{PLAIN}"

    def _numbers(self, in_bar):
        text = ""
        for name, (total, count) in self._values.items():
            mean = (total if isinstance(total, float) else np.mean(total)) / max(1, count)
            large = abs(mean) if in_bar else mean  # Keras writes negative numbers of a line with an exponent
            text += f" - {name}: {mean:.4f}" if large > 1e-3 else f" - {name}: {mean:.4e}"
        return text

    def _seconds_per_unit(self, current, now):
        if not current:
            return 0
        first = self._first_step
        if current == 1:
            self._first_step = now
        if first is not None and current > 1:
            return (now - first) / (current - 1)
        return (now - self._start) / current


def _digits(target):
    return int(math.log10(target)) + 1


def _visible(text):
    """How many characters of it can be seen."""
    for invisible in (BOLD, GREEN, PALE, PLAIN):
        text = text.replace(invisible, "")
    return len(text)


def _remaining(seconds):
    if seconds > 3600:
        return f"{seconds // 3600:.0f}:{seconds % 3600 // 60:02.0f}:{int(seconds % 60):02d}"
    if seconds > 60:
        return f"{seconds // 60:.0f}:{int(seconds % 60):02d}"
    return f"{int(seconds)}s"


def _duration(per_unit, unit):
    if per_unit >= 1 or per_unit == 0:
        return f" {per_unit:.0f}s/{unit}"
    return f" {per_unit * 1e3:.0f}ms/{unit}" if per_unit >= 1e-3 else f" {per_unit * 1e6:.0f}us/{unit}"


def _can_go_back():
    """Whether what is written can be written over: in a terminal, in a notebook, and on every Unix, as Keras has it."""
    terminal = hasattr(sys.stdout, "isatty") and sys.stdout.isatty()
    return terminal or "ipykernel" in sys.modules or "posix" in sys.modules or "PYCHARM_HOSTED" in os.environ
