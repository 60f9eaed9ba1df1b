"""An asset is a path, as text and as a tensor; its file is copied when a model is saved."""

from pathlib import Path

import pytest

import minitf as tf


def test_a_path_as_text_and_as_a_tensor(tmp_path):
    asset = tf.saved_model.Asset(tmp_path / "a.txt")
    assert asset.path == str(tmp_path / "a.txt")
    assert asset.asset_path.numpy().decode() == asset.path
    assert tf.convert_to_tensor(asset) is asset.asset_path


def test_an_empty_path_is_refused():
    with pytest.raises(ValueError, match="path of a file"):
        tf.saved_model.Asset("")


def test_files_of_one_name_get_different_ones(tmp_path):
    model = tf.Module()
    for i, folder in enumerate(("one", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "words.txt").write_text(folder)
        setattr(model, f"asset_{i}", tf.saved_model.Asset(tmp_path / folder / "words.txt"))
    model.read = tf.function(lambda: tf.io.read_file(model.asset_1), input_signature=[])
    tf.saved_model.save(model, tmp_path / "model")
    (tmp_path / "two" / "words.txt").unlink()
    loaded = tf.saved_model.load(tmp_path / "model")
    assert [Path(asset.path).read_text() for asset in (loaded.asset_0, loaded.asset_1)] == ["one", "two"]
    assert loaded.read().numpy() == b"two"
