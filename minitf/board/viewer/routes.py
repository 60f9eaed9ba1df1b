"""What the page may ask for: one function for each address below /data/. Floor 5. Read `store.py` first.

Each takes the store and the words of the query, and returns what is sent as JSON, or a `Blob`. Runs are asked for by
number and series by tag, both of which are looked up in tables: no word of an address ever becomes a path. Next:
`server.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .graph_nodes import layers_of, nodes_of, traced_nodes_of
from .tail import event_at
from .trials import trials_of

MOST_POINTS = 4000  # of one series in one answer; beyond, the smallest and largest of each stretch
MOST_HISTOGRAMS = 40
MOST_TEXTS = 30
KINDS = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"BM", "image/bmp"),
         (b"RIFF", "audio/wav"))


@dataclass
class Blob:
    """An answer that is no JSON.   data: bytes.   kind: its MIME type."""

    data: bytes
    kind: str


def index(store, query):
    """What there is: the runs, and of each the tags with their plugins and the number of points.

    since: int, the version that the page knows; if nothing has changed, only that is said.
    """
    store.refresh()
    with store.lock:
        found = {"version": store.version, "left": store.left, "total": store.total, "logdir": store.logdir,
                 "notes": store.notes(), "traces": len(store.traces)}
        if query.get("since") != str(store.version):
            found["runs"] = [_described(run) for run in sorted(store.runs.values(), key=lambda run: run.name)]
    return found


def _described(run):
    tags = {tag: [series.plugin, len(series), series.title, series.description] for tag, series in run.series.items()}
    return {"number": run.number, "name": run.name, "started": run.started, "tags": tags, "graphs": len(run.graphs),
            "hparams": len(run.hparams)}


def scalars(store, query):
    """A sample of each run's series of a tag: {run: {steps, times, numbers, count}}."""
    tag, found = query["tag"], {}
    with store.lock:
        for run in store.runs.values():
            series = run.series.get(tag)
            if series is not None and series.plugin == "scalars":
                found[run.number] = _points(*series.ordered(series.sample.kept), len(series))
    return found


def points(store, query):
    """All points of a series between two steps, or two times: {steps, times, numbers, count}.

    by: 'steps' or 'times'.   from, to: float, the first and the last.
    Where they are more than can be seen, the smallest and the largest of each short stretch are sent, so that no peak
    is lost, and as `means` the mean of the stretch around each.
    """
    by = query.get("by", "steps")
    low, high = float(query["from"]), float(query["to"])
    with store.lock:
        columns = series_of(store, query).ordered()
    axis = columns[1 if by == "times" else 0]
    inside = np.flatnonzero((axis >= low) & (axis <= high))
    which, means = extremes(columns[2][inside], MOST_POINTS)
    found = _points(*(column[inside[which]] for column in columns), len(inside))
    return found if len(which) == len(inside) else {**found, "means": numbers_to_send(means)}


def extremes(numbers, most):
    """Which of many numbers to show: of each of `most` / 2 stretches the smallest and the largest.

    Returns: int [M], ascending; and the mean of the stretch of each, float [M].

        >>> which, means = extremes(np.array([0.0, 9.0, 3.0, 2.0, -5.0, 3.0]), most=4)
        >>> which.tolist(), means.tolist()
        ([0, 1, 4, 5], [4.0, 4.0, 0.0, 0.0])
    """
    if len(numbers) <= most:
        return np.arange(len(numbers)), numbers
    stretch = -(-len(numbers) // (most // 2))
    padded = np.full(-(-len(numbers) // stretch) * stretch, np.nan)
    padded[:len(numbers)] = numbers
    rows, starts = padded.reshape(-1, stretch), np.arange(0, len(padded), stretch)
    lowest = starts + np.where(np.isnan(rows), np.inf, rows).argmin(axis=1)
    highest = starts + np.where(np.isnan(rows), -np.inf, rows).argmax(axis=1)
    which = np.unique(np.concatenate([lowest, highest]))
    finite = np.isfinite(rows)
    totals, counts = np.where(finite, rows, 0.0).sum(axis=1), finite.sum(axis=1)
    means = np.divide(totals, counts, out=np.full(len(rows), np.nan), where=counts > 0)
    return which, means[which // stretch]


def _points(steps, times, numbers, count):
    return {"steps": steps.tolist(), "times": times.tolist(), "numbers": numbers_to_send(numbers), "count": count}


def numbers_to_send(numbers):
    """Numbers as JSON can hold them: those that are not finite as the words 'NaN', 'Infinity' and '-Infinity'."""
    if np.isfinite(numbers).all():
        return numbers.tolist()
    words = {True: "Infinity", False: "-Infinity"}
    return [x if np.isfinite(x) else "NaN" if x != x else words[x > 0] for x in numbers.tolist()]


def histograms(store, query):
    """Histograms of a series, at steps spread evenly: [{step, time, buckets}], buckets [[left, right, count]]."""
    with store.lock:
        series, run = series_of(store, query), run_of(store, query)
        which = np.unique(np.linspace(0, len(series) - 1, MOST_HISTOGRAMS).round().astype(int)).tolist()
        marks = [(i, int(series.steps[i]), float(series.times[i])) for i in which]
    found = []
    for i, step, moment in marks:
        buckets = np.asarray(run.value_at(query["tag"], i), np.float64)
        if buckets.ndim == 2 and buckets.shape[1] == 3 and np.isfinite(buckets).all():
            found.append({"step": step, "time": moment, "buckets": buckets.tolist()})
    return found


def steps(store, query):
    """At which steps a series has pictures or sounds, and how many: [{which, step, time, count}]."""
    with store.lock:
        series = series_of(store, query)
        kept = series.sample.kept
        columns = kept, series.steps[kept], series.times[kept], series.numbers[kept].astype(int)
    return [dict(zip(("which", "step", "time", "count"), row)) for row in zip(*(c.tolist() for c in columns))]


def blob(store, query):
    """A picture or a sound: number `item` of the point `which`."""
    run, which, item = run_of(store, query), int(query["which"]), int(query["item"])
    array = run.value_at(query["tag"], which)
    if which < 0 or item < 0:
        raise IndexError(item)
    data = array[item + 2] if run.series[query["tag"]].plugin == "images" else array[item, 0]
    return Blob(data, next((kind for mark, kind in KINDS if data.startswith(mark)), "application/octet-stream"))


def texts(store, query):
    """The newest texts of a series, as Markdown: [{step, time, texts}], nested lists where the tensor has axes."""
    with store.lock:
        series, run = series_of(store, query), run_of(store, query)
        kept = series.sample.kept[-MOST_TEXTS:].tolist()
        marks = [(i, int(series.steps[i]), float(series.times[i])) for i in kept]
    return [{"step": step, "time": moment, "texts": _words(run.value_at(query["tag"], i).tolist())}
            for i, step, moment in marks]


def _words(value):
    if isinstance(value, list):
        return [_words(part) for part in value]
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def graph(store, query):
    """The nodes of a graph of a run.

    kind: 'ops'; or 'layers', those of the Keras model; or 'trace', of the functions that ran while `tag` was recorded.
    """
    run, kind = run_of(store, query), query.get("kind", "ops")
    if kind == "layers":
        tag = next(tag for tag, series in run.series.items() if series.plugin == "graph_keras_model")
        return layers_of(run.value_at(tag, len(run.series[tag]) - 1).item())
    if kind == "trace":
        return traced_nodes_of(run.value_at(query["tag"], len(run.series[query["tag"]]) - 1).item())
    return nodes_of(event_at(*run.graphs[-1]).graph_def)


def trials(store, query):
    """The table of hyperparameters."""
    with store.lock:
        return trials_of(store.runs)


def profiles(store, query):
    """The names of the traces that the profiler left below the log folder."""
    return sorted(store.traces)


def trace(store, query):
    """A Chrome trace, to be downloaded."""
    with open(store.traces[query["name"]], "rb") as file:
        return Blob(file.read(), "application/octet-stream")


def run_of(store, query):
    """The Run with the number `run`.   Raises: KeyError where there is none."""
    return store.runs[int(query["run"])]


def series_of(store, query):
    """The Series that a query asks for.   Raises: KeyError where there is none."""
    return run_of(store, query).series[query["tag"]]


ROUTES = {route.__name__: route for route in (index, scalars, points, histograms, steps, blob, texts, graph, trials,
                                              profiles, trace)}  # fmt: skip
