"""Runs of a folder: found, followed, read anew, and nothing from outside."""

import os

import numpy as np

from board.viewer.writing import records, scalar_event, write, write_one_of_each
from minitf.board.viewer.store import Store

FOREVER = 1e9  # seconds


def refreshed(logdir):
    store = Store(logdir)
    store.refresh(FOREVER)
    return store


def run_called(store, name):
    return next(run for run in store.runs.values() if run.name == name)


def test_each_kind_of_summary_is_found(tmp_path):
    write_one_of_each(tmp_path / "run")
    (tmp_path / "notes.txt").write_text("no event file")
    store = refreshed(tmp_path)
    run = run_called(store, "run")
    kinds = {tag: (series.plugin, len(series), series.numbers[-1]) for tag, series in run.series.items()}
    assert kinds == {"loss": ("scalars", 3, np.float32(1 / 3)), "weights": ("histograms", 1, 3),
                     "picture": ("images", 1, 2), "sound": ("audio", 1, 1), "words": ("text", 1, 1)}
    assert run.series["loss"].description == "of the *batch*"
    assert len(run.graphs) == 1
    assert run.value_at("words", 0).tolist() == [[b"a", b"<b>"]]
    assert (store.notes(), store.left) == ([], 0)


def test_a_folder_that_comes_later_grows_and_goes(tmp_path):
    logdir = tmp_path / "logs"
    store = refreshed(logdir)
    assert store.notes() == [f"There is no folder {logdir} yet."]
    path = logdir / "a" / "x.tfevents"
    write(path, [scalar_event("loss", 1.0, step) for step in range(20)])
    store.refresh(FOREVER)
    version = store.version
    with path.open("ab") as file:
        file.write(records([scalar_event("loss", 1.0, 20)]))
    store.refresh(FOREVER)
    assert run_called(store, "a").series["loss"].steps.tolist() == list(range(21))
    assert store.version > version
    version = store.version
    store.refresh(FOREVER)
    assert store.version == version, "nothing is read twice"
    path.unlink()
    store.refresh(FOREVER)
    assert store.runs == {}


def test_a_file_that_was_written_anew_is_read_anew(tmp_path):
    path = tmp_path / "x.tfevents"
    write(path, [scalar_event("loss", 1.0, step) for step in range(20)])
    store = refreshed(tmp_path)
    write(path, [scalar_event("other", 1.0, 5)])
    store.refresh(FOREVER)
    assert list(run_called(store, ".").series) == ["other"]


def test_two_writers_in_one_folder_are_one_run(tmp_path):
    for name, first in (("a", 0), ("b", 1)):
        events = [scalar_event("loss", 0.0, step, time=step) for step in range(first, 40, 2)]
        write(tmp_path / f"{name}.tfevents", events)
    series = run_called(refreshed(tmp_path), ".").series["loss"]
    assert series.ordered()[0].tolist() == list(range(40))


def test_tags_of_any_letters(tmp_path):
    tags = ["Größe 🎉", "<b>/../../etc", "a\nb", "\u202ertl", "", "%2e%2e"]
    write(tmp_path / "a.tfevents", [scalar_event(tag, 1.0, 1) for tag in tags])
    assert sorted(run_called(refreshed(tmp_path), ".").series) == sorted(tags)


def test_damaged_and_foreign_files_are_told_of(tmp_path):
    data = bytearray(write(tmp_path / "a.tfevents", [scalar_event("loss", 1.0, step) for step in range(3)]))
    data[-5] ^= 1
    (tmp_path / "a.tfevents").write_bytes(data)
    (tmp_path / "b.tfevents").write_text("words and no events, as anybody can see")
    store = refreshed(tmp_path)
    assert store.notes() == ["a.tfevents: 1 damaged record(s) were left out.",
                             "b.tfevents is no event file, and was left out."]
    assert len(run_called(store, ".").series["loss"]) == 2


def test_nothing_outside_of_the_folder_is_opened(tmp_path):
    logdir, outside = tmp_path / "logs", tmp_path / "logs_of_others"
    write(outside / "a.tfevents", [scalar_event("secret", 1.0, 1)])
    write(logdir / "inside.tfevents", [scalar_event("loss", 1.0, 1)])
    (logdir / "link.tfevents").symlink_to(outside / "a.tfevents")
    (logdir / "folder").symlink_to(outside)
    (logdir / "within.tfevents").symlink_to(logdir / "inside.tfevents")
    os.mkfifo(logdir / "pipe.tfevents")
    store = refreshed(logdir)
    assert [run.name for run in store.runs.values()] == ["."]
    assert len(run_called(store, ".").series["loss"]) == 2
    assert store.notes() == ["link.tfevents leads out of the log folder, and was left out."]


def test_without_patience_it_says_what_is_left(tmp_path):
    write(tmp_path / "a.tfevents", [scalar_event("loss", 1.0, 1)])
    store = Store(tmp_path)
    store.refresh(patience=0.0)
    assert store.left == store.total == os.path.getsize(tmp_path / "a.tfevents")
