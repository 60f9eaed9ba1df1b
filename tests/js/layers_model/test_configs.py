import json

import pytest

import minitf as tf
from js.layer_cases import residual, with_states
from minitf.js.layers_model.configs import model_config

L = tf.keras.layers


def converted(model):
    refused = []
    kind = "Sequential" if isinstance(model, tf.keras.Sequential) else "Functional"
    return model_config(kind, model.get_config(), refused), refused


def test_a_sequential_model_is_a_list_of_layers():
    model = tf.keras.Sequential([tf.keras.Input((8,), dtype="int64", name="x"), L.Embedding(5, 2), L.LeakyReLU(0.1)])
    config, refused = converted(model)
    assert refused == []
    assert json.loads(json.dumps(config)) == config
    assert [part["class_name"] for part in config["config"]["layers"]] == ["InputLayer", "Embedding", "LeakyReLU"]
    first, second, third = (part["config"] for part in config["config"]["layers"])
    assert first == {"name": "x", "dtype": "int32", "batch_input_shape": [None, 8]}
    assert second["dtype"] == "float32"
    assert third["alpha"] == 0.1


def test_a_graph_of_layers_names_its_calls():
    config, refused = converted(residual())
    calls = {part["name"]: part["inbound_nodes"] for part in config["config"]["layers"]}
    assert refused == []
    [added] = [calls[name] for name in calls if name.startswith("add")]
    assert [x[1:] for x in added[0]] == [[0, 0, {}], [0, 0, {}]]
    assert len(config["config"]["input_layers"]) == len(config["config"]["output_layers"]) == 1
    assert "module" not in json.dumps(config)


def test_first_states_are_inputs_there():
    config, _ = converted(with_states())
    last = config["config"]["layers"][-1]["inbound_nodes"][0]
    assert [x[2] for x in last] == [0, 1, 2]


def test_other_dtypes_become_floats_of_32_bits():
    model = tf.keras.Sequential([tf.keras.Input((8,), dtype="float16"), L.Dense(2, dtype="mixed_float16")])
    config, refused = converted(model)
    assert refused == []
    assert {part["config"]["dtype"] for part in config["config"]["layers"]} == {"float32"}


@tf.keras.saving.register_keras_serializable("tests_of_js")
class Own(L.Layer):
    def call(self, x):
        return x


def test_all_that_has_no_counterpart_is_named():
    x = tf.keras.Input((4, 3))
    y = Own(name="own")(L.UnitNormalization(name="unit")(x))
    y = L.Dense(3, activation="hard_sigmoid", name="dense")(y) - x
    y = L.MultiHeadAttention(2, 2, name="attention")(y, y)
    y = L.Bidirectional(L.GRU(2), name="both")(y)
    _, refused = converted(tf.keras.Model(x, L.TimeDistributed(L.UnitNormalization(name="inner"))(y[:, None])))
    text = "; ".join(refused)
    for name in ("unit (UnitNormalization)", "own (Own, which is not", "dense (Dense with activation='hard_sigmoid')",
                 "(Subtract, which is not", "attention (MultiHeadAttention)", "(GRU with reset",
                 "inner (UnitNormalization)", "attention (MultiHeadAttention called with other arguments"):  # fmt: skip
        assert name in text, text


def test_batch_norm_of_the_last_axis_may_say_its_number():
    model = tf.keras.Sequential([tf.keras.Input((4, 3)), L.BatchNormalization(axis=2)])
    assert converted(model)[1] == []
    model = tf.keras.Sequential([tf.keras.Input((4, 3)), L.BatchNormalization(axis=1)])
    assert "axis=1" in converted(model)[1][0]


def test_two_directions_must_be_alike():
    both = L.Bidirectional(L.LSTM(2), backward_layer=L.LSTM(2, go_backwards=True, activation="relu"))
    assert "two different layers" in converted(tf.keras.Sequential([tf.keras.Input((4, 3)), both]))[1][0]


@pytest.mark.parametrize("called", [{"training": True}, {"mask": tf.constant([[True] * 4])}])
def test_calls_with_arguments_of_their_own_are_named(called):
    x = tf.keras.Input((4, 3))
    _, refused = converted(tf.keras.Model(x, L.LSTM(2, name="lstm")(x, **called)))
    assert refused == ["lstm (LSTM called with other arguments than its inputs)"]
