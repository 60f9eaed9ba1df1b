"""A SavedModel as a layer: what it computes, how it trains, when it is refused."""

import numpy as np
import pytest

import minitf as tf

keras = tf.keras
X = np.ones((4, 3), np.float32)


@pytest.fixture(scope="module")
def model():
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(2), keras.layers.BatchNormalization()])


@pytest.fixture(scope="module")
def folder(model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "model"
    archive = keras.export.ExportArchive()
    archive.track_and_add_endpoint("serve", model, [tf.TensorSpec([None, 3])])
    archive.add_endpoint("train", lambda x: 0 * model(x) + 1, [tf.TensorSpec([None, 3])])
    archive.write_out(folder, verbose=False)
    return str(folder)


def test_it_computes_what_the_model_computed(model, folder):
    layer = keras.layers.TFSMLayer(folder, call_training_endpoint="train")
    np.testing.assert_array_equal(layer(X), model(X))
    assert float(tf.reduce_sum(layer(X, training=True))) == 8.0
    assert [len(layer.trainable_weights), len(layer.non_trainable_weights)] == [4, 2]
    signature = keras.layers.TFSMLayer(folder, call_endpoint="serving_default")
    np.testing.assert_array_equal(signature(X)["output_0"], model(X))


def test_it_trains_inside_a_model(folder):
    inputs = keras.Input((3,))
    model = keras.Model(inputs, keras.layers.TFSMLayer(folder)(inputs))
    before = model.get_weights()
    model.compile("sgd", "mse")
    losses = model.fit(X, np.full((4, 2), 5.0), epochs=3, verbose=0).history["loss"]
    assert losses[2] < losses[0]
    assert not np.array_equal(before[0], model.get_weights()[0])


def test_a_config_may_not_name_it_in_safe_mode(folder):
    layer = keras.layers.TFSMLayer(folder)
    config = layer.get_config()
    assert config["filepath"] == folder
    with pytest.raises(ValueError, match="safe_mode=False"):
        keras.layers.TFSMLayer.from_config(config)
    assert keras.layers.TFSMLayer.from_config(config, safe_mode=False).call_endpoint == "serve"


def test_an_endpoint_that_is_not_there(folder):
    with pytest.raises(ValueError, match=r"'other'.*neither an attribute"):
        keras.layers.TFSMLayer(folder, call_endpoint="other")
