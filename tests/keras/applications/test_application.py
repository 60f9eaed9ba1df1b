"""minitf/keras/applications/application.py: what all of them have in common."""

import urllib.error

import numpy as np
import pytest

import minitf as tf
from minitf.keras.applications.application import Options, image_shape
from minitf.keras.utils import download

K = tf.keras
SMALL = {"input_shape": (32, 32, 3), "alpha": 0.25, "classes": 4}


def options(**changed):
    given = {"include_top": True, "weights": None, "input_tensor": None, "input_shape": None, "pooling": None,
             "classes": 1000, "classifier_activation": "softmax", "name": "net"}
    return Options(**{**given, **changed})


@pytest.mark.parametrize(("asked", "shape"), [
    ({}, (224, 224, 3)),
    ({"include_top": False}, (None, None, 3)),
    ({"include_top": False, "input_shape": (40, None, 1)}, (40, None, 1)),
    ({"input_shape": (64, 48, 3)}, (64, 48, 3)),
    ({"weights": "imagenet"}, (224, 224, 3)),
])  # fmt: skip
def test_the_shape_of_images(asked, shape):
    assert image_shape(options(**asked)) == shape


def test_many_channels_are_unusual():
    with pytest.warns(UserWarning, match="1 or 3 input channels"):
        assert image_shape(options(input_shape=(32, 32, 5))) == (32, 32, 5)


def test_weights_from_a_file(tmp_path):
    first = K.applications.MobileNet(weights=None, **SMALL)
    path = str(tmp_path / "net.weights.h5")
    first.save_weights(path)
    second = K.applications.MobileNet(weights=path, **SMALL)
    for one, other in zip(first.get_weights(), second.get_weights(), strict=True):
        assert np.array_equal(one, other)
    with pytest.raises(ValueError, match="classifier_activation='sigmoid'"):
        K.applications.MobileNet(weights=path, classifier_activation="sigmoid", **SMALL)


def test_weights_of_imagenet_come_from_the_network_and_its_absence_is_told(monkeypatch, tmp_path):
    asked = []

    def unreachable(url):
        asked.append(url)
        raise urllib.error.URLError("no network")

    monkeypatch.setattr(download.urllib.request, "urlopen", unreachable)
    monkeypatch.setattr(download, "keras_home", lambda: str(tmp_path))
    with pytest.raises(OSError, match=r"put the file there yourself: .*models.*mobilenet_2_5_128_tf_no_top\.h5"):
        K.applications.MobileNet(alpha=0.25, include_top=False, input_shape=(128, 128, 3))
    assert asked == ["https://storage.googleapis.com/tensorflow/keras-applications/mobilenet/"
                     "mobilenet_2_5_128_tf_no_top.h5"]


def test_a_network_stands_on_a_tensor_that_has_a_past():
    images = K.Input((40, 40, 3))
    smaller = K.layers.Cropping2D(4)(images)
    model = K.applications.MobileNetV2(alpha=0.35, include_top=False, weights=None, input_tensor=smaller, pooling="avg")
    assert model.inputs[0] is images
    assert "cropping2d" in [layer.name for layer in model.layers]
    assert model(tf.zeros([1, 40, 40, 3])).shape == (1, 1280)
