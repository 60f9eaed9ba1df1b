"""Endpoints for servers: what an archive takes, writes and prints."""

import numpy as np
import pytest

import minitf as tf

keras = tf.keras
X = np.ones((2, 3), np.float32)


def small():
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, "relu"), keras.layers.Dropout(0.5),
                             keras.layers.Dense(2)])


def test_a_model_is_exported_and_printed(tmp_path, capsys):
    model = small()
    model.export(tmp_path / "model")
    printed = capsys.readouterr().out
    assert printed.startswith(f"Saved artifact at '{tmp_path / 'model'}'. The following endpoints are available:\n\n"
                              "* Endpoint 'serve'\n  args_0 (POSITIONAL_ONLY): TensorSpec(shape=(None, 3)")
    loaded = tf.saved_model.load(tmp_path / "model")
    np.testing.assert_array_equal(loaded.serve(X), model(X))
    assert sorted(loaded.signatures) == ["serve", "serving_default"]
    assert (len(loaded.variables), len(loaded.trainable_variables), len(loaded.non_trainable_variables)) == (5, 4, 1)


def test_endpoints_and_collections(tmp_path):
    model = small()
    archive = keras.export.ExportArchive()
    archive.track(model)
    archive.add_endpoint("train", lambda x: model(x, training=True), [keras.InputSpec("float32", (None, 3))])
    called = tf.function(lambda x: 2 * model(x))
    called(X)
    assert archive.add_endpoint("twice", called) is called
    archive.add_variable_collection("extra", [tf.Variable(7.0)])
    archive.write_out(tmp_path / "model", verbose=False)
    loaded = tf.saved_model.load(tmp_path / "model")
    np.testing.assert_allclose(loaded.twice(X), 2 * model(X))
    assert loaded.train(X).shape == (2, 2)
    assert float(loaded.extra[0]) == 7.0
    assert sorted(loaded.signatures) == ["serving_default", "train", "twice"]


def test_several_inputs_by_name(tmp_path):
    a, b = keras.Input((3,), name="a"), keras.Input((3,), name="b")
    model = keras.Model({"b": b, "a": a}, {"sum": a + b, "difference": a - b})
    model.export(tmp_path / "model", verbose=False)
    found = tf.saved_model.load(tmp_path / "model").signatures["serving_default"](b=X, a=3 * X)
    assert [float(found[key][0, 0]) for key in ("sum", "difference")] == [4.0, 2.0]


def test_what_cannot_be_exported(tmp_path):
    archive = keras.export.ExportArchive()
    spec = [tf.TensorSpec([None, 3])]
    archive.add_endpoint("f", lambda x: x, spec)
    for wrong, error in (
        (lambda: archive.add_endpoint("f", lambda x: x, spec), "already taken"),
        (lambda: archive.add_endpoint("g", lambda x: x), "must be a tf.function"),
        (lambda: archive.add_endpoint("g", tf.function(lambda x: x)), "never been called"),
        (lambda: archive.track(keras.layers.Dense(2)), "not yet been built"),
        (lambda: archive.track("text"), "Invalid resource type"),
        (lambda: archive.add_variable_collection("v", [1]), "must be a list"),
        (lambda: keras.export.ExportArchive("onnx"), "must be 'saved_model'"),
        (lambda: keras.export.ExportArchive().write_out(tmp_path), "No endpoints"),
        (lambda: small().export(tmp_path, format="onnx"), "only 'tf_saved_model'"),
    ):
        with pytest.raises(ValueError, match=error):
            wrong()
