"""Store: what the event files below a folder hold, kept up to date. Floor 5. Read `run.py` first.

A run is a folder with event files, as in TensorBoard. Nothing outside of the log folder is ever opened: folders that
are links are not entered, and a file that is a link is left out if it leads outside. Next: `routes.py`.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from collections import deque
from itertools import count

from ...wire.gfile import as_path
from .run import Run
from .tail import Tail

TRACE = ".trace.json.gz"
PATIENCE = 0.5  # seconds of reading after which a call of `refresh` returns


class Store:
    """All runs below a folder.

    logdir: the folder; it need not be there yet.   runs: {number: Run}.   version: grows with every change.
    lock: to be held while runs are looked at.   left: bytes that wait to be read.   total: bytes of all files.
    traces: {name: path}, what the profiler left.   outside: paths that lead out of the folder.
    """

    def __init__(self, logdir):
        self.logdir = os.path.abspath(as_path(logdir))
        self.runs: dict[int, Run] = {}
        self.version = time.time_ns() // 1_000_000  # of another server the page must not take this one's for old
        self.left, self.total = 0, 0
        self.lock, self._refreshing = threading.Lock(), threading.Lock()
        self.outside: set[str] = set()
        self.traces: dict[str, str] = {}
        self._numbers = count()

    def refresh(self, patience=PATIENCE):
        """Read what is new, for about `patience` seconds; `left` says how much waits then."""
        with self._refreshing:
            files = self._files()
            self._forget_what_is_gone(files)
            waiting = deque((run, tail) for run in self._runs(files) for tail in run.tails.values() if _looked(tail))
            end = time.monotonic() + patience
            while waiting and time.monotonic() < end:
                run, tail = waiting.popleft()
                if self._read(run, tail):
                    waiting.append((run, tail))
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
        self.version += traces != self.traces
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
        """All runs, also those whose first files have come."""
        with self.lock:
            known = {run.name: run for run in self.runs.values()}
            for name, paths in files.items():
                run = known.get(name)
                if run is None:
                    run = Run(next(self._numbers), name)
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
