"""minitf/keras/layers/preprocessing/images/elastic.py, against the numbers of Keras."""

import numpy as np
import pytest

import minitf as tf
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("images", "RandomElasticTransform"))
def test_keras_gave_the_same(expression):
    # How far a pixel moves is a sum of 100 and more products; between pixels that differ much, its last digit shows.
    same_as_keras("images", expression, rtol=1e-4)


def test_in_a_pipeline_images_and_masks_move_alike():
    layer = tf.keras.layers.RandomElasticTransform((1.0, 1.0), (1.0, 1.0), interpolation="nearest", seed=1)
    x = np.arange(24 * 24, dtype="float32").reshape(24, 24, 1) % 200
    for found in tf.data.Dataset.from_tensors({"images": x, "segmentation_masks": x}).map(layer):
        assert (found["images"] != x).numpy().any()
        np.testing.assert_array_equal(found["images"], found["segmentation_masks"])
