"""Graphs of objects, looked at and compared."""

import pytest

import minitf as tf


class Model(tf.Module):
    def __init__(self):
        super().__init__()
        self.a, self.rest = tf.Variable(1.0), [tf.Variable([2.0, 3.0])]


@pytest.fixture
def path(tmp_path):
    return tf.train.Checkpoint(m=Model(), s=tf.Variable(3)).write(tmp_path / "ckpt")


def test_what_a_checkpoint_holds(path):
    view = tf.train.CheckpointView(path)
    assert (view.children(0), view.children(1)) == ({"m": 1, "s": 2}, {"a": 3, "rest": 4})
    assert view.descendants() == [0, 1, 2, 3, 4, 5]


def test_what_a_program_and_a_checkpoint_have_in_common(path):
    program = tf.train.Checkpoint(m=Model())
    program.m.new = tf.Variable(1.0)
    matched, in_file, in_program = tf.train.CheckpointView(path).diff(program)
    assert (matched[0], matched[1], matched[3]) == (program, program.m, program.m.a)
    assert sorted(matched) == [0, 1, 3, 4, 5]
    assert in_file == [2]
    assert in_program == [program.m.new]


def test_what_a_program_has():
    program = tf.train.Checkpoint(m=Model())
    view = tf.train.TrackableView(program)
    assert view.root is program
    assert view.children(program) == {"m": program.m}
    assert view.descendants() == [program, program.m, program.m.a, program.m.rest, program.m.rest[0]]


def test_what_is_asked_wrongly(path, tmp_path):
    view = tf.train.CheckpointView(path)
    with pytest.raises(IndexError, match="6 objects"):
        view.children(99)
    with pytest.raises(TypeError, match="number"):
        view.children("m")
    with pytest.raises(ValueError, match="Trackable"):
        view.match(3)
    with pytest.raises(tf.errors.NotFoundError, match="none"):
        tf.train.CheckpointView(tmp_path / "none")
