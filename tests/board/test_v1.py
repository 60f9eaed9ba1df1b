"""Summaries as programs of TensorFlow 1 write them."""

import numpy as np
import pytest

import minitf as tf
from minitf.board import state
from minitf.board.event_reader import EventReader, series_of

v1 = tf.compat.v1


def test_a_session_gives_messages_to_a_file_writer(tmp_path):
    graph = v1.Graph()
    with graph.as_default():
        x = v1.placeholder(tf.float32, [])
        with tf.name_scope("scope"):
            one = v1.summary.scalar("my loss", x, family="family")
        v1.summary.histogram("spread", tf.range(3))
        merged = v1.summary.merge_all()
        with v1.Session() as session, v1.summary.FileWriter(str(tmp_path), graph) as writer:
            for step in range(2):
                writer.add_summary(session.run(merged, {x: 0.5}), step)
            writer.add_summary(session.run(v1.summary.merge([one]), {x: 2.5}), 2)
            assert writer.get_logdir() == str(tmp_path)
    found = series_of(tmp_path)["."]
    assert {tag: (s.plugin, s.steps) for tag, s in found.items()} == {
        "family/scope/family/my_loss": ("scalars", [0, 1, 2]), "spread": ("histograms", [0, 1])}
    assert [float(value) for value in found["family/scope/family/my_loss"].values] == [0.5, 0.5, 2.5]
    [path] = tmp_path.iterdir()
    assert [event.WhichOneof("what") for event in EventReader(path).read()][:2] == ["file_version", "graph_def"]


def test_the_summaries_of_tensorflow_2_run_in_a_session(tmp_path):
    graph = v1.Graph()
    with graph.as_default():
        step = tf.Variable(0, dtype=tf.int64)
        following = step.assign_add(1)
        writer = tf.summary.create_file_writer(str(tmp_path))
        with writer.as_default():
            tf.summary.scalar("metric", 0.5, step=step)
        summaries, flush = v1.summary.all_v2_summary_ops(), writer.flush()
    with v1.Session(graph=graph) as session:
        session.run([writer.init(), step.initializer])
        for _ in range(3):
            session.run(summaries)
            session.run(following)
        assert series_of(tmp_path).get(".") == {}
        session.run(flush)
    assert series_of(tmp_path)["."]["metric"].steps == [0, 1, 2]
    writer.close()
    assert v1.summary.all_v2_summary_ops() is None


def test_in_eager_code_they_go_to_the_writer_that_is_there(tmp_path, monkeypatch):
    pytest.importorskip("PIL")
    monkeypatch.setattr(state.here, "writer", None)
    monkeypatch.setattr(state.here, "step", None)
    with pytest.warns(UserWarning, match="default summary writer not found"):
        assert v1.summary.scalar("lost", 1.0).numpy() != b""
    with tf.summary.create_file_writer(str(tmp_path)).as_default():
        with pytest.warns(UserWarning, match="step not found"):
            v1.summary.scalar("lost", 1.0)
        tf.summary.experimental.set_step(4)
        assert v1.summary.scalar("float", 1.0, family="family").numpy() == b""
        v1.summary.text("words", "a")
        v1.summary.image("picture", np.zeros([2, 3, 3, 1]), max_outputs=1)
        v1.summary.audio("sound", np.zeros([1, 8, 1]), 8000)
        tf.summary.flush()
    assert {tag: s.plugin for tag, s in series_of(tmp_path)["."].items()} == {
        "family/family/float": "scalars", "words": "text", "picture": "images", "sound": "audio"}


def test_what_does_not_fit_is_said(tmp_path):
    with pytest.raises(RuntimeError, match="not compatible with eager"):
        v1.summary.FileWriter(str(tmp_path))
    with v1.Graph().as_default():
        assert v1.summary.merge_all() is None
        writer = v1.summary.FileWriter(str(tmp_path))
        with pytest.raises(tf.errors.DataLossError, match="no Summary"):
            writer.add_summary(b"\xff")
        writer.reopen()
        writer.close()
    assert len(list(tmp_path.iterdir())) == 2
