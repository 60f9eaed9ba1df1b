"""Parts of graphs as functions."""

import numpy as np
import pytest

import minitf as tf

v1 = tf.compat.v1


def test_a_frozen_graph_becomes_a_function():
    with tf.Graph().as_default() as graph:
        x = v1.placeholder(tf.float32, [None, 2], name="x")
        tf.matmul(x, tf.ones([2, 3]))
    message = graph.as_graph_def()
    wrapped = v1.wrap_function(lambda: tf.import_graph_def(message, name=""), [])
    assert wrapped() is None
    f = wrapped.prune("x:0", {"y": "MatMul:0"})
    assert f(np.ones((1, 2)))["y"].numpy().tolist() == [[2.0, 2.0, 2.0]]
    assert ([x.name for x in f.inputs], [y.name for y in f.outputs]) == (["x:0"], ["MatMul:0"])
    with pytest.raises(TypeError, match="takes 1"):
        f()


def test_a_function_of_placeholders():
    specs = [tf.TensorSpec([], tf.float32), tf.TensorSpec([], tf.float32, "y")]
    f = v1.wrap_function(lambda x, y: [x + y, x * y], specs)
    assert [float(z) for z in f(2.0, 3.0)] == [5.0, 6.0]


def test_a_variable_from_outside_is_read():
    v = tf.Variable(2.0)
    f = v1.wrap_function(lambda x: x * v, [tf.TensorSpec([], tf.float32)])
    assert f(3.0).numpy() == 6.0
    v.assign(5.0)
    assert f(3.0).numpy() == 15.0
