"""Store: what the event files below a folder hold, kept up to date. Floor 5. Read `tail.py` and `series.py` first.

A run is a folder with event files, as in TensorBoard. Nothing outside of the log folder is ever opened: folders that
are links are not entered, and a file that is a link is left out if it leads outside. Next: `routes.py`.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from itertools import count

import numpy as np

from ...wire.gfile import as_path
from ..event_reader import value_of
from .series import Series
from .tail import Tail, event_at

TRACE = ".trace.json.gz"
PATIENCE = 0.5  # seconds of reading after which a call of `refresh` returns


class Run:
    """One folder of event files.

    number: by which the page asks for it.   name: its path from the log folder.   started: time of its first event.
    series: {tag: Series}.   graphs: [(path, place)], where GraphDefs are.   hparams: {tag: bytes}, HParamsPluginData.
    tails: {path: Tail}.   paths: of the files in `Series.files`.
    """

    def __init__(self, number, name):
        self.number, self.name, self.started = number, name, None
        self.series: dict[str, Series] = {}
        self.graphs: list = []
        self.hparams: dict[str, bytes] = {}
        self.tails: dict[str, Tail] = {}
        self.paths: list[str] = []

    def add(self, path, block):
        """Take in a Block of the file at `path`."""
        file = self._number_of(path)
        points: dict = {}
        for numbers in block.numbers:
            self._started(numbers.times.min())
            columns = numbers.which, numbers.steps, numbers.times, numbers.numbers
            points.setdefault(numbers.value.tag, (numbers.value, []))[1].append(columns)
        for which, place, event in block.events:
            if event.summary.value or event.graph_def:  # and not the line with which a file begins
                self._started(event.wall_time)
            if event.graph_def:
                self.graphs.append((path, place))
            for value in event.summary.value:
                self._add_value(points, value, which, event, file, place)
        for value, parts in points.values():
            which, *columns = (np.concatenate(column) for column in zip(*parts))
            order = np.argsort(which, kind="stable")
            self._series(value, "scalars").extend(*(column[order] for column in columns))

    def _add_value(self, points, value, which, event, file, place):
        try:
            array, plugin = value_of(value)
        except Exception:  # a tensor that does not fit together
            self.tails[self.paths[file]].damaged += 1
            return
        series = self._series(value, plugin)
        if series.plugin == "hparams":
            self.hparams[value.tag] = value.metadata.plugin_data.content
        if series.plugin == "scalars":
            if array.size == 1 and array.dtype.kind in "fiub":
                columns = [which], [event.step], [event.wall_time], [float(array.reshape(-1)[0])]
                points.setdefault(value.tag, (value, []))[1].append(columns)
            return
        series.extend([event.step], [event.wall_time], [_amount(series.plugin, array)], [file], [place])

    def _series(self, value, plugin):
        found = self.series.get(value.tag)
        if found is None:
            metadata = value.metadata
            found = Series(plugin, metadata.display_name, metadata.summary_description)
            self.series[value.tag] = found
        return found

    def _number_of(self, path):
        if path not in self.paths:
            self.paths.append(path)
        return self.paths.index(path)

    def _started(self, moment):
        self.started = moment if self.started is None else min(self.started, moment)

    def value_at(self, tag, which):
        """The array of a point that is read again.   Raises: KeyError, IndexError, ValueError where there is none."""
        series = self.series[tag]
        event = event_at(self.paths[series.files[which]], int(series.places[which]))
        value = next(value for value in event.summary.value if value.tag == tag)
        return value_of(value)[0]


class Store:
    """All runs below a folder.

    logdir: the folder; it need not be there yet.   runs: {number: Run}.   version: grows with every change.
    lock: to be held while runs are looked at.   left: bytes that wait to be read.   total: bytes of all files.
    traces: {name: path}, what the profiler left.   outside: paths that lead out of the folder.
    """

    def __init__(self, logdir):
        self.logdir = os.path.abspath(as_path(logdir))
        self.runs: dict[int, Run] = {}
        self.version, self.left, self.total = 0, 0, 0
        self.lock, self._refreshing = threading.Lock(), threading.Lock()
        self.outside: set[str] = set()
        self.traces: dict[str, str] = {}
        self._numbers = count()

    def refresh(self, patience=PATIENCE):
        """Read what is new, for about `patience` seconds; `left` says how much waits then."""
        with self._refreshing:
            files = self._files()
            self._forget_what_is_gone(files)
            waiting = [(run, tail) for run in self._runs(files) for tail in run.tails.values() if _looked(tail)]
            end = time.monotonic() + patience
            while waiting and time.monotonic() < end:
                waiting = [pair for pair in waiting if self._read(*pair)]
            self.left = sum(tail.size - tail.place for _, tail in waiting)
            self.total = sum(tail.size for run in self.runs.values() for tail in run.tails.values())

    def _read(self, run, tail):
        """Read a block of a file; returns whether there is more."""
        try:
            block = tail.read()
        except OSError:  # gone since we looked
            return False
        with self.lock:
            run.add(tail.path, block)
            self.version += 1
        return _looked(tail)

    def _files(self):
        """The event files below the folder: {run's name: [path, ...]}."""
        found: dict = {}
        traces = {}
        for folder, folders, names in os.walk(self.logdir):
            folders.sort()
            for name in sorted(name for name in names if "tfevents" in name or name.endswith(TRACE)):
                path = os.path.join(folder, name)
                if not self._is_inside(path):
                    continue
                if name.endswith(TRACE):
                    traces[os.path.relpath(path, self.logdir)] = path
                else:
                    found.setdefault(os.path.relpath(folder, self.logdir), []).append(path)
        self.traces = traces
        return found

    def _is_inside(self, path):
        """Whether this is a plain file in the log folder, and no link out of it, pipe or device."""
        try:
            inside = os.path.realpath(path).startswith(os.path.join(os.path.realpath(self.logdir), ""))
            plain = stat.S_ISREG(os.stat(path).st_mode)
        except OSError:
            return False
        if not inside:
            self.outside.add(path)
        return inside and plain

    def _runs(self, files):
        known = {run.name: run for run in self.runs.values()}
        for name, paths in files.items():
            run = known.get(name)
            if run is None:
                run = Run(next(self._numbers), name)
                with self.lock:
                    self.runs[run.number] = run
                    self.version += 1
            for path in paths:
                if path not in run.tails:
                    run.tails[path] = Tail(path)
        return list(self.runs.values())

    def _forget_what_is_gone(self, files):
        """A run of which a file is gone, or is another one now, is read anew."""
        with self.lock:
            for run in list(self.runs.values()):
                there = files.get(run.name, ())
                if any(path not in there or _is_another(tail) for path, tail in run.tails.items()):
                    del self.runs[run.number]
                    self.version += 1

    def notes(self):
        """What is to be said about the files: a list of str."""
        tails = [tail for run in self.runs.values() for tail in run.tails.values()]
        said = [] if os.path.isdir(self.logdir) else [f"There is no folder {self.logdir} yet."]
        for tail in tails:
            place = os.path.relpath(tail.path, self.logdir)
            if tail.foreign:
                said.append(f"{place} is no event file, and was left out.")
            elif tail.damaged:
                said.append(f"{place}: {tail.damaged} damaged record(s) were left out.")
        return said + [f"{os.path.relpath(path, self.logdir)} leads out of the log folder, and was left out."
                       for path in sorted(self.outside)]


def _amount(plugin, array):
    """How many pictures, sounds or texts an array holds. Images have their width and height before them."""
    if array.ndim == 0:
        return 1
    return max(len(array) - 2, 0) if plugin == "images" else len(array)


def _looked(tail):
    try:
        return tail.look()
    except OSError:
        return False


def _is_another(tail):
    try:
        return tail.is_another
    except OSError:
        return True
