"""Going on where a training was."""

import json

import pytest

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import BackupAndRestore


class Killed(Exception):
    pass


def killed_after(epochs, backup):
    class Killing(MadeUp):
        def save_weights(self, filepath, overwrite=True):
            super().save(filepath)
            if len(self.saved) == epochs:
                raise Killed

    with pytest.raises(Killed):
        run(backup, Killing(), [{}] * 9)


def test_the_next_fit_starts_with_the_epoch_that_was_not_saved(tmp_path):
    folder = tmp_path / "backup"
    killed_after(3, BackupAndRestore(folder))
    assert json.loads((folder / "training_metadata.json").read_text()) == {"epoch": 2, "batch": 0}
    model = MadeUp()
    backup = BackupAndRestore(folder)
    backup.set_model(model)
    backup.on_train_begin()
    assert model._initial_epoch == 2
    assert model.weights == [str(folder / "latest.weights.h5")]
    backup.on_train_end()
    assert not folder.exists()


def test_the_folder_can_stay(tmp_path):
    run(BackupAndRestore(tmp_path / "b", delete_checkpoint=False), MadeUp(), [{}])
    assert (tmp_path / "b" / "latest.weights.h5").exists()


def test_a_damaged_state_is_replaced_by_the_one_before(tmp_path):
    run(BackupAndRestore(tmp_path, delete_checkpoint=False, double_checkpoint=True), MadeUp(), [{}, {}, {}])

    class Damaged(MadeUp):
        def load_weights(self, filepath):
            self.tried = getattr(self, "tried", 0) + 1
            if self.tried == 1:
                raise OSError("damaged")

    model = Damaged()
    backup = BackupAndRestore(tmp_path)
    backup.set_model(model)
    backup.on_train_begin()
    assert (model.tried, model._initial_epoch) == (2, 2)


def test_after_batches(tmp_path):
    model = MadeUp()
    run(BackupAndRestore(tmp_path / "b", save_freq=2), model, [{}] * 5)
    assert len(model.saved) == 2


def test_the_model_must_be_built(tmp_path):
    model = MadeUp()
    model.built = False
    with pytest.raises(ValueError, match="must be built"):
        run(BackupAndRestore(tmp_path), model, [{}])


@pytest.mark.parametrize("arguments", [{"backup_dir": ""}, {"backup_dir": "b", "save_freq": "often"}])
def test_wrong_arguments(arguments):
    with pytest.raises(ValueError, match="BackupAndRestore"):
        BackupAndRestore(**arguments)
