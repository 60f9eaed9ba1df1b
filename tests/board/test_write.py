"""Summaries as nodes of a graph, and of any kind."""

import numpy as np
import pytest

import minitf as tf
from minitf.board.event_reader import series_of
from minitf.board.write import metadata_of
from minitf.wire import messages


@pytest.fixture
def written(tmp_path):
    """A function that runs another one with a writer, and returns the series of that."""

    def run(function):
        writer = tf.summary.create_file_writer(str(tmp_path))
        with writer.as_default():
            function()
        writer.close()
        return series_of(tmp_path)["."]

    return run


def test_a_function_writes_whenever_it_runs(written):
    @tf.function
    def step(x, i):
        with tf.name_scope("inner"):
            return tf.summary.scalar("x", x, step=i)

    def program():
        for i in range(3):
            assert step(tf.constant(i / 2), tf.constant(i, tf.int64))

    series = written(program)["inner/x"]
    assert (series.steps, [float(value) for value in series.values]) == ([0, 1, 2], [0.0, 0.5, 1.0])


def test_the_step_of_a_variable_is_read_when_the_function_runs(written):
    count = tf.Variable(0, dtype=tf.int64)

    @tf.function
    def step():
        count.assign_add(1)
        tf.summary.scalar("x", 1.0, step=count)

    assert written(lambda: [step() for _ in range(3)])["x"].steps == [1, 2, 3]


def test_a_condition_may_be_a_tensor_of_the_graph(written):
    @tf.function
    def step(i):
        with tf.summary.record_if(i % 2 == 0):
            return tf.summary.histogram("x", [1.0, 2.0], step=i)

    assert written(lambda: [step(tf.constant(i, tf.int64)) for i in range(4)])["x"].steps == [0, 2]


def test_any_tensor_for_any_plugin(written):
    metadata = messages.SummaryMetadata.FromString(metadata_of("mine", "of no use", content=b"c"))
    assert (metadata.plugin_data.plugin_name, metadata.plugin_data.content) == ("mine", b"c")
    assert metadata.summary_description == "of no use"

    def program():
        assert tf.summary.write("x", tf.constant([[1, 2]]), step=1, metadata=metadata)
        assert tf.summary.write("y", lambda: "text", step=1)

    series = written(program)
    assert series["x"].plugin == "mine"
    np.testing.assert_array_equal(series["x"].values[0], [[1, 2]])
    assert series["y"].values[0].item() == b"text"


def test_what_is_not_written_is_not_computed():
    assert not tf.summary.write("x", lambda: 1 / 0, step=1)
