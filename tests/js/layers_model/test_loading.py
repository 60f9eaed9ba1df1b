import json

import numpy as np
import pytest

import minitf as tf
from js.layer_cases import LAYERS, MODELS, model_of

L = tf.keras.layers


@pytest.mark.parametrize("name", [*list(LAYERS)[::4], *MODELS])
def test_what_is_saved_is_loaded(name, tmp_path):
    model, inputs = model_of(name)
    tf.js.save_keras_model(model, tmp_path, weight_shard_size_bytes=100)
    again = tf.js.load_keras_model(tmp_path / "model.json")
    assert again.name == model.name
    for a, b in zip(again.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_array_equal(a, b)
    inputs = inputs if len(inputs) > 1 else inputs[0]
    for a, b in zip(tf.nest.flatten(again(inputs)), tf.nest.flatten(model(inputs)), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.fixture
def saved(tmp_path):
    """The folder of a model, and its model.json as a dict."""
    model = tf.keras.Sequential([tf.keras.Input((3,)), L.Dense(2, name="first"), L.Dense(2, name="last")])
    model.compile("adam", "mse", metrics=["mae"])
    tf.js.save_keras_model(model, tmp_path)
    return tmp_path, json.loads((tmp_path / "model.json").read_text())


def load_changed(saved, change, **options):
    folder, document = saved
    change(document)
    (folder / "model.json").write_text(json.dumps(document))
    return tf.js.load_keras_model(folder, **options)


def entries(document):
    return document["weightsManifest"][0]["weights"]


def layers(document):
    return document["modelTopology"]["model_config"]["config"]["layers"]


def test_weights_may_be_left_out(saved):
    model = load_changed(saved, lambda document: entries(document).clear(), load_weights=False)
    assert [layer.name for layer in model.layers] == ["first", "last"]


def test_weights_that_do_not_match_are_all_named(saved):
    def change(document):
        entries(document)[0].update(name="other/kernel")
        entries(document)[2].update(shape=[4, 1])

    told = (r"first/kernel is missing; other/kernel has no layer; last/kernel is \[4, 1\], the layer wants \[2, 2\]: "
            "the weights do not match the layers")
    with pytest.raises(ValueError, match=told):
        load_changed(saved, change)


@pytest.mark.parametrize("change", [
    lambda document: document["modelTopology"].update(model_config=3),
    lambda document: document["modelTopology"].update(model_config={}),
    lambda document: document["modelTopology"]["model_config"].update(config=None),
    lambda document: layers(document).append(3),
    lambda document: layers(document)[1]["config"].update(units=-1),
    lambda document: layers(document)[1].pop("config"),
    lambda document: document.update(trainingConfig={"optimizer_config": {"class_name": "Own", "config": {}}}),
    lambda document: document.update(trainingConfig=[1]),
    lambda document: document.update(weightsManifest=[3])])  # fmt: skip
def test_damage_is_told(saved, change):
    with pytest.raises((ValueError, TypeError), match=": "):
        load_changed(saved, change)


def test_no_memory_is_taken_for_a_layer_larger_than_its_weights(saved):
    told = (r"first has units=1000000000000, but weights with axes \[2, 3\]; last has units=3, but weights with axes "
            r"\[2\]: the weights do not match")

    def change(document):
        layers(document)[1]["config"]["units"] = 10**12
        layers(document)[2]["config"]["units"] = 3

    with pytest.raises(ValueError, match=told):
        load_changed(saved, change)


def test_layers_that_nobody_has_are_all_named(saved):
    def change(document):
        layers(document)[1]["class_name"] = "ThresholdedReLU"
        layers(document)[2]["class_name"] = "Own"

    with pytest.raises(ValueError, match=r"first \(ThresholdedReLU\); last \(Own\): Keras has no such layers"):
        load_changed(saved, change)


def test_a_class_of_ones_own_can_be_given(saved):
    class Own(L.Dense):
        pass

    model = load_changed(saved, lambda document: layers(document)[1].update(class_name="Own"),
                         custom_objects={"Own": Own})
    assert isinstance(model.layers[0], Own)


def test_a_graph_model_is_not_one_of_layers(tmp_path):
    function = tf.function(lambda x: x + 1.0, input_signature=[tf.TensorSpec([2], tf.float32)], autograph=False)
    tf.js.save_graph_model(function, tmp_path)
    with pytest.raises(ValueError, match="Use load_graph_model"):
        tf.js.load_keras_model(tmp_path)
