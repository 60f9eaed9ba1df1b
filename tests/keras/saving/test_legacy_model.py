"""Whole models in .h5 files."""

import json

import numpy as np
import pytest

from minitf import keras

h5py = pytest.importorskip("h5py")

from minitf.keras.saving.archive import load_model, save_model  # noqa: E402  only with h5py
from minitf.keras.saving.legacy_model import in_full, load_legacy, training_config  # noqa: E402

X = np.linspace(0, 1, 12, dtype="float32").reshape(4, 3)


def trained():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, "tanh"), keras.layers.Dense(1)])
    model.compile(keras.optimizers.Adam(0.1), keras.losses.MeanSquaredError(),
                  metrics=["mae", keras.metrics.RootMeanSquaredError()], loss_weights=[2.0])
    model.fit(X, X[:, :1], epochs=2, verbose=0)
    return model


def test_a_model_goes_on_training(tmp_path):
    one = trained()
    one.save(tmp_path / "a.h5")
    two = load_model(tmp_path / "a.h5")
    np.testing.assert_array_equal(two(X), one(X))
    assert two.optimizer.iterations.numpy() == 2
    losses = [each.fit(X, X[:, :1], verbose=0).history["loss"] for each in (one, two)]
    np.testing.assert_allclose(losses[0], losses[1], rtol=1e-6)


def test_without_the_optimizer(tmp_path, caplog):
    save_model(trained(), tmp_path / "a.h5", include_optimizer=False)
    assert not load_model(tmp_path / "a.h5").compiled
    save_model(trained(), tmp_path / "b.hdf5")
    assert not load_model(tmp_path / "b.hdf5", compile=False).compiled


def test_how_it_was_compiled_is_written_in_short():
    config = json.loads(json.dumps(training_config(trained())))
    assert config["loss"]["class_name"] == "MeanSquaredError"
    assert config["metrics"][0] == "mae"
    assert config["metrics"][1]["class_name"] == "RootMeanSquaredError"
    assert config["optimizer_config"]["class_name"] == "Adam"
    assert in_full(["mse", "MeanSquaredError", {"class_name": "Huber", "config": {}}]) == [
        "mean_squared_error", "MeanSquaredError", {"class_name": "Huber", "config": {}}]


def far_off(y, found):
    return keras.ops.abs(y - found)


def test_a_loss_of_the_users_own_is_written_by_its_name(tmp_path):
    model = trained()
    model.compile("sgd", far_off, metrics=[far_off])
    model.save(tmp_path / "a.h5")
    again = load_model(tmp_path / "a.h5", custom_objects={"far_off": far_off})
    assert again.loss is far_off
    assert again.evaluate(X, X[:, :1], verbose=0) == model.evaluate(X, X[:, :1], verbose=0)


def test_folders_that_are_not_there_are_made(tmp_path):
    trained().save(tmp_path / "new" / "newer" / "a.h5")
    assert load_model(tmp_path / "new" / "newer" / "a.h5").compiled


def test_an_error_leaves_the_old_file(tmp_path, monkeypatch):
    trained().save(tmp_path / "a.h5")
    before = (tmp_path / "a.h5").read_bytes()
    monkeypatch.setattr("minitf.keras.saving.legacy_model.write_layers", lambda group, model: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        trained().save(tmp_path / "a.h5")
    assert (tmp_path / "a.h5").read_bytes() == before


def test_code_in_a_file_is_refused(tmp_path):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Lambda(lambda x: 2 * x)])
    model.save(tmp_path / "a.h5")
    with pytest.raises(ValueError, match="safe_mode"):
        load_model(tmp_path / "a.h5")
    np.testing.assert_array_equal(load_model(tmp_path / "a.h5", safe_mode=False)(X), 2 * X)


@pytest.mark.parametrize("config", [None, "{", "[]", "3", '{"class_name": "Sequential"}',
                                    '{"class_name": "Nothing", "config": {}}',
                                    '{"class_name": "system", "config": "ls", "module": "os"}'])
def test_configs_of_no_model(tmp_path, config):
    with h5py.File(tmp_path / "a.h5", "w") as file:
        if config is not None:
            file.attrs["model_config"] = config
    with pytest.raises((ValueError, TypeError)):
        load_legacy(tmp_path / "a.h5")


def test_files_that_are_not_there_or_damaged(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        load_model(tmp_path / "a.h5")
    (tmp_path / "a.h5").write_bytes(b"no HDF5")
    with pytest.raises(OSError):
        load_model(tmp_path / "a.h5")


def test_an_optimizer_whose_state_does_not_fit_starts_anew(tmp_path):
    trained().save(tmp_path / "a.h5")
    with h5py.File(tmp_path / "a.h5", "r+") as file:
        names = file["optimizer_weights"].attrs["weight_names"]
        file["optimizer_weights"].attrs["weight_names"] = names[::-1]
    assert load_model(tmp_path / "a.h5").optimizer.iterations.numpy() == 0
