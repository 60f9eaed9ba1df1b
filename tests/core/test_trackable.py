"""Trackable: by default an object has neither children nor values."""

import minitf as tf
from minitf.core.trackable import Trackable


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
