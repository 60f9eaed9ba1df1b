"""minitf/keras/applications/efficientnet_v2.py: the layers and weights that Keras has."""

import pytest

from keras.applications_as_keras import cases, same_layers, same_refusals


@pytest.mark.parametrize("name", cases(r"EfficientNetV2.*"))
def test_layers_and_weights_are_keras_s(name):
    same_layers(name)


def test_keras_refuses_the_same():
    same_refusals("EfficientNetV2B0 EfficientNetV2S")
