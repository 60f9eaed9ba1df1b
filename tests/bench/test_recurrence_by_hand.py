"""The steps by hand learn: their gradients lead downhill, as far as first steps show."""

import pytest

from minitf.bench import recurrence, recurrence_by_hand


@pytest.mark.parametrize("program", ["lstm_numpy", "gru_numpy"])
def test_the_loss_falls(program, monkeypatch):
    for module in (recurrence, recurrence_by_hand):
        monkeypatch.setattr(module, "STEPS", 8)
    step = getattr(recurrence_by_hand, program)()
    losses = [step() for _ in range(4)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] - 0.2
