"""Another shape."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("reshaping", "Reshape"))
def test_keras_gave_the_same(expression):
    same_as_keras("reshaping", expression)


@pytest.mark.parametrize(("target", "output"), [((2, 6), (2, 2, 6)), ((-1,), (2, 12)), ((3, -1, 2), (2, 3, 2, 2))])
def test_contract(target, output):
    check_layer(tf.keras.layers.Reshape, {"target_shape": target}, (2, 3, 4), output_shape=output)


def test_open_axes_and_empty_batches():
    layer = tf.keras.layers.Reshape((-1, 2))
    traced = tf.function(layer, input_signature=[tf.TensorSpec([None, None, 4])])
    assert traced(tf.ones([3, 5, 4])).shape == (3, 10, 2)
    assert tf.keras.layers.Reshape((2, 2))(tf.ones([0, 4])).shape == (0, 2, 2)
