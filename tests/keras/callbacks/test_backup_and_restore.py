"""Going on where a training was."""

import json

import numpy as np
import pytest

import minitf as tf
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
    place = json.loads((folder / "training_metadata.json").read_text())
    assert (place["epoch"], place["batch"], place["batches_done"]) == (2, 0, 0)
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


def trained(folder, die_after=None, save_freq=2, **options):
    """A model with dropout and momentum after 3 epochs of 5 batches, and its losses; unless it dies before."""
    tf.keras.utils.set_random_seed(3)
    x = np.linspace(-1, 1, 60, dtype="float32").reshape(20, 3)
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(4, "tanh"), tf.keras.layers.Dropout(0.3),
                                 tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.SGD(0.05, momentum=0.9), "mse")
    steps = []

    def count(batch, logs):
        steps.append(batch)
        if len(steps) == die_after:
            raise Killed

    callbacks = [BackupAndRestore(folder, save_freq), tf.keras.callbacks.LambdaCallback(on_train_batch_end=count)]
    history = model.fit(x, x.sum(1), 4, 3, shuffle=False, verbose=0, callbacks=callbacks, **options)
    return model.get_weights(), history.history["loss"], steps


@pytest.mark.parametrize("die_after", [1, 2, 3, 7, 12, 14])
def test_an_epoch_that_was_broken_off_goes_on_at_its_step(tmp_path, die_after):
    weights, losses, steps = trained(tmp_path / "undisturbed")
    assert steps == [0, 1, 2, 3, 4] * 3
    with pytest.raises(Killed):
        trained(tmp_path / "b", die_after)
    restored, new_losses, new_steps = trained(tmp_path / "b")
    assert new_steps == steps[die_after // 2 * 2 :]
    np.testing.assert_allclose(new_losses, losses[-len(new_losses) :], rtol=1e-6)
    for new, old in zip(restored, weights, strict=True):
        np.testing.assert_allclose(new, old, rtol=1e-6)


def test_epochs_that_are_whole_begin_with_the_first_step(tmp_path):
    _, losses, _ = trained(tmp_path / "undisturbed", save_freq="epoch")
    with pytest.raises(Killed):
        trained(tmp_path / "b", 8, save_freq="epoch")
    _, new_losses, steps = trained(tmp_path / "b", save_freq="epoch")
    assert steps == [0, 1, 2, 3, 4] * 2
    np.testing.assert_allclose(new_losses, losses[1:], rtol=1e-6)


def test_under_a_strategy_the_model_is_built_on_a_first_batch(tmp_path):
    strategy = tf.distribute.MirroredStrategy(["CPU:0"])

    def fit(*data):
        with strategy.scope():
            model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
            model.compile("sgd", "mse")
        backup = BackupAndRestore(tmp_path / "b", delete_checkpoint=False)
        model.fit(*data, shuffle=False, verbose=0, callbacks=[backup])

    with pytest.raises(ValueError, match="must be built"):
        fit((np.ones((2, 2)), np.ones((2, 1))) for _ in range(2))  # a generator's first batch would be used up
    fit(np.ones((4, 2)), np.ones((4, 1)))
    assert (tmp_path / "b" / "latest.weights.h5").exists()
