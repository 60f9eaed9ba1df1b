"""When EarlyStopping stops. Chapter 15 sets `EarlyStopping.on_epoch_end` as an exercise."""

import pytest

from minitf.keras.callbacks import EarlyStopping


class Model:
    """Its weights are the number of the epoch."""

    metrics = ()

    def __init__(self):
        self.stop_training = False
        self.weights = None

    def get_weights(self):
        return self.weights

    def set_weights(self, weights):
        self.weights = weights


def run(losses, **options):
    """How many epochs there were, and the weights at the end."""
    stop, model = EarlyStopping("loss", **options), Model()
    stop.set_model(model)
    stop.on_train_begin()
    epochs = 0
    for epoch, loss in enumerate(losses):
        model.weights = epoch
        stop.on_epoch_end(epoch, {} if loss is None else {"loss": loss})
        epochs += 1
        if model.stop_training:
            break
    stop.on_train_end()
    return epochs, model.weights


@pytest.mark.parametrize(("patience", "epochs"), [(1, 3), (2, 4), (3, 5)])
def test_it_waits_for_as_many_epochs_as_it_was_told(patience, epochs):
    assert run([3.0, 2.0, 2.5, 2.5, 2.5, 2.5, 2.5], patience=patience)[0] == epochs


def test_it_goes_on_while_things_get_better():
    assert run([5.0, 4.0, 3.0, 2.0, 1.0])[0] == 5


def test_a_better_value_starts_the_waiting_anew():
    assert run([3.0, 4.0, 2.0, 3.0, 1.0, 2.0, 2.0, 2.0], patience=2)[0] == 7


def test_better_means_better_than_the_best():
    assert run([1.0, 5.0, 4.0, 3.0, 2.0], patience=2)[0] == 3


def test_the_best_weights_come_back():
    assert run([3.0, 1.0, 2.0, 2.0], patience=2, restore_best_weights=True) == (4, 1)
    assert run([3.0, 1.0, 2.0, 2.0], patience=2) == (4, 3)


def test_a_small_improvement_does_not_count():
    assert run([3.0, 2.9, 2.8, 2.7], patience=2, min_delta=0.5)[0] == 3


def test_only_values_beyond_the_baseline_end_the_waiting():
    assert run([3.0, 2.9, 3.0, 3.0, 2.6], patience=3, baseline=1.0)[0] == 3
    assert run([3.0, 0.5, 0.6, 0.7, 0.8, 0.9], patience=3, baseline=1.0)[0] == 5


def test_the_first_epochs_can_be_left_out():
    assert run([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], start_from_epoch=3)[0] == 5


def test_an_epoch_without_the_number_is_passed_over():
    with pytest.warns(UserWarning, match="not available"):
        assert run([3.0, None, None, 2.0], patience=1)[0] == 4


def test_the_first_epoch_never_stops():
    assert run([3.0, 2.0], patience=0)[0] == 2
