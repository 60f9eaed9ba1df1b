"""Run: what the event files of one folder hold. Floor 5. Read `tail.py` and `series.py` first; next: `store.py`."""

from __future__ import annotations

import numpy as np

from ..event_reader import value_of
from .series import Series
from .tail import Tail, event_at


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


def _amount(plugin, array):
    """How many pictures, sounds or texts an array holds. Images have their width and height before them."""
    if array.ndim == 0:
        return 1
    return max(len(array) - 2, 0) if plugin == "images" else len(array)
