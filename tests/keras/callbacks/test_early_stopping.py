"""Stopping when nothing gets better."""

import pytest

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import EarlyStopping


def losses(*values):
    return [{"loss": value} for value in values]


@pytest.mark.parametrize(("patience", "epochs"), [(0, 3), (1, 3), (2, 4), (3, 5)])
def test_it_waits(patience, epochs):
    seen = run(EarlyStopping("loss", patience=patience), MadeUp(), losses(3.0, 2.0, 2.0, 2.1, 2.2, 2.3))
    assert len(seen) == epochs


def test_a_better_value_starts_the_waiting_anew():
    assert len(run(EarlyStopping("loss", patience=2), MadeUp(), losses(3, 4, 2, 3, 1, 2, 2, 2))) == 7


def test_the_best_weights_come_back(capsys):
    model = MadeUp()
    run(EarlyStopping("loss", patience=1, restore_best_weights=True, verbose=1), model, losses(3.0, 1.0, 2.0, 2.0))
    assert model.weights == [1]
    assert capsys.readouterr().out == (
        "Epoch 3: early stopping\nRestoring model weights from the end of the best epoch: 2.\n")


def test_the_beginning_does_not_count():
    stop = EarlyStopping("loss", patience=0, start_from_epoch=3)
    assert len(run(stop, MadeUp(), losses(1, 2, 3, 4, 5, 6))) == 5


def test_only_what_beats_the_baseline_counts():
    assert len(run(EarlyStopping("loss", patience=2, baseline=0.5), MadeUp(), losses(3, 2, 1.5, 1.5, 1.4))) == 4


def test_it_can_be_used_again():
    stop = EarlyStopping("loss")
    assert len(run(stop, MadeUp(), losses(1.0, 2.0, 3.0))) == 2
    assert len(run(stop, MadeUp(), losses(5.0, 4.0, 6.0))) == 3
