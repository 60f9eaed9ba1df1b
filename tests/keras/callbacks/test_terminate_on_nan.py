"""Ending where the loss is no number."""

import pytest

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import TerminateOnNaN


@pytest.mark.parametrize("loss", [float("nan"), float("inf"), -float("inf")])
def test_it_ends_training(loss, capsys):
    assert len(run(TerminateOnNaN(), MadeUp(), [{"loss": 1.0}, {"loss": loss}, {"loss": 1.0}])) == 2
    assert capsys.readouterr().out == "Batch 0: Invalid loss, terminating training\n"


def test_it_can_raise():
    with pytest.raises(RuntimeError, match="NaN or Inf loss encountered"):
        run(TerminateOnNaN(raise_error=True), MadeUp(), [{"loss": float("nan")}])


def test_logs_without_a_loss():
    assert len(run(TerminateOnNaN(), MadeUp(), [{}, {}])) == 2
