"""Summaries that are messages already, and the scopes of summaries."""

import pytest

import minitf as tf
from minitf.board.event_reader import series_of
from minitf.wire import messages


def message(tag):
    return messages.Summary(value=[messages.Summary.Value(tag=tag, simple_value=2.5)]).SerializeToString()


def test_messages_are_written_as_they_are_also_in_a_graph(tmp_path):
    write = tf.summary.experimental.write_raw_pb
    assert not write(message("nobody"), step=0)
    with tf.summary.create_file_writer(str(tmp_path)).as_default(), tf.name_scope("scope"):
        assert write(message("one"), step=3)
        tf.function(lambda: write([message("two"), message("three")], step=4))()
        with pytest.raises(tf.errors.DataLossError, match="no Summary"):
            write(b"\xff", step=0)
        with pytest.raises(ValueError, match="No step set"):
            write(message("four"))
        tf.summary.flush()
    found = series_of(tmp_path)["."]
    assert {tag: (s.steps, s.values) for tag, s in found.items()} == {
        "one": ([3], [2.5]), "two": ([4], [2.5]), "three": ([4], [2.5])}


@pytest.mark.parametrize(("name", "tag", "scope"), [
    ("loss", "model/loss", "model/loss/"), ("my loss", "model/my loss", "model/myloss/"),
    (None, "model/summary", "model/summary/"), ("Größe", "model/Größe", "model/Gre/"),
])  # fmt: skip
def test_a_scope_has_a_tag(name, tag, scope):
    with tf.name_scope("model"), tf.summary.experimental.summary_scope(name) as found:
        assert found == (tag, scope)
