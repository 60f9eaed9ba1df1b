import json

import numpy as np
import pytest

import minitf as tf

L = tf.keras.layers


def test_a_compiled_model_says_how(tmp_path):
    model = tf.keras.Sequential([tf.keras.Input((3,)), L.Dense(2, name="last")])
    model.compile("adam", "mse")
    model.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)
    tf.js.save_keras_model(model, tmp_path, metadata={"classes": ["a", "b"]})
    document = json.loads((tmp_path / "model.json").read_text())
    assert document["userDefinedMetadata"] == {"classes": ["a", "b"]}
    assert document["trainingConfig"]["loss"] == "mean_squared_error"
    entries = document["weightsManifest"][0]["weights"]
    assert [entry["name"] for entry in entries if "group" not in entry] == ["last/kernel", "last/bias"]
    assert len([entry for entry in entries if entry.get("group") == "optimizer"]) == 5
    tf.js.save_keras_model(model, tmp_path, include_optimizer=False)
    document = json.loads((tmp_path / "model.json").read_text())
    assert "trainingConfig" not in document
    assert len(document["weightsManifest"][0]["weights"]) == 2


def test_nothing_is_written_where_something_is_refused(tmp_path):
    model = tf.keras.Sequential([tf.keras.Input((3,)), L.UnitNormalization(name="unit"), L.Dense(2)])
    model.compile("nadam", "huber")
    with pytest.raises(ValueError, match=r"^save_keras_model: unit .*; the loss huber; the optimizer Nadam: "):
        tf.js.save_keras_model(model, tmp_path / "web")
    assert not (tmp_path / "web").exists()


class Subclassed(tf.keras.Model):
    def call(self, x):
        return x


@pytest.mark.parametrize("model", [Subclassed(), tf.keras.Sequential([L.Dense(2)]), "model.keras", L.Dense(2)])
def test_only_graphs_of_layers_can_be_saved(model, tmp_path):
    with pytest.raises(TypeError, match=r"^save_keras_model: "):
        tf.js.save_keras_model(model, tmp_path / "web")
