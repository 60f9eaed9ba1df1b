"""Trackable: by default an object has neither children nor values."""

import minitf as tf
from minitf.core.trackable import Group, Trackable, grown, wait


def test_the_default_has_nothing_to_save():
    class Leaf(Trackable):
        pass

    assert Leaf()._trackable_children() == {}
    assert Leaf()._serialize_to_tensors() == {}
    Leaf()._restore_from_tensors({})


def test_variables_speak_the_protocol():
    v = tf.Variable([1.0, 2.0])
    assert isinstance(v, Trackable)
    saved = v._serialize_to_tensors()
    v.assign([5.0, 6.0])
    v._restore_from_tensors(saved)
    assert v.numpy().tolist() == [1.0, 2.0]


def test_children_of_a_group_have_names():
    a, b = tf.Variable(1.0), tf.Variable(2.0)
    assert list(Group([a, None, b])._trackable_children()) == ["0", "2"]
    assert Group({"x": a, "y": 3})._trackable_children() == {"x": a}


def test_a_checkpoint_that_waits_is_told_of_children():
    class Checkpoint:
        seen = ()

        def look_again(self, parent):
            self.seen = (*self.seen, parent)

    parent, checkpoint = tf.Module(), Checkpoint()
    grown(parent)
    wait(parent, checkpoint)
    wait(parent, checkpoint)
    grown(parent)
    assert checkpoint.seen == (parent,)
