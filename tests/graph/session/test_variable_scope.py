"""Names of variables in blocks."""

import pytest

import minitf as tf

v1 = tf.compat.v1


def test_names_begin_with_those_of_the_blocks():
    with tf.Graph().as_default():
        with v1.variable_scope("a") as outer, v1.variable_scope("b"):
            assert v1.get_variable_scope().name == "a/b"
            w = v1.get_variable("w", initializer=[1.0])
            assert (w.name, tf.identity([1.0]).name.startswith("a/b/")) == ("a/b/w:0", True)
        with v1.variable_scope("c"), v1.variable_scope(outer):
            assert v1.get_variable("v", initializer=[1.0]).name == "a/v:0"
        with v1.variable_scope(None, "d"), tf.name_scope("e"):
            assert v1.get_variable("v", initializer=[1.0]).name == "d/v:0"
        assert v1.get_variable("v", initializer=[1.0]).name == "v:0"


def test_what_is_there_is_used_again():
    with tf.Graph().as_default():
        with v1.variable_scope("a"):
            w = v1.get_variable("w", initializer=[1.0])
        with v1.variable_scope("a", reuse=True):
            assert v1.get_variable("w") is w
            with pytest.raises(ValueError, match="'a/x', reuse=True"):
                v1.get_variable("x", [1])
    with pytest.raises(ValueError, match="name_or_scope is required"), v1.variable_scope(None):
        pass
