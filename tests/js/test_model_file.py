import json
import os

import numpy as np
import pytest

from minitf.js.model_file import read_model, write_model

WEIGHTS = [("x", np.arange(6, dtype=np.float32))]
DOCUMENT = {"format": "layers-model", "modelTopology": {}}


def test_a_model_replaces_the_one_before_and_leaves_other_files(tmp_path):
    (tmp_path / "index.html").write_text("a page")
    write_model(tmp_path, DOCUMENT, WEIGHTS, shard_bytes=8)
    assert sorted(os.listdir(tmp_path)) == [
        "group1-shard1of3.bin", "group1-shard2of3.bin", "group1-shard3of3.bin", "index.html", "model.json"]
    write_model(tmp_path, DOCUMENT, WEIGHTS)
    assert sorted(os.listdir(tmp_path)) == ["group1-shard1of1.bin", "index.html", "model.json"]
    document, folder = read_model("f", tmp_path)
    assert (document["format"], folder) == ("layers-model", str(tmp_path))
    assert read_model("f", tmp_path / "model.json")[0] == document


def test_after_an_error_the_old_model_is_still_there(tmp_path):
    write_model(tmp_path, DOCUMENT, WEIGHTS)
    with pytest.raises(ValueError, match="two weights x"):
        write_model(tmp_path, DOCUMENT, WEIGHTS * 2)
    assert read_model("f", tmp_path)[0]["weightsManifest"][0]["weights"][0]["name"] == "x"


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "layers-model"}', '{"modelTopology": 3}', "[" * 100_000])
def test_what_is_no_model_is_told(text, tmp_path):
    (tmp_path / "model.json").write_text(text)
    with pytest.raises(ValueError, match=r"^f: .*model\.json: "):
        read_model("f", tmp_path)


def test_where_there_is_no_model(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no model\.json"):
        read_model("f", tmp_path)


def test_the_file_says_who_wrote_it(tmp_path):
    write_model(tmp_path, DOCUMENT, WEIGHTS)
    assert json.loads((tmp_path / "model.json").read_text())["generatedBy"].startswith("minitf ")
