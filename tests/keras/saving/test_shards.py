"""Weights in several files."""

import json
import os

import numpy as np
import pytest

from minitf import keras

h5py = pytest.importorskip("h5py")

from minitf.keras.saving.shards import Joined, ShardsReader, as_json  # noqa: E402  only with h5py


def model():
    made = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4), keras.layers.Dense(5)])
    made.compile("adam", "mse")
    return made


def test_values_are_spread_and_found(tmp_path):
    one, two = model(), model()
    one.save_weights(tmp_path / "a.weights.json", max_shard_size=90 / 2**30)
    assert sorted(os.listdir(tmp_path)) == ["a.weights.json", *(f"a_{i:05d}.weights.h5" for i in range(3))]
    listing = json.loads((tmp_path / "a.weights.json").read_text())
    assert listing["metadata"]["total_size"] == sum(w.nbytes for w in one.get_weights()) + 12
    assert listing["weight_map"]["/layers/dense/vars"] == "a_00000.weights.h5"
    assert listing["weight_map"]["/layers/dense_1/vars"] == ["a_00001.weights.h5", "a_00002.weights.h5"]
    two.load_weights(tmp_path / "a.weights.json")
    for a, b in zip(one.get_weights(), two.get_weights(), strict=True):
        np.testing.assert_array_equal(a, b)


def test_a_value_larger_than_a_file_may_be(tmp_path):
    with pytest.raises(ValueError, match="exceeds the maximum shard size"):
        model().save_weights(tmp_path / "a.weights.json", max_shard_size=20 / 2**30)
    assert os.listdir(tmp_path) == []


def test_the_other_ending_is_renamed_with_a_warning():
    with pytest.warns(UserWarning, match="will be renamed to x/a.weights.json"):
        assert as_json("x/a.weights.h5", "Saving") == "x/a.weights.json"


@pytest.mark.parametrize("name", ["../a_00000.weights.h5", "/etc/passwd", "", "..", 3])
def test_names_of_files_elsewhere_are_refused(tmp_path, name):
    (tmp_path / "a.weights.json").write_text(json.dumps({"weight_map": {"/layers/dense/vars": [name]}}))
    with pytest.raises(ValueError, match="must be a file beside it"):
        model().load_weights(tmp_path / "a.weights.json")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"weight_map": 3}'])
def test_a_damaged_list_is_told(tmp_path, text):
    (tmp_path / "a.weights.json").write_text(text)
    with pytest.raises(ValueError, match="load_weights"):
        ShardsReader(str(tmp_path / "a.weights.json"))


def test_values_of_several_files_are_one_mapping():
    joined = Joined([{"0": 1}, {"1": 2, "2": 3}])
    assert list(joined) == joined.keys() == ["0", "1", "2"]
    assert len(joined) == 3
    assert joined["2"] == 3
    assert "3" not in joined
    with pytest.raises(KeyError, match="no file holds"):
        joined["3"]
