import numpy as np
import pytest

import minitf as tf
from minitf.lite.learning import FakeQuantize, QuantizedLayer, is_followed, quantize_model, replaced, rounded_kernel

LAYERS = tf.keras.layers


def small_model():
    return tf.keras.Sequential([
        tf.keras.Input((6, 6, 1)), LAYERS.Conv2D(2, 3), LAYERS.BatchNormalization(), LAYERS.ReLU(), LAYERS.Flatten(),
        LAYERS.Dense(3, activation="softmax"),
    ])


def test_a_kernel_is_rounded_to_255_levels_for_each_channel():
    kernel = tf.constant(np.random.default_rng(0).normal(size=(50, 2)).astype("float32") * [1.0, 100.0], tf.float32)
    levels = rounded_kernel(kernel, 1).numpy() / (np.abs(kernel.numpy()).max(axis=0) / 127)
    np.testing.assert_allclose(levels, np.rint(levels), atol=1e-3)
    np.testing.assert_allclose(np.abs(levels).max(axis=0), [127, 127], atol=1e-3)


def test_the_range_starts_with_the_first_batch_and_then_moves_slowly():
    layer = FakeQuantize()
    layer(tf.constant([-1.0, 3.0]), training=True)
    assert (layer.low.numpy(), layer.high.numpy()) == (-1.0, 3.0)
    layer(tf.constant([1.0, 103.0]), training=True)
    assert layer.high.numpy() == pytest.approx(4.0)
    assert layer.low.numpy() == pytest.approx(-0.99)
    layer(tf.constant([1e6]))
    assert layer.high.numpy() == pytest.approx(4.0)


def test_the_model_has_the_same_weights_and_gradients_pass():
    model = small_model()
    aware = quantize_model(model)
    assert [type(layer).__name__ for layer in aware.layers] == [
        "FakeQuantize", "QuantizedLayer", "QuantizedLayer", "QuantizedLayer", "Flatten", "QuantizedLayer"]
    rounds = [layer.rounds_output for layer in aware.layers if isinstance(layer, QuantizedLayer)]
    assert rounds == [False, False, True, True]  # the convolution and the batch norm become one with the ReLU
    x = tf.constant(np.random.default_rng(0).normal(size=(20, 6, 6, 1)).astype("float32"))
    aware(x, training=True)
    np.testing.assert_allclose(aware(x).numpy(), model(x).numpy(), atol=0.05)
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(aware(x)[:, 0])
    assert all(g is not None and np.abs(g.numpy()).max() > 0 for g in tape.gradient(loss, aware.trainable_variables))


def test_a_functional_model_rounds_its_inputs_and_sums():
    x = tf.keras.Input((4,))
    y = LAYERS.Dense(4)(x)
    aware = quantize_model(tf.keras.Model(x, LAYERS.Add()([x, y])))
    assert aware(tf.ones((2, 4)), training=True).shape == (2, 4)
    assert type(aware.layers[1]).__name__ == "FakeQuantize"


def test_a_layer_before_a_relu_alone_is_followed():
    layer = LAYERS.Dense(2)
    y = layer(tf.keras.Input((3,)))
    assert not is_followed(layer)
    LAYERS.ReLU()(y)
    assert is_followed(layer)
    LAYERS.ReLU()(y)
    assert not is_followed(layer)


def test_attributes_come_back_even_after_an_error():
    layer = LAYERS.Dense(2)
    with pytest.raises(ZeroDivisionError), replaced(layer, units=5):
        raise ZeroDivisionError(layer.units)
    assert layer.units == 2
    with replaced(layer, units=5):
        assert layer.units == 5


def test_what_cannot_be_quantized():
    with pytest.raises(ValueError, match="built"):
        quantize_model(tf.keras.Sequential([LAYERS.Dense(2)]))
