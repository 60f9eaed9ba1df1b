import json

import numpy as np
import pytest

import minitf as tf
from minitf.cli.main import BAD_INPUT, main

L = tf.keras.layers
X = np.random.default_rng(0).normal(size=(8, 4)).astype("float32")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a model as a Keras file, as a SavedModel, and for the browser in both ways."""
    path = tmp_path_factory.mktemp("js")
    tf.keras.utils.set_random_seed(0)
    model = tf.keras.Sequential([tf.keras.Input((4,), name="x"), L.Dense(3, name="last")])
    model.save(path / "model.keras")
    model.export(path / "saved", verbose=False)
    assert main(["js", "convert", f"{path}/model.keras", f"{path}/layers"]) == 0
    assert main(["js", "convert", f"{path}/saved", f"{path}/graph", "--weight_shard_size_bytes", "30"]) == 0
    return path


def expected(folder):
    return tf.keras.models.load_model(folder / "model.keras")(X).numpy()


def test_there_and_back(folder, capsys):
    for target in ("back.keras", "back.h5"):
        assert main(["js", "convert", f"{folder}/layers", f"{folder}/{target}"]) == 0
        assert f"{target}: keras, " in capsys.readouterr().out
        np.testing.assert_array_equal(tf.keras.models.load_model(folder / target, compile=False)(X), expected(folder))
    assert main(["js", "convert", f"{folder}/graph", f"{folder}/saved_again"]) == 0
    function = tf.saved_model.load(folder / "saved_again").signatures["serving_default"]
    np.testing.assert_allclose(next(iter(function(tf.constant(X)).values())), expected(folder), rtol=1e-6)


@pytest.mark.parametrize(("source", "target", "words"), [
    ("model.keras", "tfjs_graph_model", ["--quantize_uint16"]),
    ("model.keras", "tfjs_layers_model", ["--quantize_float16", "last/kernel,last/bias"]),
    ("layers", "tfjs_layers_model", ["--quantize_uint16", "last/kernel"]),
    ("layers", "tfjs_graph_model", []),
    ("layers", "keras_saved_model", []),
    ("graph", "tfjs_graph_model", []),
    ("saved", "tfjs_graph_model", ["--saved_model_tags", "serve", "--signature_name", "serving_default"])])
def test_every_format_becomes_others(source, target, words, folder, tmp_path):
    words = ["js", "convert", f"{folder}/{source}", f"{tmp_path}/new", "--output_format", target, *words]
    assert main(words) == 0
    if target == "tfjs_layers_model":
        y = tf.js.load_keras_model(tmp_path / "new")(X)
    elif target == "tfjs_graph_model":
        [y] = tf.js.load_graph_model(tmp_path / "new")(tf.constant(X)).values()
    else:
        [y] = tf.saved_model.load(tmp_path / "new").signatures["serving_default"](tf.constant(X)).values()
    np.testing.assert_allclose(y, expected(folder), atol=1e-2)


def test_what_is_in_a_folder(folder, capsys):
    assert main(["js", "show", f"{folder}/graph"]) == 0
    printed = capsys.readouterr().out
    assert "input x: DT_FLOAT [?, 4]" in printed
    assert "output output_0: DT_FLOAT [?, 3]" in printed
    assert "2 files of weights" in printed
    assert main(["js", "show", f"{folder}/layers"]) == 0
    assert "  last/kernel: float32[4, 3]" in capsys.readouterr().out


def test_metadata_is_written_along(folder, tmp_path):
    (tmp_path / "about.json").write_text('{"classes": 3}')
    words = ["js", "convert", f"{folder}/model.keras", f"{tmp_path}/new", "--metadata", f"{tmp_path}/about.json"]
    assert main(words) == 0
    assert json.loads((tmp_path / "new" / "model.json").read_text())["userDefinedMetadata"] == {"classes": 3}


@pytest.mark.parametrize(("words", "told"), [
    (["convert", "{}/nothing", "{}/new"], "there is no model.json"),
    (["convert", "{}/graph", "{}/new", "--output_format", "keras"], "tfjs_graph_model to keras"),
    (["convert", "{}/saved", "{}/new", "--signature_name", "other"], "the model has serving_default"),
    (["convert", "{}/layers", "{}/new", "--output_format", "tfjs_layers_model", "--quantize_uint8", "no"], "no weight"),
    (["convert", "{}/model.keras", "{}/new", "--weight_shard_size_bytes", "0"], "at least 1 byte"),
    (["show", "{}/saved"], "there is no model.json")])  # fmt: skip
def test_wrong_words_are_told(words, told, folder, capsys):
    assert main(["js", *(word.format(folder) for word in words)]) == BAD_INPUT
    printed = capsys.readouterr().err
    assert printed.startswith("minitf js: ")
    assert told in printed
