"""minitf/keras/legacy/images/generator.py: numbers of Keras's, with Keras's seeds."""

import json
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from keras.image_generator_cases import CASES, X, story

Generator = tf.keras.preprocessing.image.ImageDataGenerator
GOLDEN = json.loads((Path(__file__).parents[3] / "golden" / "image_generator.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _chance_as_it_was():
    before = np.random.get_state()
    yield
    np.random.set_state(before)


def numbers(story):
    return [number for part in story for each in part for number in (each if isinstance(each, list) else [each])]


@pytest.mark.parametrize("name", CASES)
def test_keras_gave_the_same(name):
    np.testing.assert_allclose(numbers(story(tf, name)), numbers(GOLDEN[name]), rtol=1e-5, atol=1e-6)


def test_one_seed_one_change():
    generator = Generator(rotation_range=90, horizontal_flip=True, brightness_range=(0.5, 1.5))
    assert generator.get_random_transform((9, 7, 3), seed=4) == generator.get_random_transform((9, 7, 3), seed=4)
    assert np.array_equal(generator.random_transform(X[0], seed=4), generator.random_transform(X[0], seed=4))


def test_channels_may_come_first():
    turned = Generator(data_format="channels_first").apply_transform(np.moveaxis(X[0], -1, 0), {"theta": 20, "tx": 1})
    assert np.array_equal(np.moveaxis(turned, 0, -1), Generator().apply_transform(X[0], {"theta": 20, "tx": 1}))


def test_settings_that_need_others_say_so():
    with pytest.warns(UserWarning, match="overrides setting of `samplewise_center`"):
        assert Generator(samplewise_std_normalization=True).samplewise_center
    with pytest.warns(UserWarning, match="hasn't been fit"):
        Generator(featurewise_center=True).standardize(X[0].copy())


@pytest.mark.parametrize("arguments", [{"data_format": "last"}, {"validation_split": 1.5}, {"zoom_range": [1]},
                                       {"brightness_range": 0.5}], ids=repr)
def test_refused(arguments):
    with pytest.raises(ValueError, match=f"ImageDataGenerator: {next(iter(arguments))}"):
        Generator(**arguments)
    with pytest.raises(ValueError, match="should have rank 4"):
        Generator().fit(X[0])


def test_a_model_learns_from_it():
    model = tf.keras.Sequential([tf.keras.Input((9, 7, 3)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    flow = Generator(rescale=1 / 255, horizontal_flip=True).flow(X, np.zeros(6), batch_size=4)
    assert len(model.fit(flow, epochs=2, verbose=0).history["loss"]) == 2
