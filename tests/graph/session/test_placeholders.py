"""Placeholders, variables by name, initializers."""

import numpy as np
import pytest

import minitf as tf

v1 = tf.compat.v1


def test_a_placeholder_has_a_dtype_a_shape_and_a_name():
    with tf.Graph().as_default():
        x = v1.placeholder(tf.int32, [None, 2], "x")
        assert (x.name, x.dtype, x.shape.as_list()) == ("x:0", tf.int32, [None, 2])
        assert v1.placeholder("float32").shape.rank is None
    with pytest.raises(RuntimeError, match="eager code"):
        v1.placeholder(tf.float32)
    with pytest.raises(RuntimeError, match=r"a tf\.function"):
        tf.function(lambda: v1.placeholder(tf.float32))()


def test_a_default_holds_unless_something_is_fed():
    with tf.Graph().as_default():
        x = v1.placeholder_with_default([1.0, 2.0], [None])
        session = v1.Session()
        assert session.run(x).tolist() == [1.0, 2.0]
        assert session.run(x, {x: [3.0]}).tolist() == [3.0]
        with pytest.raises(ValueError, match="must fit"):
            v1.placeholder_with_default([1.0, 2.0], [3])


def test_a_variable_is_found_by_its_name():
    with tf.Graph().as_default():
        v = v1.get_variable("v", [2, 3])
        assert v1.get_variable("v") is v
        w = v1.get_variable("w", initializer=np.ones(2, np.float32), trainable=False)
        assert [x.name for x in v1.global_variables()] == ["v:0", "w:0"]
        assert [x.name for x in v1.trainable_variables()] == ["v:0"]
        session = v1.Session()
        session.run(v1.variables_initializer([w]))
        assert session.run(w).tolist() == [1.0, 1.0]
        with pytest.raises(tf.errors.FailedPreconditionError):
            session.run(v)


def test_an_initializer_is_a_function_of_shape_and_dtype():
    with tf.Graph().as_default():
        v = v1.get_variable("v", [2], initializer=tf.ones_initializer())
        session = v1.Session()
        session.run(v1.global_variables_initializer())
        assert session.run(v).tolist() == [1.0, 1.0]


def test_in_eager_code_there_is_nothing_to_initialize():
    v1.reset_default_graph()
    assert v1.global_variables() == []
