"""minitf/keras/applications/nasnet.py: the layers and weights that Keras has."""

import pytest

from keras.applications_as_keras import cases, same_layers, same_refusals


@pytest.mark.parametrize("name", cases(r"NASNet.*"))
def test_layers_and_weights_are_keras_s(name):
    same_layers(name)


def test_keras_refuses_the_same():
    same_refusals("NASNetMobile")
