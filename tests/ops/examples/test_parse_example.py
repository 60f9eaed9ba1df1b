"""parse_example.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("examples"))
def test_as_tensorflow_does(name):
    assert_as_recorded("examples", name)


@pytest.mark.parametrize("parse", [
    lambda x, feature: tf.io.parse_example(x, feature)["x"],
    lambda x, feature: tf.io.parse_sequence_example(x, context_features=feature)[0]["x"],
])
def test_a_single_column_is_the_same_in_a_graph(parse):
    """Then the op has one output, which a program must take out of the tuple that the kernel gives."""
    feature = {"x": tf.io.FixedLenFeature([], tf.float32)}
    example = tf.train.Example(features=tf.train.Features(feature={
        "x": tf.train.Feature(float_list=tf.train.FloatList(value=[2.0]))}))
    found = tf.function(lambda x: parse(x, feature))(tf.constant([example.SerializeToString()]))
    assert found.numpy().tolist() == [2.0]
