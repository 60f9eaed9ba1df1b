"""Initializers that draw from a given distribution. Floor 7. Next: `scaling.py`, where the shape decides its width.

An initializer with an int as seed, or without a seed, gives the same values at every call for the same shape. One that
holds a `SeedGenerator` gives fresh ones.
"""

from ..random import distributions
from ..random.seed_generator import as_seed, seed_config
from .initializer import Initializer


class RandomNormal(Initializer):
    """Normal numbers.  mean, stddev: floats, stddev >= 0.  seed: int, SeedGenerator or None.

    >>> import minitf as tf
    >>> tf.keras.initializers.RandomNormal(stddev=0.1, seed=0)([2, 3]).shape
    TensorShape([2, 3])

    Raises: ValueError where the seed is something else.
    Source: keras.initializers.RandomNormal.
    """

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev = mean, stddev
        self.seed, self._init_seed = as_seed(seed, "RandomNormal"), seed

    def __call__(self, shape, dtype=None):
        return distributions.normal(shape, self.mean, self.stddev, dtype, self.seed)

    def get_config(self):
        return {"seed": seed_config(self._init_seed), "mean": self.mean, "stddev": self.stddev}


class TruncatedNormal(Initializer):
    """Normal numbers, all within two deviations of the mean; arguments as those of RandomNormal.

    Source: keras.initializers.TruncatedNormal.
    """

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev = mean, stddev
        self.seed, self._init_seed = as_seed(seed, "TruncatedNormal"), seed

    def __call__(self, shape, dtype=None):
        return distributions.truncated_normal(shape, self.mean, self.stddev, dtype, self.seed)

    def get_config(self):
        return {"seed": seed_config(self._init_seed), "mean": self.mean, "stddev": self.stddev}


class RandomUniform(Initializer):
    """Numbers spread evenly over [minval, maxval).  seed: int, SeedGenerator or None.

    Source: keras.initializers.RandomUniform.
    """

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval, self.maxval = minval, maxval
        self.seed, self._init_seed = as_seed(seed, "RandomUniform"), seed

    def __call__(self, shape, dtype=None):
        return distributions.uniform(shape, self.minval, self.maxval, dtype, self.seed)

    def get_config(self):
        return {"seed": seed_config(self._init_seed), "minval": self.minval, "maxval": self.maxval}


random_normal, truncated_normal, random_uniform = RandomNormal, TruncatedNormal, RandomUniform
