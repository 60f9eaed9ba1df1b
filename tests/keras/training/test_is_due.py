"""After which epochs the validation data is measured. Chapter 15 sets `is_due` as an exercise."""

import pytest

from minitf.keras.training import loops


def due(validation_freq, epochs=8):
    return [epoch for epoch in range(epochs) if loops.is_due(epoch, validation_freq)]


def test_every_epoch():
    assert due(1) == [0, 1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(("frequency", "expected"), [(2, [1, 3, 5, 7]), (3, [2, 5]), (9, [])])
def test_after_so_many_epochs(frequency, expected):
    assert due(frequency) == expected


def test_a_list_counts_from_one():
    assert due([1, 2, 8]) == [0, 1, 7]
    assert due([]) == []


@pytest.mark.parametrize("wrong", ["often", 1.5, (1, 2), None])
def test_other_types_are_refused(wrong):
    with pytest.raises(ValueError, match="validation_freq"):
        loops.is_due(1, wrong)
