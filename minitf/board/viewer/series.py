"""What is kept of one tag of one run. Floor 5. Read `reservoir.py` first; next: `run.py`.

Of scalars, all points are kept, in columns of plain numbers: a million take 20 MB. Of anything heavier only the place
in its file is kept, and it is read again when somebody looks at it; so a page of huge pictures takes no memory here.
"""

from __future__ import annotations

import numpy as np

from .reservoir import Reservoir


class Column:
    """An array that grows at its end.   dtype: of its elements."""

    def __init__(self, dtype):
        self._room, self._count = np.empty(16, dtype), 0

    def extend(self, values):
        """Put some more at the end.   values: array [N]."""
        count = self._count + len(values)
        if count > len(self._room):
            room = np.empty(max(count, 2 * len(self._room)), self._room.dtype)
            room[:self._count] = self._room[:self._count]
            self._room = room
        self._room[self._count:count] = values
        self._count = count

    @property
    def values(self):
        """All of them, as an array that is not to be written into."""
        return self._room[:self._count]


class Series:
    """The points of one tag, in the order in which they were read.

    plugin: which part of the page shows it.   title, description: what its writer said about it, or "".
    steps: int64.   times: float64, seconds since 1970.
    numbers: float64, of scalars; of other kinds, how many pictures, sounds or texts there are.
    files, places: int64, which file of the run and which byte of it, for what is read again.
    """

    def __init__(self, plugin, title="", description=""):
        self.plugin, self.title, self.description = plugin, title, description
        self._columns = {"steps": Column(np.int64), "times": Column(np.float64), "numbers": Column(np.float64),
                         "files": Column(np.int64), "places": Column(np.int64)}
        self.sample = Reservoir()

    def __len__(self):
        return len(self.steps)

    def __getattr__(self, name):
        try:
            return self.__dict__["_columns"][name].values
        except KeyError:
            raise AttributeError(name) from None

    def extend(self, steps, times, numbers, files=None, places=None):
        """Put points at the end.   Each: array [N]."""
        for name, values in (("steps", steps), ("times", times), ("numbers", numbers)):
            self._columns[name].extend(values)
        if files is not None:
            self._columns["files"].extend(files)
            self._columns["places"].extend(places)
        self.sample.add(len(steps))

    def ordered(self, which=None):
        """The points `which` (int [N]; all of them without) by their time: steps, times and numbers.

        Two writers in one folder are read one after the other, and wrote side by side.
        """
        columns = [column if which is None else column[which] for column in (self.steps, self.times, self.numbers)]
        if (np.diff(columns[1]) < 0).any():
            order = np.argsort(columns[1], kind="stable")
            columns = [column[order] for column in columns]
        return columns
