"""Graphs that ran, as TensorBoard reads them."""

import os

import pytest

import minitf as tf
from minitf.board.event_reader import series_of
from minitf.graph.program import watch
from minitf.wire import messages


def graphs(logdir, tag):
    """The kind of a trace, and the names of the nodes of its graphs."""
    series = series_of(logdir)["."][tag]
    found = messages.RunMetadata.FromString(series.values[0].item())
    assert [graph.pre_optimization_graph for graph in found.function_graphs] == list(found.partition_graphs)
    return series.plugin, [[node.op for node in graph.node] for graph in found.partition_graphs]


def test_functions_that_run_are_noted_once_each(tmp_path):
    f, x = tf.function(lambda x: tf.nn.relu(x * 2.0)), tf.constant([1.0])
    f(x)  # traced before
    tf.summary.trace_on()
    f(x)
    f(x)
    with tf.summary.create_file_writer(str(tmp_path)).as_default():
        tf.summary.trace_export("run", step=0)
        tf.summary.flush()
    assert watch.arounds == ()
    kind, [ops] = graphs(tmp_path, "run")
    assert kind == "graph_run_metadata_graph"
    assert ops == ["Placeholder", "Const", "Mul", "Relu"]


def test_with_a_profile(tmp_path):
    f, x = tf.function(lambda x: tf.exp(x)), tf.constant([1.0])
    tf.summary.trace_on(profiler=True, profiler_outdir=str(tmp_path))
    f(x)
    with tf.summary.create_file_writer(str(tmp_path)).as_default(step=2):
        tf.summary.trace_export("run")
        tf.summary.flush()
    assert graphs(tmp_path, "run") == ("graph_run_metadata", [["Placeholder", "Exp"]])
    assert os.listdir(tmp_path / "plugins" / "profile")
    assert watch.arounds == ()


def test_what_is_out_of_place_is_said():
    with pytest.raises(ValueError, match="Must enable trace before export"):
        tf.summary.trace_export("run", step=0)
    tf.summary.trace_off()  # nothing is on
    tf.summary.trace_on(graph=False)
    with pytest.warns(UserWarning, match="already enabled"):
        tf.summary.trace_on()
    tf.summary.trace_off()
    with pytest.warns(UserWarning, match="No `profiler_outdir`"):
        tf.summary.trace_on(profiler=True)
    tf.summary.trace_off()
    with pytest.warns(UserWarning, match="inside a tf.function"):
        tf.function(lambda: tf.summary.trace_on())()
    with pytest.warns(UserWarning, match="inside a tf.function"):
        tf.function(lambda: tf.summary.trace_export("run", step=0))()
