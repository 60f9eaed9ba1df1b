"""A layer around a layer."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("core", "Wrapper"))
def test_keras_gave_the_same(expression):
    same_as_keras("core", expression)


class Twice(tf.keras.layers.Wrapper):
    """The layer inside, twice."""

    def call(self, inputs):
        return self.layer(self.layer(inputs))


def test_contract():
    check_layer(Twice, {"layer": tf.keras.layers.Dense(4)}, (2, 4), output_shape=(2, 4), trainable=2, in_model=False,
                mixed=False, training=False)


def test_the_layer_inside_is_built_with_it():
    layer = Twice(tf.keras.layers.Dense(3))
    layer.build((None, 3))
    assert layer.layer.built
    assert len(layer.weights) == 2
