"""A step of the convolutional network is a function that learns."""

import minitf as tf
from minitf.bench import images


def test_the_loss_falls(monkeypatch):
    for name, value in {"BATCH": 8, "SIDE": 8, "CHANNELS": (3, 4, 8)}.items():
        monkeypatch.setattr(images, name, value)
    step = images.cnn(tf)
    losses = [step() for _ in range(4)]
    assert losses[-1] < losses[0]
