"""Which of two numbers is better."""

import pytest

from keras.callbacks.made_up import MadeUp
from minitf.keras.callbacks import MonitorCallback


class Metric:
    def __init__(self, name, direction):
        self.name, self._direction = name, direction


def monitor(name, **options):
    made = MonitorCallback(name, **options)
    model = MadeUp()
    model.metrics = [Metric("accuracy", "up"), Metric("mae", "down")]
    made.set_model(model)
    made._learn_direction()
    return made


@pytest.mark.parametrize(("name", "mode", "less_is_better"), [
    ("loss", "auto", True), ("val_loss", "auto", True), ("val_accuracy", "auto", False), ("mae", "auto", True),
    ("mae", "max", False), ("accuracy", "min", True), ("unheard-of", "min", True),
])
def test_the_direction(name, mode, less_is_better):
    assert monitor(name, mode=mode)._is_improvement(1.0, 2.0) == less_is_better
    assert monitor(name, mode=mode)._is_improvement(2.0, 1.0) != less_is_better


def test_a_little_better_does_not_count():
    assert not monitor("loss", min_delta=0.5)._is_improvement(1.6, 2.0)
    assert not monitor("accuracy", min_delta=-0.5)._is_improvement(0.9, 0.5)
    assert monitor("accuracy", min_delta=0.5)._is_improvement(1.1, 0.5)


def test_everything_is_better_than_nothing():
    assert monitor("loss")._is_improvement(1e9, None)


def test_a_metric_that_nobody_knows():
    with pytest.raises(ValueError, match="MonitorCallback: monitor='vall_loss'"):
        monitor("vall_loss")


def test_an_unknown_mode_is_warned_of():
    with pytest.warns(UserWarning, match="mode 'best' is unknown"):
        assert MonitorCallback("loss", mode="best").mode == "auto"


def test_a_missing_value_is_warned_of_with_the_nearest_name():
    with pytest.warns(UserWarning, match="Did you mean 'val_loss'"):
        assert monitor("loss")._value({"val_loss": 1.0}, "Stopping") is None
