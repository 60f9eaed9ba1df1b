"""Keeping the model on disk."""

import numpy as np
import pytest

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import ModelCheckpoint


def saved(folder, pattern, logs, **options):
    model = MadeUp()
    run(ModelCheckpoint(folder / pattern, **options), model, logs)
    return [path.removeprefix(f"{folder}/") for path in model.saved]


LOGS = [{"loss": 3.0, "val_loss": 1.0}, {"loss": 2.0, "val_loss": 2.0}, {"loss": 1.0, "val_loss": 0.5}]


def test_every_epoch(tmp_path):
    assert saved(tmp_path, "{epoch:02d}-{loss:.1f}.keras", LOGS) == ["01-3.0.keras", "02-2.0.keras", "03-1.0.keras"]


def test_the_best_only(tmp_path):
    assert saved(tmp_path, "{epoch}.keras", LOGS, save_best_only=True) == ["1.keras", "3.keras"]
    assert saved(tmp_path, "{epoch}.keras", LOGS, save_best_only=True, mode="max") == ["1.keras", "2.keras"]
    assert saved(tmp_path, "{epoch}.keras", LOGS, save_best_only=True, initial_value_threshold=0.8) == ["3.keras"]


def test_after_batches(tmp_path):
    names = saved(tmp_path, "sub/{epoch}-{batch}.weights.h5", LOGS, save_weights_only=True, save_freq=2)
    assert names == ["sub/2-1.weights.h5"]


def test_no_value_to_compare(tmp_path):
    with pytest.warns(UserWarning, match="only with what available"):
        assert saved(tmp_path, "a.keras", LOGS[:1], monitor="what", mode="min", save_best_only=True) == ["a.keras"]
    with pytest.warns(UserWarning, match="a scalar"):
        saved(tmp_path, "a.keras", [{"val_loss": np.ones(2)}], save_best_only=True)


def test_a_folder_is_in_the_way(tmp_path):
    (tmp_path / "a.keras").mkdir()
    with pytest.raises(IsADirectoryError, match="non-directory filepath"):
        saved(tmp_path, "a.keras", LOGS)


def test_a_name_that_is_not_measured(tmp_path):
    with pytest.raises(KeyError, match="it can ask for epoch, loss, val_loss"):
        saved(tmp_path, "{mae}.keras", LOGS)


@pytest.mark.parametrize(("path", "weights_only"), [("a.model", False), ("a.keras", True), ("a.h5", True)])
def test_endings(path, weights_only):
    with pytest.raises(ValueError, match="must end in"):
        ModelCheckpoint(path, save_weights_only=weights_only)
