"""A rate for each epoch."""

import pytest

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import LearningRateScheduler


@pytest.mark.parametrize("schedule", [lambda epoch, rate: rate / 2, lambda epoch: 0.5 ** (epoch + 1)])
def test_functions_of_epoch_and_rate_or_of_the_epoch(schedule):
    logs = run(LearningRateScheduler(schedule), MadeUp(1.0), [{}, {}])
    assert [entry["learning_rate"] for entry in logs] == [0.5, 0.25]


def test_what_it_says(capsys):
    run(LearningRateScheduler(lambda epoch: 0.5, verbose=1), MadeUp(), [{}])
    assert capsys.readouterr().out == "\nEpoch 1: LearningRateScheduler setting learning rate to 0.5.\n"


def test_a_schedule_returns_floats():
    with pytest.raises(ValueError, match="should be a float"):
        run(LearningRateScheduler(lambda epoch: "1"), MadeUp(), [{}])


def test_the_optimizer_needs_a_rate():
    model = MadeUp()
    model.optimizer = object()
    with pytest.raises(ValueError, match="learning_rate"):
        run(LearningRateScheduler(lambda epoch: 1.0), model, [{}])
