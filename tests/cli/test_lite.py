import numpy as np
import pytest

import minitf as tf
from minitf.cli.main import BAD_INPUT, main

X = np.random.default_rng(0).normal(size=(8, 4)).astype("float32")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a model, samples, labels, and the model as a file of floats and one of integers."""
    path = tmp_path_factory.mktemp("lite")
    tf.keras.utils.set_random_seed(0)
    model = tf.keras.Sequential([tf.keras.Input((4,), name="x"), tf.keras.layers.Dense(3)])
    model.save(path / "model.keras")
    np.save(path / "x.npy", X)
    np.save(path / "y.npy", model(X).numpy().argmax(1))
    assert main(["lite", "convert", f"{path}/model.keras", f"{path}/float.tflite"]) == 0
    assert main(["lite", "convert", f"{path}/model.keras", f"{path}/int8.tflite", "--int8", "--samples",
                 f"{path}/x.npy", "--labels", f"{path}/y.npy"]) == 0
    return path


def test_what_is_in_a_file(folder, capsys):
    assert main(["lite", "show", f"{folder}/int8.tflite"]) == 0
    printed = capsys.readouterr().out
    assert "signature serving_default: x -> output_0" in printed
    assert "input serving_default_x:0: float32[1, 4]" in printed
    assert [line.split()[0] for line in printed.splitlines() if line.startswith("  ")] == [
        "QUANTIZE", "FULLY_CONNECTED", "DEQUANTIZE"]


def test_running_a_file_prints_or_writes_what_it_gives(folder, capsys):
    words = ["lite", "run", f"{folder}/float.tflite", "--inputs", f"x={folder}/x.npy"]
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("output_0:\n[[")
    assert main([*words, "--outdir", f"{folder}/results"]) == 0
    expected = tf.keras.models.load_model(folder / "model.keras")(X).numpy()
    np.testing.assert_allclose(np.load(folder / "results" / "output_0.npy"), expected, atol=1e-6)


def test_two_files_beside_each_other(folder, capsys):
    assert main(["lite", "compare", f"{folder}/float.tflite", f"{folder}/int8.tflite", "--samples", f"{folder}/x.npy",
                 "--labels", f"{folder}/y.npy"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["size", "answers", "same", "accuracy"]
    assert "100.00% ->" in lines[-1]


def test_a_saved_model_and_small_weights(folder, capsys):
    tf.keras.models.load_model(folder / "model.keras").export(folder / "saved", verbose=False)
    for kind in ("--float16", "--dynamic"):
        assert main(["lite", "convert", f"{folder}/saved", f"{folder}/small.tflite", kind]) == 0
        assert "bytes" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["convert", "model.keras", "o.tflite", "--int8"], ["show", "x.npy"],
                                   ["run", "x.npy", "--inputs", ""], ["show", "none.tflite"]])
def test_wrong_input_is_one_line_and_exit_status_2(folder, words, capsys):
    here = [f"{folder}/{word}" if "." in word else word for word in words]
    assert main(["lite", *here]) == BAD_INPUT
    assert len(capsys.readouterr().err.splitlines()) == 1
