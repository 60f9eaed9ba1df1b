"""The steps of an epoch. Chapter 15 sets `Epochs._executions` as an exercise."""

import warnings

import numpy as np

from minitf.keras.training.epochs import Epochs


def generator(count):
    for number in range(count):
        yield (np.array([number]),)


def seen(epochs):
    """One epoch: (first step, last step, first rows of the batches) for every execution, and how often it warned."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = [(first, last, [int(np.ravel(batch)[0]) for batch in batches]) for first, last, batches in epochs]
    return found, len(caught)


def rows(epochs):
    found, warned = seen(epochs)
    return [row for _, _, batches in found for row in batches], warned


def test_steps_are_numbered_from_zero():
    found, _ = seen(Epochs(np.arange(6), batch_size=2))
    assert found == [(0, 0, [0]), (1, 1, [2]), (2, 2, [4])]


def test_every_epoch_of_whole_data_begins_anew():
    epochs = Epochs(np.arange(3), batch_size=1)
    assert [rows(epochs) for _ in range(3)] == [([0, 1, 2], 0)] * 3


def test_several_steps_at_once():
    found, _ = seen(Epochs(np.arange(5), batch_size=1, steps_per_execution=2))
    assert found == [(0, 1, [0, 1]), (2, 3, [2, 3]), (4, 5, [4])]


def test_with_steps_per_epoch_the_next_one_goes_on():
    epochs = Epochs(generator(9), steps_per_epoch=3)
    assert [rows(epochs) for _ in range(3)] == [([0, 1, 2], 0), ([3, 4, 5], 0), ([6, 7, 8], 0)]


def test_with_steps_per_epoch_the_data_begins_anew_when_it_was_used_up():
    epochs = Epochs(np.arange(4), batch_size=1, steps_per_epoch=2)
    assert [rows(epochs) for _ in range(3)] == [([0, 1], 0), ([2, 3], 0), ([0, 1], 0)]


def test_data_that_ends_in_the_middle_warns_once():
    epochs = Epochs(np.arange(3), batch_size=1, steps_per_epoch=2)
    assert [rows(epochs) for _ in range(3)] == [([0, 1], 0), ([2], 1), ([0, 1], 0)]


def test_a_generator_of_unknown_length():
    epochs = Epochs(generator(4))
    assert rows(epochs) == ([0, 1, 2, 3], 1)
    assert epochs.num_batches is not None


def test_a_generator_that_ends_before_its_steps():
    epochs = Epochs(generator(4), steps_per_epoch=3)
    assert rows(epochs) == ([0, 1, 2], 0)
    assert rows(epochs) == ([3], 1)
