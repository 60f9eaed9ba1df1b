import numpy as np
import pytest

import minitf as tf
from lite.graphs import codes, graph_of

X = (2, 6, 6, 2)


def random(*shape):
    return tf.constant(np.random.default_rng(1).normal(size=shape).astype("float32"))


def test_a_convolution_takes_scale_shift_and_relu():
    filters, factor, offset = random(3, 3, 2, 4), random(4), random(4)
    graph = graph_of(lambda x: tf.nn.relu(tf.nn.conv2d(x, filters, 1, "SAME") * factor + offset), X)
    (conv,) = graph.operations
    assert conv.code == "CONV_2D"
    assert conv.options["activation"] == "RELU"
    np.testing.assert_allclose(conv.inputs[1].array, (filters * factor).numpy().transpose(3, 0, 1, 2), rtol=1e-6)
    np.testing.assert_array_equal(conv.inputs[2].array, offset.numpy())


def test_a_bias_is_scaled_with_what_follows_it():
    weights, bias = random(5, 4), random(4)
    graph = graph_of(lambda x: (tf.matmul(x, weights) + bias) * 3.0, (2, 5))
    (product,) = graph.operations
    np.testing.assert_allclose(product.inputs[2].array, 3 * bias.numpy(), rtol=1e-6)
    np.testing.assert_allclose(product.inputs[1].array, 3 * weights.numpy().T, rtol=1e-6)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (lambda x: tf.nn.relu(x + 1.0) * 2.0, ["ADD", "MUL"]),
        (lambda x: tf.nn.tanh(tf.nn.relu6(x * 2.0)), ["MUL", "TANH"]),
        (lambda x: [tf.nn.relu(y := x * 2.0), y], ["MUL", "RELU"]),                   # y is a result, too
        (lambda x: (y := tf.matmul(x, random(5, 5))) + y, ["FULLY_CONNECTED", "ADD"]),
        (lambda x: tf.matmul(x, random(5, 5)) + random(2, 5), ["FULLY_CONNECTED", "ADD"]),  # no bias: another row each
        (lambda x: tf.nn.relu(tf.matmul(x, random(5, 4))) + random(4), ["FULLY_CONNECTED", "ADD"]),
    ],
)
def test_what_moves_and_what_does_not(function, expected):
    assert codes(graph_of(function, (2, 5))) == expected


def test_every_convolution_has_a_bias_in_the_end():
    graph = graph_of(lambda x: tf.nn.conv2d(x, random(3, 3, 2, 4), 1, "SAME"), X)
    assert graph.operations[0].inputs[2].array.tolist() == [0.0] * 4
