import pytest

import minitf as tf
from lite.graphs import codes, graph_of


@pytest.mark.parametrize(("function", "code"), [
    (lambda x: tf.clip_by_value(tf.nn.relu(x), 0.0, 6.0), "RELU6"),
    (lambda x: tf.minimum(tf.maximum(0.0, x), 6.0), "RELU6"),
    (lambda x: tf.maximum(x, 0.0), "RELU"),
    (lambda x: tf.clip_by_value(x, -1.0, 1.0), "RELU_N1_TO_1"),
    (lambda x: tf.maximum(tf.minimum(tf.nn.relu6(x), 9.0), -2.0), "RELU6"),
])
def test_what_cuts_off_is_one_operator(function, code):
    assert codes(graph_of(function, (2, 3))) == [code]


def test_other_ends_stay():
    assert codes(graph_of(lambda x: tf.clip_by_value(x, 0.0, 5.0), (2, 3))) == ["MINIMUM", "MAXIMUM"]
    assert codes(graph_of(lambda x: tf.maximum(x, tf.zeros([4, 2, 3])), (2, 3))) == ["MAXIMUM"]


def test_relu6_of_keras_belongs_to_the_convolution():
    model = tf.keras.Sequential([tf.keras.Input((4, 4, 1)), tf.keras.layers.Conv2D(2, 3), tf.keras.layers.ReLU(6.0)])
    interpreter = tf.lite.Interpreter(model_content=tf.lite.TFLiteConverter.from_keras_model(model).convert())
    assert [each["op_name"] for each in interpreter._get_ops_details()] == ["CONV_2D"]
