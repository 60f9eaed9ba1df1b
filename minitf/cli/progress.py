"""A progress bar: one moving line on a terminal, a few lasting lines in a log.   Floor 10."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

WIDTH = 30  # characters
LOG_LINES = 5  # lines in all, where the output is no terminal


class Progress:
    """Counts the steps of something to its end. Made by `progress`."""

    def __init__(self, label: str, total: int, stream: TextIO):
        self.label, self.total, self.stream = label, total, stream
        self.done = 0
        self.moving = stream.isatty()
        self.full, self.empty = ("█", "░") if "utf" in (stream.encoding or "").lower() else ("#", ".")

    def step(self, note: str = "") -> None:
        """One more step is done. `note` says how it went, in a few words."""
        lines_before = self.done * LOG_LINES // self.total
        self.done += 1
        if self.moving:
            self.stream.write(
                f"\r{self._bar()}  {note}\x1b[K"
            )  # \x1b[K clears what a longer note left behind
        elif self.done * LOG_LINES // self.total > lines_before:
            self.stream.write(f"{self.label}  {self.done / self.total:4.0%}  {note}\n")
        self.stream.flush()

    def close(self) -> None:
        """Leaves the line, so that what is printed next starts on its own."""
        if self.moving and self.done:
            self.stream.write("\n")

    def _bar(self) -> str:
        filled = WIDTH * self.done // self.total
        bar = self.full * filled + self.empty * (WIDTH - filled)
        return f"{self.label} {bar} {self.done / self.total:4.0%}"


@contextmanager
def progress(label: str, total: int, stream: TextIO | None = None) -> Iterator[Progress]:
    """Shows the progress of `total` steps on `stream` (default: standard output) while the `with` block runs.

    >>> with progress("baking", total=2) as bar:
    ...     bar.step("dough")
    ...     bar.step("crust")
    baking   50%  dough
    baking  100%  crust
    """
    bar = Progress(label, total, stream or sys.stdout)
    try:
        yield bar
    finally:
        bar.close()
