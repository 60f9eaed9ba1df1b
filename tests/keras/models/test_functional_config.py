"""minitf/keras/models/functional_config.py"""

import pytest

import minitf as tf
from keras.models.against_keras import cases, check

keras = tf.keras


@cases("written_graph", "written_operators", "written_nested", "written_training")
def test_configs_are_those_of_keras(case, monkeypatch):
    check(case, monkeypatch)


def chain():
    x = keras.Input((2,), name="x")
    y = keras.layers.Dense(3, name="first")(x)
    return keras.Model(x, keras.layers.Dense(1, name="last")(y), name="chain")


def test_a_call_on_an_unknown_layer_is_refused():
    config = chain().get_config()
    config["layers"] = [layer for layer in config["layers"] if layer["name"] != "first"]
    with pytest.raises(ValueError, match=r"first.*Unknown layer"):
        keras.Model.from_config(config)


def test_a_loop_is_refused():
    config = chain().get_config()
    calls = config["layers"][1]["inbound_nodes"]
    calls[0]["args"][0]["config"]["keras_history"] = ["last", 0, 0]
    with pytest.raises(ValueError, match="loops or disconnected nodes"):
        keras.Model.from_config(config)


def test_the_config_is_a_copy():
    model = chain()
    model.get_config()["layers"][1]["config"]["units"] = 99
    assert model.get_config()["layers"][1]["config"]["units"] == 3
