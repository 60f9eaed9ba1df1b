"""What every epoch has measured."""

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import History


def test_a_list_for_every_name():
    model, history = MadeUp(), History()
    run(history, model, [{"loss": 3.0}, {"loss": 2.0, "val_loss": 2.5}])
    assert history.history == {"loss": [3.0, 2.0], "val_loss": [2.5]}
    assert history.epoch == [0, 1]
    assert model.history is history


def test_the_epochs_are_those_of_the_last_fit():
    history = History()
    run(history, MadeUp(), [{"loss": 3.0}])
    run(history, MadeUp(), [{"loss": 1.0}])
    assert history.history == {"loss": [3.0, 1.0]}
    assert history.epoch == [0]
