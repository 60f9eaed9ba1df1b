"""Domains: which values a hyperparameter may have. Floor 5. Read next: `experiment.py`."""

from __future__ import annotations

import random
from typing import Any

from ...backend.errors import explain

STRING, BOOL, FLOAT = 1, 2, 3  # TensorBoard's numbers for what values are; an int is a float to it
KINDS = {int: FLOAT, float: FLOAT, bool: BOOL, str: STRING}


class Domain:
    """The values that a hyperparameter may have.

    dtype: their type: float, int, str or bool.

    Source: tensorboard.plugins.hparams.api.Domain.
    """

    dtype: Any

    def sample_uniform(self, rng=random):
        """A value by chance, each as likely as any other.   rng: a random.Random, or the module."""
        raise NotImplementedError

    def update_hparam_info(self, hparam_info):
        """Write what it is into an HParamInfo message."""
        raise NotImplementedError


class Interval(Domain):
    """What the two intervals have in common.   min_value, max_value: the bounds, which belong to it."""

    def __init__(self, min_value=None, max_value=None):
        name = type(self).__name__
        for bound, value in (("min_value", min_value), ("max_value", max_value)):
            if not isinstance(value, self.dtype):
                raise TypeError(explain(name, f"{bound} is {value!r}", f"it must be of type {self.dtype.__name__}"))
        if min_value > max_value:
            raise ValueError(explain(name, f"{min_value!r} > {max_value!r}", "min_value must not be above max_value"))
        self.min_value, self.max_value = min_value, max_value

    def update_hparam_info(self, hparam_info):
        hparam_info.type = FLOAT
        hparam_info.domain_interval.min_value = self.min_value
        hparam_info.domain_interval.max_value = self.max_value

    def __str__(self):
        return f"[{self.min_value}, {self.max_value}]"

    def __repr__(self):
        return f"{type(self).__name__}({self.min_value!r}, {self.max_value!r})"


class IntInterval(Interval):
    """All integers from one to another, both included.

        >>> IntInterval(1, 6).sample_uniform() in range(1, 7)
        True

    Raises: TypeError for bounds that are no ints; ValueError where the first is above the second.
    Source: tensorboard.plugins.hparams.api.IntInterval.
    """

    dtype = int

    def sample_uniform(self, rng=random):
        return rng.randint(self.min_value, self.max_value)


class RealInterval(Interval):
    """All numbers from one to another, both included.

    Raises: TypeError for bounds that are no floats; ValueError where the first is above the second.
    Source: tensorboard.plugins.hparams.api.RealInterval.
    """

    dtype = float

    def sample_uniform(self, rng=random):
        return rng.uniform(self.min_value, self.max_value)


class Discrete(Domain):
    """A few values, of one type.

    values: the values.   dtype: int, float, bool or str; by default, the type of the first value.

        >>> Discrete(["sgd", "adam"]).values
        ['adam', 'sgd']

    Raises: ValueError for another type, and where there is no value to tell it; TypeError for a value of another type.
    Source: tensorboard.plugins.hparams.api.Discrete.
    """

    def __init__(self, values, dtype=None):
        values = list(values)
        if dtype is None and not values:
            raise ValueError(explain("Discrete", "no values, and no dtype", "Empty domain with no dtype specified"))
        self.dtype = type(values[0]) if dtype is None else dtype
        if self.dtype not in KINDS:
            raise ValueError(explain("Discrete", f"dtype is {self.dtype!r}", "Unknown dtype: int, float, bool or str"))
        for value in values:
            if not isinstance(value, self.dtype):
                raise TypeError(explain("Discrete", f"a value is {value!r}", "dtype mismatch: all must be of type "
                                        f"{self.dtype.__name__}"))
        self._values = sorted(values)

    @property
    def values(self) -> list:
        return list(self._values)

    def sample_uniform(self, rng=random):
        return rng.choice(self._values)

    def update_hparam_info(self, hparam_info):
        hparam_info.type = KINDS[self.dtype]
        hparam_info.domain_discrete.SetInParent()
        for value in self._values:
            set_value(hparam_info.domain_discrete.values.add(), value)

    def __str__(self):
        return "{" + ", ".join(map(repr, self._values)) + "}"

    def __repr__(self):
        return f"Discrete({self._values!r})"


def set_value(message, value):
    """Write a bool, number or string into a Value message.

    Raises: TypeError for anything else.
    """
    if isinstance(value, bool):
        message.bool_value = value
    elif isinstance(value, (int, float)):
        message.number_value = value
    elif isinstance(value, str):
        message.string_value = value
    else:
        raise TypeError(explain("hparams", f"a value is {value!r}, of unsupported type {type(value).__name__}",
                                "it must be a bool, an int, a float or a str"))
