"""with_space_to_batch gives a convolution its dilation, with every padding and in both layouts."""

import numpy as np
import pytest

import minitf as tf

RNG = np.random.default_rng(13)
X, W = RNG.normal(size=(2, 7, 6, 2)), RNG.normal(size=(3, 2, 2, 3))


@pytest.mark.parametrize("padding", ["SAME", "VALID", [[0, 0], [2, 1], [0, 3], [0, 0]]], ids=str)
@pytest.mark.parametrize("rate", [[2, 1], [2, 2], [1, 3]])
def test_a_dilated_convolution(padding, rate):
    y = tf.nn.with_space_to_batch(X, rate, padding, lambda x, axes, pad: tf.nn.conv2d(x, W, 1, pad), W.shape)
    np.testing.assert_allclose(y, tf.nn.conv2d(X, W, 1, padding, dilations=rate), rtol=1e-12)


def test_channels_first():
    x = np.moveaxis(X, -1, 1)
    y = tf.nn.with_space_to_batch(x, [2, 1], "SAME", lambda x, axes, pad: tf.nn.conv2d(x, W, 1, pad, "NCHW"), W.shape,
                                  data_format="NCHW")
    np.testing.assert_allclose(y, tf.nn.conv2d(x, W, 1, "SAME", "NCHW", [2, 1]), rtol=1e-12)


def test_without_gaps_the_op_gets_everything_as_it_is():
    seen = []
    tf.nn.with_space_to_batch(X, [1, 1], "ANY", lambda *arguments: seen.append(arguments[1:]))
    assert seen == [(2, "ANY")]


@pytest.mark.parametrize("arguments", [
    {"dilation_rate": 2}, {"dilation_rate": [0, 1]}, {"padding": "FOO"}, {"padding": "SAME"},
    {"spatial_dims": [2, 1]}, {"spatial_dims": [0, 1]}, {"spatial_dims": [1, 2, 3]}, {"input": X[0, 0]},
])
def test_wrong_calls(arguments):
    right = {"input": X, "dilation_rate": [2, 2], "padding": "VALID", "op": lambda x, axes, pad: x}
    with pytest.raises(ValueError, match="with_space_to_batch: "):
        tf.nn.with_space_to_batch(**{**right, **arguments})


@pytest.mark.parametrize("arguments", [([4, 5], [2]), ([4, 5], [2, 0]), ([4, 5], [2, 3], [1, 0])])
def test_shapes_that_do_not_fit(arguments):
    with pytest.raises(ValueError, match="required_space_to_batch_paddings: "):
        tf.required_space_to_batch_paddings(*arguments)


def test_paddings_come_on_top_of_those_wanted():
    paddings, crops = tf.required_space_to_batch_paddings([4, 5], [2, 3], [[1, 0], [0, 1]])
    assert paddings.numpy().tolist() == [[1, 1], [0, 1]]
    assert crops.numpy().tolist() == [[0, 1], [0, 0]]
