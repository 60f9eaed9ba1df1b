"""The table of hyperparameters: which values each run tried, and what came of it. Floor 5. Read `store.py` first."""

from __future__ import annotations

from ...wire import messages

PREFIX = "_hparams_/"
STATES = {0: "", 1: "done", 2: "failed", 3: "running"}


def trials_of(runs):
    """{hparams: [name], metrics: [{name, tag, group}], trials: [{run, values, metrics, state, seconds}]}.

    runs: {number: Run}. Metrics are the last values of the series that the experiment names; where no experiment is
    described, of all scalars that runs with hyperparameters have.
    """
    started = {run: _parsed(run, "session_start_info") for run in runs.values()}
    started = {run: data.session_start_info for run, data in started.items() if data is not None}
    experiments = [data.experiment for run in runs.values() if (data := _parsed(run, "experiment")) is not None]
    names = [info.name for experiment in experiments for info in experiment.hparam_infos]
    names += [name for start in started.values() for name in sorted(start.hparams)]
    metrics = [{"name": info.display_name or info.name.tag, "tag": info.name.tag, "group": info.name.group}
               for experiment in experiments for info in experiment.metric_infos]
    if not metrics:
        tags = sorted({tag for run in started for tag, series in run.series.items() if series.plugin == "scalars"})
        metrics = [{"name": tag, "tag": tag, "group": ""} for tag in tags]
    by_name = {run.name: run for run in runs.values()}
    trials = [_trial(run, start, metrics, by_name) for run, start in started.items()]
    return {"hparams": list(dict.fromkeys(names)), "metrics": metrics, "trials": trials}


def _parsed(run, kind):
    """The HParamsPluginData that a run tells under a tag; None without."""
    content = run.hparams.get(PREFIX + kind)
    try:
        return None if content is None else messages.HParamsPluginData.FromString(content)
    except Exception:  # protobuf's own class: no such message, as if it were not there
        return None


def _trial(run, start, metrics, by_name):
    ended = _parsed(run, "session_end_info")
    end = None if ended is None else ended.session_end_info
    values = {name: _plain(value) for name, value in start.hparams.items()}
    return {"run": run.name, "number": run.number, "values": values,
            "metrics": [_last(by_name, run.name, metric) for metric in metrics],
            "state": "running" if end is None else STATES.get(end.status, ""),
            "seconds": end.end_time_secs - start.start_time_secs if end is not None and end.end_time_secs else None}


def _plain(value):
    kind = value.WhichOneof("kind")
    return None if kind is None or kind == "null_value" else getattr(value, kind)


def _last(by_name, name, metric):
    """The last value of a metric: in the run itself, or in the folder below it that the metric's group names."""
    group = metric["group"]
    run = by_name.get(name if not group else f"{name}/{group}" if name != "." else group)
    series = run and run.series.get(metric["tag"])
    return float(series.ordered()[2][-1]) if series and series.plugin == "scalars" and len(series) else None
