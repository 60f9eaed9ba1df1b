"""minitf/keras/applications/vgg.py"""

import numpy as np
import pytest

import minitf as tf
from keras.applications_as_keras import same_refusals


def test_keras_refuses_the_same():
    same_refusals("VGG16")


@pytest.mark.parametrize("pooling", ["avg", "max"])
def test_features_are_pooled(pooling):
    images = tf.constant(np.random.default_rng(0).standard_normal((1, 32, 64, 3)), tf.float32)
    model = tf.keras.applications.VGG16(include_top=False, weights=None, input_shape=(32, 64, 3), pooling=pooling)
    places = tf.keras.Model(model.inputs, model.get_layer("block5_pool").output)(images)
    expected = {"avg": np.mean, "max": np.max}[pooling](places.numpy(), axis=(1, 2))
    np.testing.assert_allclose(model(images), expected, rtol=1e-5, atol=1e-7)
