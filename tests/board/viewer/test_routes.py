"""What the page may ask for."""

import json

import numpy as np
import pytest

from board.viewer.writing import scalar_event, write, write_one_of_each
from minitf.board.viewer import routes
from minitf.board.viewer.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    logdir = tmp_path_factory.mktemp("logs")
    write_one_of_each(logdir / "all")
    numbers = np.zeros(20_000)
    numbers[7_777], numbers[15_555] = 5.0, np.nan
    write(logdir / "long" / "a.tfevents", [scalar_event("loss", x, i, time=1000.0 + i) for i, x in enumerate(numbers)])
    store = Store(logdir)
    store.refresh(1e9)
    return store


@pytest.fixture(scope="module")
def number(store):
    return {run.name: run.number for run in store.runs.values()}


def test_index_says_what_there_is_once(store):
    found = routes.index(store, {})
    assert [run["name"] for run in found["runs"]] == ["all", "long"]
    assert found["runs"][0]["tags"]["loss"] == ["scalars", 3, "", "of the *batch*"]
    assert found["runs"][0]["graphs"] == 1
    assert found["runs"][1]["started"] == 1000.0
    assert "runs" not in routes.index(store, {"since": str(found["version"])})
    json.dumps(found, allow_nan=False)


def test_scalars_are_a_sample_of_each_run(store, number):
    found = routes.scalars(store, {"tag": "loss"})
    assert found[number["all"]]["steps"] == [0, 1, 2]
    long = found[number["long"]]
    assert (len(long["steps"]), long["count"], long["steps"][0], long["steps"][-1]) == (1000, 20_000, 0, 19_999)
    assert routes.scalars(store, {"tag": "weights"}) == {}


def test_points_are_all_of_a_range(store, number):
    query = {"run": number["long"], "tag": "loss", "from": "100", "to": "3000"}
    assert routes.points(store, query)["steps"] == list(range(100, 3001))
    by_time = {**query, "by": "times", "from": "1005.5", "to": "1008"}
    assert routes.points(store, by_time)["steps"] == [6, 7, 8]


def test_no_peak_is_lost_where_points_are_too_many(store, number):
    found = routes.points(store, {"run": number["long"], "tag": "loss", "from": "0", "to": "1e9"})
    assert found["count"] == 20_000
    assert len(found["steps"]) <= routes.MOST_POINTS
    peak = found["steps"].index(7_777)
    assert (found["numbers"][peak], found["means"][peak]) == (5.0, 0.5)
    json.dumps(found, allow_nan=False)


def test_extremes_of_numbers_that_are_none():
    which, means = routes.extremes(np.full(10, np.nan), 4)
    assert which.tolist() == [0, 5]
    assert np.isnan(means).all()
    assert routes.numbers_to_send(np.array([1.0, np.nan, np.inf, -np.inf])) == [1.0, "NaN", "Infinity", "-Infinity"]


def test_histograms(store, number):
    found = routes.histograms(store, {"run": number["all"], "tag": "weights"})
    assert [(row["step"], [count for _, _, count in row["buckets"]]) for row in found] == [(1, [2.0, 2.0, 2.0])]


def test_pictures_and_sounds(store, number):
    query = {"run": number["all"], "tag": "picture"}
    (point,) = routes.steps(store, query)
    assert (point["which"], point["step"], point["count"]) == (0, 2, 2)
    picture = routes.blob(store, {**query, "which": "0", "item": "1"})
    assert (picture.kind, picture.data[:4]) == ("image/png", b"\x89PNG")
    sound = routes.blob(store, {"run": number["all"], "tag": "sound", "which": "0", "item": "0"})
    assert (sound.kind, sound.data[:4]) == ("audio/wav", b"RIFF")
    for which, item in (("0", "2"), ("0", "-1"), ("-1", "0"), ("1", "0")):
        with pytest.raises(IndexError):
            routes.blob(store, {**query, "which": which, "item": item})


def test_texts_are_sent_as_they_are(store, number):
    (found,) = routes.texts(store, {"run": number["all"], "tag": "words"})
    assert (found["step"], found["texts"]) == (2, [["a", "<b>"]])


def test_graph(store, number):
    assert "Mul" in {node["op"] for node in routes.graph(store, {"run": number["all"]})}
    with pytest.raises(IndexError):
        routes.graph(store, {"run": number["long"]})


def test_a_trace_is_asked_for_by_its_name(tmp_path):
    place = tmp_path / "plugins" / "profile" / "now" / "host.trace.json.gz"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"trace")
    (tmp_path / "secret").write_text("secret")
    store = Store(tmp_path)
    store.refresh()
    (name,) = routes.profiles(store, {})
    assert routes.trace(store, {"name": name}).data == b"trace"
    with pytest.raises(KeyError):
        routes.trace(store, {"name": "secret"})


@pytest.mark.parametrize("query", [{"run": "99", "tag": "loss"}, {"run": "0", "tag": "../../x"}, {"tag": "loss"}])
def test_what_is_not_there_is_a_lookup_error(store, query):
    with pytest.raises(LookupError):
        routes.points(store, {**query, "from": "0", "to": "1"})
