"""TensorBoard reads what minitf writes, TensorFlow writes the same, and minitf reads that."""

import numpy as np
import pytest

import minitf as tf
from minitf.board.event_reader import series_of

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
READ = """
import os
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
found = {}
for run in sorted(os.listdir(sys.argv[1])):
    kinds = ("tensors", "scalars", "images", "histograms")
    events = EventAccumulator(os.path.join(sys.argv[1], run), size_guidance=dict.fromkeys(kinds, 0))
    events.Reload()
    tags = {"graph": events.Tags()["graph"]}
    for tag in events.Tags()["tensors"]:
        plugin = events.SummaryMetadata(tag).plugin_data.plugin_name
        values = [tf.make_ndarray(event.tensor_proto) for event in events.Tensors(tag)]
        shown = [value.tolist() if value.dtype.kind == "f" else list(value.shape) for value in values]
        tags[tag] = [plugin, [event.step for event in events.Tensors(tag)], shown]
    found[run] = tags
print(json.dumps(found))
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


def run_here(program, logdir):
    """The same program with minitf."""
    class Sys:
        argv = ("", str(logdir))

    exec(program, {"tf": tf, "np": np, "sys": Sys})


@pytest.fixture(scope="module")
def logs(oracle, tmp_path_factory):
    """The folder of each library's summaries, and of its training; and what TensorBoard finds in them."""
    folders = [tmp_path_factory.mktemp(name) for name in ("ours", "theirs")]
    run_here(WRITE, folders[0] / "summaries")
    tf.keras.backend.clear_session()
    run_here(TRAIN, folders[0])
    train = TRAIN.replace("sys.argv[1]", "sys.argv[2]")
    oracle(WRITE + train + "print('null')", folders[1] / "summaries", folders[1])
    return folders, [oracle(READ, folder) for folder in folders]


def test_tensorboard_finds_the_same_in_both(logs):
    _, (ours, theirs) = logs
    assert sorted(ours) == sorted(theirs) == ["summaries", "train", "validation"]
    for run in theirs:
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
