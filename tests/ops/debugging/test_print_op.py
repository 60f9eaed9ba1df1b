"""PrintV2: where a text goes, and that a graph prints in its place."""

import logging
import sys

import pytest

import minitf as tf
from minitf.ops.debugging.print_op import PrintV2, named, write


def test_a_graph_prints_whenever_it_runs_and_in_program_order(capsys):
    v = tf.Variable(1)

    @tf.function
    def f(x):
        tf.print("before", v, output_stream=sys.stdout)
        v.assign_add(x)
        tf.print("after", v, end="!\n", output_stream=sys.stdout)

    f(tf.constant(2))
    f(tf.constant(3))
    assert capsys.readouterr().out == "before 1\nafter 3!\nbefore 3\nafter 6!\n"


def test_its_nodes_are_tensorflows():
    f = tf.function(lambda x: tf.print("x", x)).get_concrete_function(tf.TensorSpec([None]))
    assert [node.type for node in f.graph.nodes] == ["Placeholder", "StringFormat", "PrintV2"]
    assert f.graph.nodes[1].attrs["template"] == "x {}"
    assert f.graph.nodes[2].attrs == {"output_stream": "stderr", "end": "\n"}


def test_what_is_no_text_is_refused():
    with pytest.raises(ValueError, match="it prints one string"):
        tf.function(lambda x: tf.inside_function() and tf_print_raw(x))(tf.constant(1))


def tf_print_raw(x):
    x.graph.add_call(PrintV2, [x], {"output_stream": "stderr", "end": ""})


@pytest.mark.parametrize(("stream", "name"), [
    (None, "stderr"), (logging.warning, "log(warning)"), (logging.ERROR, "log(error)"), ("log(info)", "log(info)"),
    ("file:///tmp/x", "file:///tmp/x"), (print, print)])  # fmt: skip
def test_streams_have_tensorflows_names(stream, name):
    assert named(stream) == name


def test_standard_streams_are_what_they_are_when_it_writes(capsys):
    assert named(sys.stdout) == "stdout"
    write("é".encode(), "stdout", "")
    assert capsys.readouterr().out == "é"


@pytest.mark.parametrize("level", ["info", "warning", "error"])
def test_into_the_log(level, caplog):
    with caplog.at_level(logging.INFO, logger="tensorflow"):
        write(b"said", f"log({level})", "")
    assert [(r.levelname, r.message) for r in caplog.records] == [(level.upper(), "said")]
