"""A callback that watches one number. Floor 7. Read next: `early_stopping.py`."""

import warnings

from ...backend.errors import did_you_mean, explain
from ..training.compile_metrics import CompileMetrics
from .callback import Callback

MODES = ("auto", "min", "max")


class MonitorCallback(Callback):
    """Knows whether a number is better than another.

    monitor: the name of the number among the logs; with "val_" it is that of the validation data.
    mode: "min" if less is better, "max" if more is, "auto" for what the metric itself says.
    baseline: a value to be better than.
    min_delta: how much better a value must be to count.
    """

    def __init__(self, monitor="val_loss", mode="auto", baseline=None, min_delta=0):
        super().__init__()
        if mode not in MODES:
            warnings.warn(f"{type(self).__name__} mode '{mode}' is unknown, fallback to auto mode.", stacklevel=3)
            mode = "auto"
        self.monitor = monitor
        self.mode = mode
        self.best = baseline
        self.min_delta = abs(min_delta)
        self._sign = None  # 1 if more is better, -1 if less is; known once the metrics are built

    def _learn_direction(self):
        """Find out which direction is the better one.  Raises: ValueError where nobody knows."""
        if self._sign is not None:
            return
        name = self.monitor.removeprefix("val_")
        if self.mode != "auto":
            self._sign = 1 if self.mode == "max" else -1
        elif name == "loss":
            self._sign = -1
        else:
            self._sign = self._direction_of(name)

    def _direction_of(self, name):
        for metric in self.model.metrics:
            for one in metric.metrics if isinstance(metric, CompileMetrics) else [metric]:
                direction = getattr(one, "_direction", None)
                if one.name == name and direction is not None:
                    return 1 if direction == "up" else -1
        raise ValueError(explain(type(self).__name__, f"monitor={self.monitor!r} and mode='auto'",
                                 "the metric does not say whether it should be maximized or minimized",
                                 "Pass mode='max' or mode='min'"))

    def _is_improvement(self, value, reference):
        """Whether a value is better than another, by more than `min_delta`; every value is better than None."""
        return reference is None or self._sign * (value - reference) > self.min_delta

    def _value(self, logs, what):
        """The watched number, or None with a warning that says `what` depends on it."""
        logs = logs or {}
        if self.monitor not in logs:
            names = sorted(logs)
            hint = did_you_mean(self.monitor, names)
            warnings.warn(f"{what} conditioned on metric `{self.monitor}` which is not available. Available metrics "
                          f"are: {','.join(names)}{'. ' + hint if hint else ''}", stacklevel=4)
        return logs.get(self.monitor)
