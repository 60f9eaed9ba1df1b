"""`minitf show`: what is in a SavedModel, and what it computes."""

import zipfile
from pathlib import Path

import numpy as np
import pytest

from minitf.cli.main import main

GOLDEN = Path(__file__).parents[1] / "golden" / "saved_models.zip"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    with zipfile.ZipFile(GOLDEN) as archive:
        archive.extractall(folder)
    return str(folder / "frozen")


def test_shows_what_is_there(model, capsys):
    assert main(["show", model]) == 0
    assert "serving_default(x: float32[2]) -> {y: float32[2]}" in capsys.readouterr().out


def test_runs_a_signature_on_values(model, capsys):
    assert main(["show", model, "--run", "serving_default", "--input_exprs", "x=[1, 2.5]"]) == 0
    assert capsys.readouterr().out == "y:\n[3. 6.]\n"


def test_runs_a_signature_on_files(model, tmp_path):
    np.save(tmp_path / "a.npy", np.float32([1, 2]))
    np.savez(tmp_path / "b.npz", images=np.float32([3, 4]), other=np.float32([0, 0]))
    for given, expected in (("a.npy", [3, 5]), ("b.npz[images]", [7, 9]), ("b.npz", [7, 9])):
        out = tmp_path / "out"
        words = ["--inputs", f"x={tmp_path / given}", "--outdir", str(out), "--tag_set", "serve"]
        assert main(["show", model, "--run", "serving_default", *words]) == 0
        assert np.load(out / "y.npy").tolist() == expected


@pytest.mark.parametrize(("words", "error"), [
    (["--run", "other"], "no signature 'other': it has serving_default."),
    (["--run", "serving_default"], "inputs are []: the signature takes TensorSpec"),
    (["--run", "serving_default", "--input_exprs", "x=__import__('os')"], "--input_exprs"),
    (["--run", "serving_default", "--input_exprs", "x"], "an input is NAME=VALUE"),
    (["--run", "serving_default", "--inputs", "x=/nowhere.npy"], "/nowhere.npy"),
    (["--run", "serving_default", "--inputs", f"x={__file__}"], "test_show.py"),
])
def test_wrong_input_is_told(model, capsys, words, error):
    assert main(["show", model, *words]) == 2
    assert error in capsys.readouterr().err


def test_no_model_is_told(tmp_path, capsys):
    assert main(["show", str(tmp_path)]) == 2
    assert "saved_model.pb" in capsys.readouterr().err
