"""Switching to graphs and back."""

import pytest

import minitf as tf

v1 = tf.compat.v1


def test_everything_becomes_a_node_until_it_is_switched_back():
    v1.reset_default_graph()
    v1.disable_eager_execution()
    try:
        x = v1.placeholder(tf.float32, [])
        assert not tf.executing_eagerly()
        assert not v1.executing_eagerly_outside_functions()
        assert v1.Session().run(x * 2.0, {x: 3.0}) == 6.0
        v1.reset_default_graph()
        assert v1.get_default_graph() is not x.graph
        assert tf.constant(1.0).graph is v1.get_default_graph()
    finally:
        v1.enable_eager_execution()
    assert tf.executing_eagerly()
    assert v1.executing_eagerly_outside_functions()
    v1.reset_default_graph()


def test_version_two_can_be_left_and_entered():
    v1.disable_v2_behavior()
    v1.disable_resource_variables()
    v1.enable_resource_variables()
    v1.enable_v2_behavior()
    assert tf.constant(2.0).numpy() == 2.0
    v1.reset_default_graph()


def test_a_function_is_no_place_for_it():
    with pytest.raises(ValueError, match="start of a program"):
        tf.function(v1.disable_eager_execution)()
