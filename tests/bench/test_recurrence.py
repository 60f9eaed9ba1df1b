"""A recurrent step is a function that learns, a step at a time."""

import minitf as tf
from minitf.bench import recurrence


def test_the_loss_falls(monkeypatch):
    for name, value in {"BATCH": 4, "STEPS": 3, "INPUTS": 2, "UNITS": 8}.items():
        monkeypatch.setattr(recurrence, name, value)
    step = recurrence.gru(tf)
    losses = [step() for _ in range(4)]
    assert losses == sorted(losses, reverse=True)
