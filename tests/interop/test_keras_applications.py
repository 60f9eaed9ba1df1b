"""Whole applications with the same weights and images: both libraries give the same features."""

import json
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from keras.application_cases import answer

CASES = {"ResNet50": (32, 1.0), "MobileNetV3Small": (32, 1.0), "DenseNet121": (32, 1.0), "EfficientNetB0": (32, 0.5),
         "Xception": (71, 1.0), "InceptionV3": (75, 1.0), "InceptionResNetV2": (75, 1.0), "NASNetMobile": (32, 1.0),
         "EfficientNetV2B0": (32, 0.5), "EfficientNetV2S": (32, 0.5), "ConvNeXtTiny": (32, 1.0)}
PROGRAM = f"""
sys.path.insert(0, {str(Path(__file__).parent.parent / "keras")!r})
from application_cases import answer
found = {{}}
for name, (size, gain) in json.loads(sys.argv[1]).items():
    make = getattr(tf.keras.applications, name)
    model = make(weights=None, include_top=False, input_shape=(size, size, 3), pooling="avg")
    found[name] = answer(model, size, gain).tolist()
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def expected(oracle):
    return oracle(PROGRAM, json.dumps(CASES))


@pytest.mark.parametrize("name", CASES)
def test_features_are_the_same(expected, name):
    (size, gain), wanted = CASES[name], np.array(expected[name])
    model = getattr(tf.keras.applications, name)(weights=None, include_top=False, input_shape=(size, size, 3),
                                                 pooling="avg")
    found = answer(model, size, gain)
    assert wanted.std() > 0
    np.testing.assert_allclose(found, wanted, rtol=1e-3, atol=1e-4 * np.abs(wanted).max())


def test_prepared_pixels_are_the_same(oracle):
    pixels = np.random.default_rng(0).uniform(0, 255, (2, 3, 4, 3)).astype("float32")
    names = ["vgg16", "resnet", "resnet_v2", "mobilenet", "densenet", "efficientnet", "xception",
             "inception_v3", "inception_resnet_v2", "nasnet", "efficientnet_v2", "convnext"]
    program = ("x = np.array(json.loads(sys.argv[1]), 'float32')\n"
               "modules = [getattr(tf.keras.applications, name) for name in json.loads(sys.argv[2])]\n"
               "print(json.dumps([module.preprocess_input(x.copy()).tolist() for module in modules]))")
    expected = oracle(program, json.dumps(pixels.tolist()), json.dumps(names))
    for name, wanted in zip(names, expected, strict=True):
        found = getattr(tf.keras.applications, name).preprocess_input(pixels)
        np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-4)
