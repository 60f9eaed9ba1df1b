"""minitf/keras/layers/penalties.py"""

import pytest

import minitf as tf

keras = tf.keras


class Adds(keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_sum(x))
        return x


def test_losses_are_of_the_last_call():
    layer = Adds()
    layer(tf.ones(3))
    layer(tf.ones(2))
    assert [float(x) for x in layer.losses] == [2.0]


def test_layers_inside_count_once():
    class Around(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.inner = Adds()

        def call(self, x):
            self.add_loss([tf.constant(100.0)])
            return self.inner(self.inner(x))

    layer = Around()
    layer(tf.ones(2))
    assert sorted(float(x) for x in layer.losses) == [2.0, 2.0, 100.0]
    layer(tf.ones(3))
    assert sorted(float(x) for x in layer.losses) == [3.0, 3.0, 100.0]


def test_regularizers_come_last_and_only_of_trained_weights():
    layer = keras.layers.Dense(2, kernel_initializer="ones", kernel_regularizer=keras.regularizers.L2(0.5),
                               activity_regularizer=keras.regularizers.L1(1.0))
    layer(tf.ones((4, 3)))
    assert [float(x) for x in layer.losses] == [6.0, 3.0]
    layer.trainable = False
    assert [float(x) for x in layer.losses] == [6.0]


def test_symbols_add_nothing():
    layer = Adds()
    layer(keras.Input((3,)))
    assert layer.losses == []


def test_inside_a_function():
    layer = Adds()

    @tf.function
    def loss(x):
        layer(x)
        return tf.add_n(layer.losses)

    assert loss(tf.ones(3)).numpy() == 3.0


def test_what_is_no_tensor_is_refused():
    with pytest.raises(ValueError, match="it takes a tensor"):
        Adds().add_loss("much")
    with pytest.raises(NotImplementedError, match="add_metric"):
        Adds().add_metric(1)
