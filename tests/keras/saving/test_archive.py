import json
import zipfile

import numpy as np
import pytest

from minitf import keras
from minitf.keras.saving.archive import load_model, save_model

pytest.importorskip("h5py")

X, Y = np.linspace(-1, 1, 24).reshape(8, 3).astype("float32"), np.linspace(0, 1, 8).reshape(8, 1).astype("float32")


def trained(epochs=2):
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, "tanh"), keras.layers.BatchNormalization(),
                              keras.layers.Dense(1)])
    model.compile(keras.optimizers.Adam(0.01), "mse", metrics=["mae"])
    model.fit(X, Y, epochs=epochs, verbose=0, shuffle=False)
    return model


def test_training_goes_on_as_if_nothing_had_happened(tmp_path):
    model = trained()
    save_model(model, tmp_path / "a.keras")
    again = load_model(tmp_path / "a.keras")
    assert type(again) is keras.Sequential
    assert int(again.optimizer.iterations.numpy()) == 2
    histories = [each.fit(X, Y, epochs=3, verbose=0, shuffle=False).history for each in (model, again)]
    assert histories[0] == histories[1]


def test_what_is_in_the_file(tmp_path):
    save_model(trained(), tmp_path / "a.keras")
    with zipfile.ZipFile(tmp_path / "a.keras") as archive:
        assert archive.namelist() == ["metadata.json", "config.json", "model.weights.h5"]
        assert json.loads(archive.read("metadata.json"))["keras_version"].startswith("3.")
        assert json.loads(archive.read("config.json"))["class_name"] == "Sequential"


def test_without_compiling(tmp_path):
    save_model(trained(), tmp_path / "a.keras")
    assert not load_model(tmp_path / "a.keras", compile=False).compiled


def test_custom_layers_are_named(tmp_path):
    class Plus(keras.layers.Layer):
        def build(self, shape):
            self.offset = self.add_weight(shape=(shape[-1],), initializer="ones")

        def call(self, x):
            return x + self.offset

    model = keras.Sequential([keras.Input((3,)), Plus()])
    save_model(model, tmp_path / "a.keras")
    again = load_model(tmp_path / "a.keras", custom_objects={"Plus": Plus})
    np.testing.assert_array_equal(again(X), X + 1)
    with pytest.raises(TypeError):
        load_model(tmp_path / "a.keras")


def test_code_in_a_file_is_refused(tmp_path):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Lambda(lambda x: 2 * x)])
    save_model(model, tmp_path / "a.keras")
    with pytest.raises(ValueError, match="safe_mode"):
        load_model(tmp_path / "a.keras")
    np.testing.assert_array_equal(load_model(tmp_path / "a.keras", safe_mode=False)(X), 2 * X)


def test_a_model_that_is_not_built_is_saved_with_a_warning(tmp_path):
    with pytest.warns(UserWarning, match="not yet been built"):
        save_model(keras.Sequential([keras.layers.Dense(1)]), tmp_path / "a.keras")


@pytest.mark.parametrize(("call", "error"), [
    (lambda path: save_model(trained(0), path / "a.txt"), ValueError),
    (lambda path: save_model(trained(0), path / "a.keras", by_heart=1), ValueError),
    (lambda path: save_model(trained(0), path / "a.keras", zipped=False), ValueError),
    (lambda path: load_model(path), ValueError),
    (lambda path: load_model(path / "a.txt"), ValueError),
    (lambda path: load_model(path / "a.keras"), ValueError),
])
def test_wrong_calls(tmp_path, call, error):
    with pytest.raises(error, match="_model: "):
        call(tmp_path)


@pytest.mark.parametrize("config", ["null", "{", "[]", '"model"', "{}", '{"module": "os", "class_name": "system"}'])
def test_configs_of_no_model(tmp_path, config):
    with zipfile.ZipFile(tmp_path / "a.keras", "w") as archive:
        archive.writestr("config.json", config)
        archive.writestr("model.weights.h5", b"")
    with pytest.raises((ValueError, TypeError)):
        load_model(tmp_path / "a.keras")


def test_a_folder_in_place_of_an_archive(tmp_path):
    first, second = trained(1), trained(2)
    for model in (first, second):
        save_model(model, tmp_path / "model", zipped=False)
        (tmp_path / "model" / "notes.txt").write_text("mine")
    assert {path.name for path in (tmp_path / "model").iterdir()} == {"config.json", "metadata.json",
                                                                      "model.weights.h5", "notes.txt"}
    np.testing.assert_array_equal(load_model(tmp_path / "model")(X), second(X))


def test_a_damaged_archive(tmp_path):
    (tmp_path / "a.keras").write_bytes(b"no archive")
    with pytest.raises(ValueError, match="must be a zip archive"):
        load_model(tmp_path / "a.keras")
