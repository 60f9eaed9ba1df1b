"""minitf/keras/layers/preprocessing/pipeline.py"""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("images", "Pipeline"))
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)


def test_contract():
    check_layer(L.Pipeline, {"layers": [L.CenterCrop(2, 2), L.Rescaling(0.5)]}, (2, 4, 5, 3), output_shape=(2, 2, 2, 3),
                mixed=False)


def test_a_config_without_layers():
    with pytest.raises(ValueError, match="list of layers"):
        L.Pipeline.from_config({"name": "p"})
