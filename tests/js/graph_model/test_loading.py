import base64
import json
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from js.graph_cases import X, traced


@pytest.fixture
def saved(tmp_path):
    """The folder of a model, and its model.json as a dict."""
    tf.js.save_graph_model(traced("slices"), tmp_path)
    return tmp_path, json.loads((tmp_path / "model.json").read_text())


def load_changed(saved, change):
    folder, document = saved
    change(document)
    (folder / "model.json").write_text(json.dumps(document))
    return tf.js.load_graph_model(folder)


def test_a_graph_without_a_signature_takes_its_placeholders(saved):
    function = load_changed(saved, lambda document: document.pop("signature"))
    assert list(function.structured_outputs) == ["Identity"]
    np.testing.assert_array_equal(function(x=tf.constant(X))["Identity"], X[:, 1:][::-1, None])


def test_a_graph_can_be_differentiated_and_saved_again(saved, tmp_path):
    function = load_changed(saved, lambda document: None)
    x = tf.Variable(X)
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(function(x=x)["output_0"])
    assert tape.gradient(y, x).numpy().sum() == 9.0
    tf.js.save_graph_model(function, tmp_path / "again")
    np.testing.assert_array_equal(tf.js.load_graph_model(tmp_path / "again")(x=X)["output_0"], X[:, 1:][::-1, None])


def first(document, op):
    return next(node for node in document["modelTopology"]["node"] if node["op"] == op)


@pytest.mark.parametrize(("change", "told"), [
    (lambda document: document.update(modelTopology={"node": 3}), "a GraphDef in JSON"),
    (lambda document: document.update(modelTopology={"node": [{"name": 3}]}), "a GraphDef in JSON"),
    (lambda document: document.update(modelTopology={"node": []}), "there is no such node"),
    (lambda document: document.update(signature={"inputs": 3}), "a SignatureDef in JSON"),
    (lambda document: document.update(format="layers-model"), "Use load_keras_model"),
    (lambda document: first(document, "StridedSlice").update(op="Own"), "minitf does not know it"),
    (lambda document: first(document, "StridedSlice").update(op="ReadFile"), "ReadFile"),
    (lambda document: first(document, "StridedSlice").update(input=["nothing"]), "nothing"),
    (lambda document: document["weightsManifest"][0]["weights"][0].update(name="other"), "is missing"),
    (lambda document: document["weightsManifest"][0].update(paths=["../x"]), "in its own folder")])  # fmt: skip
def test_damage_is_told(change, told, saved):
    with pytest.raises(ValueError, match=told):
        load_changed(saved, change)


def test_what_the_converter_of_tensorflow_js_writes_is_read(tmp_path):
    golden = json.loads((Path(__file__).parents[2] / "golden" / "js_converter.json").read_text())
    (tmp_path / "model.json").write_text(json.dumps(golden["model"]))
    for name, text in golden["files"].items():
        (tmp_path / name).write_bytes(base64.b64decode(text))
    [y] = tf.js.load_graph_model(tmp_path)(tf.constant(golden["x"])).values()
    np.testing.assert_allclose(y, golden["y"], rtol=1e-5, atol=1e-6)
