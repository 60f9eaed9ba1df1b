"""Measuring with averaged weights."""

import numpy as np
import pytest

import minitf as tf


def fitted(callback, **options):
    tf.keras.utils.set_random_seed(0)
    model = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1, use_bias=False)])
    model.compile(tf.keras.optimizers.SGD(0.1, **options), "mse")
    x = np.ones((4, 2), "float32")
    model.fit(x, np.zeros(4), epochs=2, verbose=0, callbacks=[callback])
    return model, x


def test_the_averages_stand_in_the_model_while_it_is_measured():
    model, x = fitted(tf.keras.callbacks.Callback(), use_ema=True, ema_momentum=0.9)
    callback = tf.keras.callbacks.SwapEMAWeights()
    weight, average = model.weights[0], model.optimizer._averages[0]
    weight.assign([[1.0], [2.0]])
    average.assign([[5.0], [6.0]])
    assert model.predict(x, verbose=0, callbacks=[callback])[0, 0] == 11.0
    assert model.evaluate(x, np.full(4, 11.0), verbose=0, callbacks=[callback]) == 0.0
    np.testing.assert_array_equal(weight.numpy(), [[1.0], [2.0]])
    np.testing.assert_array_equal(average.numpy(), [[5.0], [6.0]])


def test_between_epochs_on_demand():
    callback = tf.keras.callbacks.SwapEMAWeights(swap_on_epoch=True)
    model, _ = fitted(callback, use_ema=True, ema_momentum=0.5)
    np.testing.assert_allclose(model.weights[0].numpy(), model.optimizer._averages[0].numpy())


def test_there_must_be_averages():
    with pytest.raises(ValueError, match="use_ema=True"):
        fitted(tf.keras.callbacks.SwapEMAWeights(swap_on_epoch=True))
