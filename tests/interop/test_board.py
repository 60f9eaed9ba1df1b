"""TensorBoard reads what minitf writes, TensorFlow writes the same, and minitf reads that."""

import numpy as np
import pytest

import minitf as tf
from minitf.board import hparams as hp
from minitf.board.event_reader import series_of
from minitf.board.viewer.store import Store

WRITE = """
logdir = sys.argv[1]
writer = tf.summary.create_file_writer(logdir)
with writer.as_default():
    for step in range(3):
        tf.summary.scalar("loss", 1 / (step + 1), step=step)
    values = np.sin(np.arange(100.0))
    tf.summary.histogram("wave", values, step=1, buckets=7)
    tf.summary.histogram("equal", np.full(5, 2.0), step=1)
    tf.summary.histogram("nothing", np.zeros(0), step=1)
    tf.summary.text("words", ["a", "b"], step=1, description="two of them")
    tf.summary.image("picture", np.linspace(0, 1, 48).reshape(2, 2, 4, 3), step=2, max_outputs=1)
    tf.summary.audio("sound", np.sin(np.arange(40.0, dtype="f")).reshape(1, 20, 2), 8000, step=2)
    with tf.name_scope("scope"):
        tf.summary.scalar("x", 1, step=3)
writer.close()
"""
TRACE = """
with tf.summary.create_file_writer(sys.argv[3]).as_default():
    f = tf.function(lambda x, y: tf.nn.relu(tf.matmul(x, y), name="relu"))
    tf.summary.trace_on(graph=True)
    f(tf.ones([2, 3]), tf.ones([3, 4]))
    tf.summary.trace_export("traced", step=0)
    metrics = [hp.Metric("loss", group="train", display_name="Loss", dataset_type=hp.Metric.TRAINING)]
    units, rate = hp.HParam("units", hp.Discrete([32, 16])), hp.HParam("rate", hp.RealInterval(0.1, 0.5), "Rate")
    kind = hp.HParam("kind", hp.Discrete(["b", "a"]))
    count = hp.HParam("count", hp.IntInterval(1, 3), description="*n*")
    hp.hparams_config([units, rate, kind, count, hp.HParam("any")], metrics, time_created_secs=1)
    hp.hparams({units: 16, rate: 0.25, "kind": "a", "any": True}, start_time_secs=2)
    with tf.name_scope("scope"), tf.summary.experimental.summary_scope("my loss") as (tag, _):
        tf.summary.write(tag, 1.0, step=0)
    tf.summary.flush()
"""
READ = """
import os
from google.protobuf import text_format
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.compat.proto import config_pb2
from tensorboard.plugins.graph import graph_util
from tensorboard.plugins.hparams import plugin_data_pb2
def tags_of(folder):
    kinds = ("tensors", "scalars", "images", "histograms")
    events = EventAccumulator(folder, size_guidance=dict.fromkeys(kinds, 0))
    events.Reload()
    tags = {"graph": events.Tags()["graph"]}
    for tag in events.Tags()["tensors"]:
        data = events.summary_metadata[tag].plugin_data if tag in events.summary_metadata else None
        plugin = data.plugin_name if data else ""
        values = [tf.make_ndarray(event.tensor_proto) for event in events.Tensors(tag)]
        shown = [value.tolist() if value.dtype.kind == "f" else list(value.shape) for value in values]
        if plugin == "hparams":
            shown = text_format.MessageToString(plugin_data_pb2.HParamsPluginData.FromString(data.content))
        if plugin == "graph_run_metadata_graph":
            run = config_pb2.RunMetadata.FromString(values[0].item())
            graph = graph_util.merge_graph_defs([each.pre_optimization_graph for each in run.function_graphs])
            shown = sorted({node.op for node in graph.node} & {"MatMul", "Relu"})
        tags[tag] = [plugin, [event.step for event in events.Tensors(tag)], shown]
    return tags
def runs_of(folder):
    return {run: tags_of(os.path.join(folder, run)) for run in sorted(os.listdir(folder))}
print(json.dumps([runs_of(folder) for folder in sys.argv[1:]]))
"""
TRAIN = """
keras = tf.keras
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3, "relu"), keras.layers.Dense(1)])
model.compile("adam", "mse", metrics=["mae"])
x = np.linspace(0, 1, 256).reshape(64, 4).astype("float32")
callback = keras.callbacks.TensorBoard(sys.argv[1], histogram_freq=1, write_images=True, update_freq=2)
model.fit(x, x[:, :1], epochs=2, batch_size=16, validation_data=(x, x[:, :1]), callbacks=[callback], verbose=0)
"""


def run_here(program, *arguments):
    """The same program with minitf."""
    class Sys:
        argv = ("", *map(str, arguments))

    exec(program, {"tf": tf, "np": np, "sys": Sys, "hp": hp})


@pytest.fixture(scope="module")
def logs(oracle, tmp_path_factory):
    """The folder of each library's summaries, and of its training; and what TensorBoard finds in them."""
    folders = [tmp_path_factory.mktemp(name) for name in ("ours", "theirs")]
    tf.keras.backend.clear_session()
    for folder, run in zip(folders, (run_here, oracle)):
        train = TRAIN.replace("sys.argv[1]", "sys.argv[2]")
        header = "from tensorboard.plugins.hparams import api as hp\n" if run is oracle else ""
        run(header + WRITE + train + TRACE + "print('null')", folder / "summaries", folder, folder / "trial")
    return folders, oracle(READ, *folders)


def test_tensorboard_finds_the_same_in_both(logs):
    _, (ours, theirs) = logs
    assert sorted(ours) == sorted(theirs) == ["summaries", "train", "trial", "validation"]
    for run in ("summaries", "train", "validation"):
        assert sorted(ours[run]) == sorted(theirs[run])
        for tag in set(theirs[run]) - {"graph"}:
            assert ours[run][tag][:2] == theirs[run][tag][:2], tag
            for a, b in zip(ours[run][tag][2], theirs[run][tag][2], strict=True):
                np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-5, err_msg=tag)
    assert ours["train"]["graph"]


def test_minitf_reads_what_tensorflow_wrote(logs):
    (ours, theirs), _ = logs
    here, there = series_of(ours)["summaries"], series_of(theirs)["summaries"]
    assert sorted(here) == sorted(there)
    for tag in here:
        assert (here[tag].plugin, here[tag].steps) == (there[tag].plugin, there[tag].steps)
        for a, b in zip(here[tag].values, there[tag].values, strict=True):
            if a.dtype.kind == "f":
                np.testing.assert_allclose(a, b, rtol=1e-6, atol=1e-9)
            elif tag != "picture":  # PNGs may be packed in several ways
                np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("whose", [0, 1], ids=["ours", "theirs"])
def test_the_board_finds_what_the_reader_finds(logs, whose):
    store = Store(logs[0][whose])
    store.refresh(patience=1e9)
    assert store.notes() == []
    expected = series_of(logs[0][whose])
    assert sorted(run.name for run in store.runs.values()) == sorted(expected)
    for run in store.runs.values():
        assert sorted(run.series) == sorted(expected[run.name])
        for tag, series in expected[run.name].items():
            found = run.series[tag]
            assert (found.plugin, found.steps.tolist(), found.times.tolist()) == (
                series.plugin, series.steps, series.wall_times)
            if series.plugin == "scalars":
                np.testing.assert_array_equal(found.numbers, [float(value) for value in series.values])
            else:
                np.testing.assert_array_equal(run.value_at(tag, -1), series.values[-1])


def test_tensorboard_finds_the_same_hyperparameters_and_traced_graphs(logs):
    _, (ours, theirs) = logs
    assert ours["trial"] == theirs["trial"]
    assert ours["trial"]["traced"] == ["graph_run_metadata_graph", [0], ["MatMul", "Relu"]]
    assert 'name: "units"' in ours["trial"]["_hparams_/experiment"][2]
