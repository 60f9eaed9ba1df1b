import json

import numpy as np
import pytest

import minitf as tf
from js.graph_cases import FUNCTIONS, X, traced


def test_a_folder_says_what_goes_in_and_comes_out(tmp_path):
    tf.js.save_graph_model(traced("by_name"), tmp_path, metadata={"by": "me"})
    document = json.loads((tmp_path / "model.json").read_text())
    assert document["format"] == "graph-model"
    assert document["userDefinedMetadata"] == {"by": "me"}
    assert list(document["signature"]["outputs"]) == ["a", "b"]
    assert document["signature"]["inputs"] == {"x": {
        "name": "x:0", "dtype": "DT_FLOAT", "tensorShape": {"dim": [{"size": "-1"}, {"size": "-1"}]}}}
    assert all("tensorContent" not in str(node) for node in document["modelTopology"]["node"])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_saved_is_loaded(name, tmp_path):
    function = traced(name)
    tf.js.save_graph_model(function, tmp_path)
    found = tf.js.load_graph_model(tmp_path)(x=tf.constant(X))
    for ours, again in zip(tf.nest.flatten(function(X)), found.values(), strict=True):
        np.testing.assert_allclose(ours, again, rtol=1e-6, atol=1e-6)


def test_a_model_of_layers_may_have_fewer_bytes(tmp_path):
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(100, name="d")])
    tf.js.save_graph_model(model, tmp_path, quantization_dtype_map={"uint8": "*kernel"}, weight_shard_size_bytes=300)
    sizes = [path.stat().st_size for path in tmp_path.glob("*.bin")]
    assert sum(sizes) == 400 + 400
    [found] = tf.js.load_graph_model(tmp_path)(tf.constant(X)).values()
    np.testing.assert_allclose(found, model(X), atol=0.02)


def test_a_saved_model_becomes_one(tmp_path):
    module = tf.Module()
    module.scale = tf.Variable(3.0)
    module.call = tf.function(lambda x: x * module.scale, input_signature=[tf.TensorSpec([None], tf.float32, name="x")],
                              autograph=False)
    tf.saved_model.save(module, tmp_path / "saved")
    tf.js.convert_tf_saved_model(tmp_path / "saved", tmp_path / "web")
    assert tf.js.load_graph_model(tmp_path / "web")(x=tf.constant([2.0]))["output_0"].numpy() == 6.0
    with pytest.raises(ValueError, match="signature_def='other': the model has serving_default"):
        tf.js.convert_tf_saved_model(tmp_path / "saved", tmp_path / "web", "other")


@pytest.mark.parametrize("thing", [lambda x: x, "model", tf.keras.layers.Dense(2)])
def test_only_functions_can_be_saved(thing, tmp_path):
    with pytest.raises(TypeError, match=r"^save_graph_model: received"):
        tf.js.save_graph_model(thing, tmp_path)
