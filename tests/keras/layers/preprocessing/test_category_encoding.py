"""Categories as vectors."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("categories", "CategoryEncoding"))
def test_keras_gave_the_same(expression):
    same_as_keras("categories", expression)


@pytest.mark.parametrize(("mode", "output"), [("multi_hot", (2, 12)), ("one_hot", (2, 3, 12))])
def test_contract(mode, output):
    layer = tf.keras.layers.CategoryEncoding
    check_layer(layer, {"num_tokens": 12, "output_mode": mode}, (2, 3), dtype="int32", output_shape=output, mixed=False)
