"""What goes wrong over a damaged file is told as that, and an error in the user's own code is not."""

import json
import zipfile

import pytest

import minitf as tf
from keras.saving import fuzzing
from minitf.keras.saving.damage import damage_told, raised_by_readers

h5py = pytest.importorskip("h5py")


def test_errors_of_readers_are_value_errors(tmp_path):
    path, match = tmp_path / "m.h5", r"m\.h5' \(KeyError: .*damaged"
    with h5py.File(path, "w") as file, pytest.raises(ValueError, match=match) as told, damage_told(path):
        file["none"]
    assert isinstance(told.value.__cause__, KeyError)


def test_a_user_s_own_error_stays_as_it_is():
    def build():
        return {}["missing"]

    with pytest.raises(KeyError, match="missing") as told, damage_told("m.keras"):
        build()
    assert not raised_by_readers(told.value)


def test_a_config_of_wrong_types(tmp_path):
    fuzzing.model().save(tmp_path / "m.keras")
    with zipfile.ZipFile(tmp_path / "m.keras") as source:
        members = {name: source.read(name) for name in source.namelist()}
    config = json.loads(members["config.json"])
    config["config"]["layers"][1]["module"] = 3
    members["config.json"] = json.dumps(config).encode()
    with zipfile.ZipFile(tmp_path / "bad.keras", "w") as target:
        for name, data in members.items():
            target.writestr(name, data)
    with pytest.raises(ValueError, match=r"bad\.keras.*damaged"):
        tf.keras.models.load_model(tmp_path / "bad.keras")


def test_some_mutants_end_in_declared_errors():
    found = fuzzing.run(60, seed=2)
    assert found["nothing"] < 40
    assert found["ValueError"] + found["OSError"] > 20
