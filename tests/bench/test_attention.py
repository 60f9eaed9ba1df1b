"""A step of the small GPT is a function that learns."""

import minitf as tf
from minitf.bench import attention


def test_the_loss_falls(monkeypatch):
    for name, value in {"BATCH": 2, "LENGTH": 4, "TOKENS": 8, "UNITS": 8, "HEADS": 2, "LAYERS": 1}.items():
        monkeypatch.setattr(attention, name, value)
    step = attention.gpt(tf)
    losses = [step() for _ in range(4)]
    assert losses == sorted(losses, reverse=True)
