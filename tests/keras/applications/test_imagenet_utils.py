"""minitf/keras/applications/imagenet_utils.py"""

import json

import numpy as np
import pytest

import minitf as tf
from keras.applications_as_keras import same_refusals
from minitf.keras.applications import imagenet_utils

PIXELS = (np.arange(2 * 2 * 2 * 3).reshape(2, 2, 2, 3) * 10).astype("float32")


def test_keras_refuses_the_same():
    same_refusals("imagenet_utils")


@pytest.mark.parametrize("mode", ["caffe", "tf", "torch"])
def test_arrays_tensors_and_models_agree_in_both_layouts(mode):
    expected = imagenet_utils.preprocess_input(PIXELS, mode=mode)
    np.testing.assert_allclose(imagenet_utils.preprocess_input(tf.constant(PIXELS), mode=mode), expected, atol=1e-5)
    images = tf.keras.Input((2, 2, 3))
    model = tf.keras.Model(images, imagenet_utils.preprocess_input(images, mode=mode))
    np.testing.assert_allclose(model(PIXELS), expected, atol=1e-5)
    first = imagenet_utils.preprocess_input(PIXELS.transpose(0, 3, 1, 2), "channels_first", mode)
    np.testing.assert_allclose(first.transpose(0, 2, 3, 1), expected, atol=1e-5)
    one = imagenet_utils.preprocess_input(PIXELS[0], mode=mode)
    np.testing.assert_allclose(one, expected[0], atol=1e-5)


def test_what_the_modes_are():
    white = np.full((1, 1, 3), 255)
    assert imagenet_utils.preprocess_input(white, mode="tf").tolist() == [[[1.0, 1.0, 1.0]]]
    red = np.array([[[255.0, 0.0, 0.0]]])
    np.testing.assert_allclose(imagenet_utils.preprocess_input(red), [[[-103.939, -116.779, 131.32]]])
    np.testing.assert_allclose(imagenet_utils.preprocess_input(red, mode="torch"),
                               [[[0.515 / 0.229, -0.456 / 0.224, -0.406 / 0.225]]])


def test_the_array_that_is_given_stays():
    kept = PIXELS.copy()
    imagenet_utils.preprocess_input(PIXELS)
    assert np.array_equal(PIXELS, kept)


def test_names_of_classes(monkeypatch, tmp_path):
    path = tmp_path / "names.json"
    path.write_text(json.dumps({str(i): [f"n{i}", f"class {i}"] for i in range(1000)}))
    monkeypatch.setattr(imagenet_utils, "get_file", lambda *_, **__: str(path))
    imagenet_utils.class_names.cache_clear()
    scores = np.zeros((2, 1000), "float32")
    scores[0, [3, 9]], scores[1, 7] = (0.7, 0.3), 1.0
    found = imagenet_utils.decode_predictions(tf.constant(scores), top=2)
    assert found[0] == [("n3", "class 3", np.float32(0.7)), ("n9", "class 9", np.float32(0.3))]
    assert found[1][0] == ("n7", "class 7", 1.0)
    imagenet_utils.class_names.cache_clear()
