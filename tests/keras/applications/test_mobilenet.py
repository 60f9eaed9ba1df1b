"""minitf/keras/applications/mobilenet.py: the layers and weights that Keras has."""

import pytest

from keras.applications_as_keras import cases, same_answer, same_layers, same_refusals


@pytest.mark.parametrize("name", cases(r"MobileNet"))
def test_layers_and_weights_are_keras_s(name):
    same_layers(name)


def test_keras_refuses_the_same():
    same_refusals("MobileNet(")


def test_a_small_one_answers_as_keras_does():
    same_answer("MobileNet")
