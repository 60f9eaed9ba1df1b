"""tf.summary.* take what their plugins can show, and refuse the rest."""

import pytest

import minitf as tf
from minitf.board.event_reader import EventReader, series_of


@pytest.fixture
def writer(tmp_path):
    writer = tf.summary.create_file_writer(str(tmp_path))
    yield writer
    writer.close()


def test_every_kind_names_its_plugin(writer, tmp_path):
    pytest.importorskip("PIL")
    with writer.as_default(step=4), tf.name_scope("scope"):
        assert tf.summary.scalar("a", 1)
        assert tf.summary.histogram("b", tf.ones([2, 2]), buckets=5)
        assert tf.summary.image("c", tf.zeros([1, 2, 2, 3]))
        assert tf.summary.audio("d", tf.zeros([1, 8, 1]), 8000)
        assert tf.summary.text("e", ["one", "two"], description="words")
    writer.flush()
    series = series_of(tmp_path)["."]
    assert {tag: s.plugin for tag, s in series.items()} == {
        "scope/a": "scalars", "scope/b": "histograms", "scope/c": "images", "scope/d": "audio", "scope/e": "text",
    }  # fmt: skip
    assert series["scope/b"].values[0].shape == (5, 3)
    assert series["scope/e"].values[0].tolist() == [b"one", b"two"]


@pytest.mark.parametrize(("call", "message"), [
    (lambda: tf.summary.scalar("a", [1.0], step=0), r"Expected scalar shape, saw shape: \(1,\)"),
    (lambda: tf.summary.image("a", tf.zeros([2, 2, 3]), step=0), r"must have 4 axes"),
    (lambda: tf.summary.audio("a", tf.zeros([2, 2]), 8000, step=0), r"must have 3 axes"),
    (lambda: tf.summary.audio("a", tf.zeros([1, 2, 1]), 8000, step=0, encoding="mp3"), "Unknown encoding"),
    (lambda: tf.summary.text("a", 3, step=0), "must be text"),
    (lambda: tf.summary.graph("a"), "not tf.Graph"),
])  # fmt: skip
def test_what_cannot_be_shown_is_refused(writer, call, message):
    with writer.as_default(), pytest.raises(ValueError, match=message):
        call()


def test_a_graph(writer, tmp_path):
    assert not tf.summary.graph(None)
    concrete = tf.function(lambda x: tf.sin(x) + 1.0).get_concrete_function(tf.TensorSpec([None, 2]))
    with writer.as_default():
        assert tf.summary.graph(concrete.graph)
    writer.close()
    (path,) = tmp_path.iterdir()
    assert any(event.graph_def for event in EventReader(path).read())
