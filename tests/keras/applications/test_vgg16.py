"""minitf/keras/applications/vgg16.py: the layers and weights that Keras has."""

import pytest

from keras.applications_as_keras import cases, same_layers


@pytest.mark.parametrize("name", cases(r"VGG16"))
def test_layers_and_weights_are_keras_s(name):
    same_layers(name)
