import minitf as tf
from js.layer_cases import embedded, masked, nested
from minitf.js.layers_model.calls import calls, masks_of, outputs, plain, shift


def tensor(*history):
    return {"class_name": "__keras_tensor__", "config": {"keras_history": list(history)}}


def test_a_call_lists_what_it_takes():
    refused = []
    node = {"args": ([tensor("x", 0, 0), tensor("y", 1, 2)],), "kwargs": {"training": False, "mask": None}}
    assert calls("add", "Add", [plain(node)], set(), refused) == [[["x", 0, 0, {}], ["y", 1, 2, {}]]]
    assert refused == []


def test_masks_that_layers_find_by_themselves_are_left_out():
    assert masks_of(plain(embedded().get_config())["layers"]) != set()
    assert len(masks_of(plain(masked().get_config())["layers"])) == 2


def test_a_mask_that_is_used_otherwise_is_kept():
    x = tf.keras.Input((4,), dtype="int32")
    y = tf.keras.layers.Embedding(5, 2, mask_zero=True)(x)
    model = tf.keras.Model(x, [tf.keras.layers.LSTM(2)(y), tf.keras.ops.cast(tf.keras.ops.not_equal(x, 0), "float32")])
    names = masks_of(plain(model.get_config())["layers"])
    assert len(names) == 1


def test_outputs_are_lists_of_places():
    refused = []
    assert outputs("m", ["x", 0, 0], refused) == outputs("m", [["x", 0, 0]], refused) == [["x", 0, 0]]
    assert refused == []
    outputs("m", {"a": ["x", 0, 0]}, refused)
    assert len(refused) == 1


def test_calls_of_models_count_from_one_there():
    config = plain(nested().get_config()["layers"][1]["config"])
    inner = next(part["name"] for part in config["layers"] if "layers" in part["config"])
    config = {"layers": [{"name": inner, "config": {"layers": []}, "inbound_nodes": [[["x", 0, 0, {}]]]},
                         {"name": "y", "config": {}, "inbound_nodes": [[[inner, 0, 0, {}], ["x", 0, 0, {}]]]}],
              "input_layers": [["x", 0, 0]], "output_layers": [[inner, 1, 0]]}
    before = plain(config)
    shift(config, 1)
    assert config["layers"][1]["inbound_nodes"] == [[[inner, 1, 0, {}], ["x", 0, 0, {}]]]
    assert config["output_layers"] == [[inner, 2, 0]]
    shift(config, -1)
    assert config == before
