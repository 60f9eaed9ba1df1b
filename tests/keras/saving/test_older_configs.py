"""Configs of older versions of Keras."""

import pytest

import minitf as tf
from minitf.keras.saving.older_configs import as_today


def layer(name, class_name, inbound, **config):
    return {"class_name": class_name, "name": name, "config": {"name": name, **config}, "inbound_nodes": inbound}


def test_a_graph_of_keras_2_becomes_a_model():
    config = {"class_name": "Model", "config": {
        "name": "old", "input_layers": [["a", 0, 0], ["b", 0, 0]], "output_layers": [["sum", 0, 0]], "layers": [
            layer("a", "InputLayer", [], batch_input_shape=[None, 3], dtype="float32"),
            layer("b", "InputLayer", [], batch_input_shape=[None, 3], dtype="float32"),
            layer("scaled", "Dense", [[["a", 0, 0, {}]]], units=3,
                  kernel_initializer={"class_name": "Ones", "config": {}}),
            layer("normal", "BatchNormalization", [[["scaled", 0, 0, {}]]], axis=[1]),
            layer("sum", "Add", [[["normal", 0, 0, {}], ["b", 0, 0, {}]]]),
        ]}}
    model = tf.keras.saving.deserialize_keras_object(as_today(config))
    assert {found.name for found in model.layers} == {"a", "scaled", "b", "normal", "sum"}
    assert model([tf.ones([2, 3]), tf.ones([2, 3])]).shape == (2, 3)
    assert model.get_layer("scaled").kernel.numpy().min() == 1


def test_a_sequential_of_keras_2():
    config = {"class_name": "Sequential", "config": {"name": "s", "layers": [
        {"class_name": "LSTM", "config": {"units": 2, "batch_input_shape": [None, 4, 3], "time_major": False,
                                          "implementation": 2}}]}}
    assert tf.keras.saving.deserialize_keras_object(as_today(config)).output_shape == (None, 2)


def test_todays_configs_are_left_alone():
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
    config = tf.keras.saving.serialize_keras_object(model)
    assert as_today(config) == config


def test_a_class_of_ones_own_is_found_by_its_name():
    assert as_today({"class_name": "Mine", "config": {}})["registered_name"] == "Mine"


@pytest.mark.parametrize("call", [[["a"]], [["a", 0, 0], 3]])
def test_damaged_calls_are_told(call):
    with pytest.raises(ValueError, match="must name an output"):
        as_today({"class_name": "Dense", "config": {}, "inbound_nodes": [call]})


def test_configs_without_end_are_refused():
    deep: list = []
    for _ in range(500):
        deep = [deep]
    with pytest.raises(ValueError, match="deep in one another"):
        as_today(deep)
