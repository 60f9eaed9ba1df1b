"""Logs: what a step or an epoch measured, by name. Floor 7."""

from ...core.tensor import Tensor


def as_numbers(logs):
    """Return the logs with Python floats where possible, sorted by name; dicts inside are merged.

    >>> as_numbers({"loss": 1, "by_output": {"a_loss": 0.5}})
    {'a_loss': 0.5, 'loss': 1.0}
    """
    found = {}
    for name, value in sorted((logs or {}).items()):
        if isinstance(value, dict):
            found.update(as_numbers(value))
        else:
            found[name] = _number(value)
    return found


def _number(value):
    if isinstance(value, Tensor) and value.ndim:
        value = value.numpy()
    try:
        return float(value)
    except (TypeError, ValueError):
        return value


def in_order(logs, names):
    """Return the logged values as a list: first those of `names`, then the others by name; a single one by itself.

    >>> in_order({"b": 2.0, "loss": 1.0, "a": 3.0}, ["loss", "b"])
    [1.0, 2.0, 3.0]
    """
    values = [logs[name] for name in names if name in logs]
    values += [logs[name] for name in sorted(logs) if name not in names]
    return values[0] if len(values) == 1 else values
