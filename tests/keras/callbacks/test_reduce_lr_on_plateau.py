"""Smaller steps when nothing gets better."""

import pytest

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import ReduceLROnPlateau


def rates(callback, losses):
    return [logs["learning_rate"] for logs in run(callback, MadeUp(1.0), [{"loss": loss} for loss in losses])]


def test_the_rate_that_was_is_logged_and_then_made_smaller():
    assert rates(ReduceLROnPlateau("loss", 0.5, patience=1), [3, 2, 2, 2, 1]) == [1.0, 1.0, 1.0, 0.5, 0.25]


def test_a_cooldown():
    assert rates(ReduceLROnPlateau("loss", 0.5, patience=1, cooldown=2), [2, 2, 2, 2, 2]) == [1.0, 1.0, 0.5, 0.5, 0.25]


def test_there_is_a_least_rate():
    assert rates(ReduceLROnPlateau("loss", 0.1, patience=1, min_lr=0.5), [2, 2, 2, 2]) == [1.0, 1.0, 0.5, 0.5]


def test_it_must_become_smaller():
    with pytest.raises(ValueError, match="does not support a factor"):
        ReduceLROnPlateau(factor=1.5)
