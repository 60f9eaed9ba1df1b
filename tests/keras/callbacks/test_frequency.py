"""How often something is saved."""

import pytest

from minitf.keras.callbacks.frequency import SaveFrequency


def test_batches_are_counted_across_epochs():
    frequency = SaveFrequency("here", 4)
    assert [batch for batch in [0, 1, 2, 0, 1, 2, 0, 1, 2] if frequency.is_due_after(batch)] == [0, 1]


def test_several_steps_at_once():
    frequency = SaveFrequency("here", 4)
    assert [frequency.is_due_after(batch) for batch in (2, 5, 8)] == [False, True, False]


def test_epochs():
    assert SaveFrequency("here", "epoch").every_epoch
    assert not SaveFrequency("here", "epoch").is_due_after(99)


@pytest.mark.parametrize("wrong", ["batch", 1.5, None])
def test_other_frequencies(wrong):
    with pytest.raises(ValueError, match="here: Unrecognized save_freq"):
        SaveFrequency("here", wrong)
