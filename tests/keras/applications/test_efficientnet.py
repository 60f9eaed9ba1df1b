"""minitf/keras/applications/efficientnet.py: the layers and weights that Keras has."""

import pytest

from keras.applications_as_keras import cases, same_layers


@pytest.mark.parametrize("name", cases(r"EfficientNetB.*"))
def test_layers_and_weights_are_keras_s(name):
    same_layers(name)
