"""A cell over sequences."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


class Leaky(tf.keras.Layer):
    """A cell of a user: the mean of inputs, in which old ones fade."""

    state_size = 3

    def call(self, inputs, states):
        output = 0.5 * states[0] + inputs
        return output, [output]


@pytest.mark.parametrize("expression", cases("recurrence", "RNN"))
def test_keras_gave_the_same(expression):
    same_as_keras("recurrence", expression)


@pytest.mark.parametrize(("arguments", "output", "trainable", "seeds"), [
    ({"cell": L.GRUCell(5)}, (2, 5), 3, 1),
    ({"cell": L.LSTMCell(2), "return_sequences": True}, (2, 4, 2), 3, 1),
])  # fmt: skip
def test_contract(arguments, output, trainable, seeds):
    check_layer(L.RNN, arguments, (2, 4, 3), output_shape=output, trainable=trainable, seeds=seeds, mixed=False)


def test_a_cell_of_the_user():
    x = tf.constant([[[1.0, 0.0, 2.0], [2.0, 4.0, 0.0]]])
    layer = L.RNN(Leaky(), return_sequences=True, return_state=True)
    outputs, state = layer(x)
    assert outputs.numpy().tolist() == [[[1.0, 0.0, 2.0], [2.5, 4.0, 1.0]]]
    assert state.numpy().tolist() == [[2.5, 4.0, 1.0]]


@pytest.mark.parametrize("layer", [L.LSTM(3, return_sequences=True), L.GRU(3), L.RNN(Leaky(), return_sequences=True)])
@pytest.mark.parametrize("mask", [None, [[True, False, True], [False, True, True]]])
def test_any_number_of_steps_in_a_graph_with_gradients(layer, mask):
    x = tf.constant(np.random.default_rng(0).standard_normal((2, 3, 3)), tf.float32)
    mask = None if mask is None else tf.constant(mask)

    def slopes(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = layer(x, mask=mask)
            total = tf.reduce_sum(y * y)
        return y, tape.gradient(total, [x, *layer.trainable_weights])

    expected = tf.nest.flatten(slopes(x))
    found = tf.nest.flatten(tf.function(slopes, input_signature=[tf.TensorSpec([None, None, 3])])(x))
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)


def test_a_batch_of_another_size_does_not_fit_the_states():
    layer = L.GRU(2, stateful=True)
    layer(tf.zeros([2, 3, 1]))
    with pytest.raises(ValueError, match="one of 2"):
        layer(tf.zeros([3, 3, 1]))


def test_a_counter_learns():
    tf.keras.utils.set_random_seed(0)
    x = np.random.default_rng(0).integers(0, 2, (64, 6, 1)).astype("float32")
    model = tf.keras.Sequential([L.GRU(8), L.Dense(1)])
    model.compile(tf.keras.optimizers.Adam(0.02), "mse")
    losses = model.fit(x, x.sum(1), epochs=12, verbose=0).history["loss"]
    assert losses[-1] < 0.2 * losses[0]


def test_a_cell_of_the_library_with_a_call_of_the_user():
    class Fading(L.LSTMCell):
        def call(self, inputs, states, training=False):
            output, states = super().call(inputs, states, training)
            return output * 0, states

    assert not L.RNN(Fading(2))(tf.ones([1, 3, 2])).numpy().any()
