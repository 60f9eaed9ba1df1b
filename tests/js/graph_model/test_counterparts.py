import pytest

import minitf as tf
from minitf.backend.dtypes import float32
from minitf.core.spec import Spec
from minitf.js.graph_model.counterparts import OPS, in_groups


def test_all_that_is_not_there_is_named(tmp_path):
    def function(x):
        y = tf.map_fn(lambda row: tf.math.lgamma(row), tf.math.digamma(x))
        return tf.math.lgamma(y) + tf.linalg.det(x)

    told = r"^save_graph_model: Digamma \(node \w+\); Lgamma \(node \w+ and 1 more\); MatrixDeterminant \(node"
    trace = tf.function(function).get_concrete_function(tf.TensorSpec([2, 2], tf.float32))
    with pytest.raises(ValueError, match=told):
        tf.js.save_graph_model(trace, tmp_path)


def test_convolutions_in_groups_and_channels_first_are_named(tmp_path):
    model = tf.keras.Sequential([tf.keras.Input((6, 6, 4)), tf.keras.layers.Conv2D(4, 3, groups=2)])
    with pytest.raises(ValueError, match="Conv2D in groups"):
        tf.js.save_graph_model(model, tmp_path)
    function = tf.function(lambda x: tf.nn.max_pool2d(x, 2, 2, "VALID", data_format="NCHW"), autograph=False)
    with pytest.raises(ValueError, match="MaxPool in NCHW"):
        tf.js.save_graph_model(function.get_concrete_function(tf.TensorSpec([1, 3, 6, 6], tf.float32)), tmp_path)


def test_sizes_that_are_not_known_count_as_no_groups():
    assert in_groups(Spec((1, 5, 5, 4), float32), Spec((3, 3, 2, 4), float32))
    assert not in_groups(Spec((1, 5, 5, 4), float32), Spec((3, 3, 4, 4), float32))
    assert not in_groups(Spec(None, float32), Spec((3, 3, 4, 4), float32))


def test_ops_that_call_functions_are_never_written():
    assert not {"PartitionedCall", "StatefulPartitionedCall", "ReadVariableOp"} & OPS
