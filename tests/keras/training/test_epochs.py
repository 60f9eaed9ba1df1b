"""Epochs, cut into steps."""

import numpy as np
import pytest

from minitf.keras import config
from minitf.keras.training.epochs import Epochs


def numbers(count):
    for number in range(count):
        yield (np.array([number]),)


def seen(epochs):
    return [(first, last, [int(np.ravel(batch)[0]) for batch in batches]) for first, last, batches in epochs]


def test_one_batch_a_step():
    epochs = Epochs(np.arange(5), batch_size=2)
    for _ in range(2):
        assert seen(epochs) == [(0, 0, [0]), (1, 1, [2]), (2, 2, [4])]


def test_several_steps_per_execution():
    assert seen(Epochs(np.arange(5), batch_size=1, steps_per_execution=2)) == [
        (0, 1, [0, 1]), (2, 3, [2, 3]), (4, 5, [4])]


def test_an_epoch_goes_on_where_the_last_one_stopped():
    epochs = Epochs(np.arange(6), batch_size=1, steps_per_epoch=3)
    assert [batch for _, _, (batch,) in seen(epochs)] == [0, 1, 2]
    assert [batch for _, _, (batch,) in seen(epochs)] == [3, 4, 5]
    assert [batch for _, _, (batch,) in seen(epochs)] == [0, 1, 2]


def test_rewinding():
    epochs = Epochs(np.arange(6), batch_size=1, steps_per_epoch=3)
    seen(epochs)
    epochs.rewind()
    assert [batch for _, _, (batch,) in seen(epochs)] == [0, 1, 2]


def test_data_that_runs_out():
    epochs = Epochs(np.arange(4), batch_size=1, steps_per_epoch=9)
    with pytest.warns(UserWarning, match="ran out of data"):
        assert len(seen(epochs)) == 4


def test_a_generator_that_ends():
    epochs = Epochs(numbers(3))
    assert epochs.num_batches is None
    with pytest.warns(UserWarning, match="ran out of data"):
        assert len(seen(epochs)) == 3
    assert epochs.num_batches is not None


def test_a_generator_with_steps():
    epochs = Epochs(numbers(9), steps_per_epoch=2)
    assert [batch for _ in range(3) for _, _, (batch,) in seen(epochs)] == [*range(6)]


def test_the_data_learns_of_an_end_before_the_last_batch():
    epochs, told = Epochs(np.arange(4), batch_size=1), []
    epochs._adapter.on_epoch_end = lambda: told.append("end")
    for _ in epochs:
        break
    assert told == ["end"]


def test_a_limit_for_all():
    config.set_max_steps_per_epoch(2)
    try:
        with pytest.warns(UserWarning, match="Limiting steps_per_epoch to 2"):
            epochs = Epochs(np.arange(9), batch_size=1)
    finally:
        config.set_max_steps_per_epoch(None)
    assert len(seen(epochs)) == 2


def test_an_epoch_may_begin_in_the_middle_and_the_next_one_does_not():
    epochs = Epochs(np.arange(6), batch_size=2)
    epochs.begin_at(2)
    assert seen(epochs) == [(2, 2, [4])]
    assert seen(epochs) == [(0, 0, [0]), (1, 1, [2]), (2, 2, [4])]
