"""minitf/keras/layers/preprocessing/spectrograms.py, against the numbers of Keras."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("sounds", "MelSpectrogram STFTSpectrogram"))
def test_keras_gave_the_same(expression):
    same_as_keras("sounds", expression)


def test_contract():
    check_layer(L.STFTSpectrogram, {"frame_length": 8, "mode": "magnitude"}, (2, 20, 1), output_shape=(2, 4, 5),
                trainable=2, mixed=False)


def test_a_tone_is_loudest_in_its_band():
    time = np.arange(8000) / 8000
    low, high = (tf.constant(np.sin(2 * np.pi * pitch * time), tf.float32) for pitch in (300, 2000))
    layer = L.MelSpectrogram(512, 256, sampling_rate=8000, num_mel_bins=32)
    loudest = [int(tf.argmax(layer(x)[:, 10])) for x in (low, high)]
    assert loudest[0] < loudest[1] - 5


def test_slow_lengths_are_told():
    with pytest.warns(UserWarning, match="power of two"):
        L.STFTSpectrogram(frame_length=16, fft_length=20)


def test_channels_first_is_the_same_with_axes_exchanged():
    x = tf.constant(np.random.default_rng(0).standard_normal((2, 40, 3)), tf.float32)
    arguments = {"mode": "magnitude", "frame_length": 16, "expand_dims": True}
    last = L.STFTSpectrogram(**arguments)(x)
    first = L.STFTSpectrogram(**arguments, data_format="channels_first")(tf.transpose(x, [0, 2, 1]))
    np.testing.assert_allclose(tf.transpose(first, [0, 2, 3, 1]), last, rtol=1e-6)
